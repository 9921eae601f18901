import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { suggestedEmail, suggestedEmailScript } from '../../src/patients/email-suggestion.js';

const inBrowsers = (email: string) =>
  runInNewContext(`${suggestedEmailScript}; suggestedEmail(${JSON.stringify(email)})`) as string | undefined;

it.each([
  'gmail.com gmial gmal gmai gnail gamil gmaill ggmail gmail.con gmail.co gmail.cm gmail.cmo gmail.comm gmailcom gmail,com GMIAL.COM',
  'hotmail.com hotmial hotmal hotnail hotmail.con',
  'outlook.com outlok outloook outlook.con',
  'yahoo.com yaho yahooo yahoo.con',
  'icloud.com iclod icoud icloud.con',
  'aol.com aol.con',
  'comcast.net comcast.nt comcas.net',
  'yahoo.co.uk yahoo.co.k yaho.co.uk',
  'gmx.de gmx.dee gmx.d',
  'web.de web.dee',
  't-online.de t-onlin.de t-online.d',
  'orange.fr orage.fr orange.f',
  'qq.com qq.con',
  '163.com 163.con',
])('somebody at %s', (line) => {
  const [meant, ...typed] = line.split(' ');
  for (const domain of typed) {
    const address = `Dana.Reyes+x@${/[.,]|com$/.test(domain) ? domain : `${domain}.com`}`;
    expect([address, suggestedEmail(address)]).toEqual([address, `Dana.Reyes+x@${meant}`]);
    expect(inBrowsers(address)).toBe(suggestedEmail(address));
  }
});

it('whoever is where few others are is not asked', () => {
  const others =
    'example.org stanford.edu ucl.ac.uk mayoclinic.org harbour.example clinic.health mail.de mail.com email.com ymail.com inbox.com ' +
    'gmx.at gmx.ch gmx.fr hotmail.it hotmail.be hotmail.nl outlook.be outlook.it yahoo.se yahoo.it live.be live.nl free.de online.de ' +
    'love.com key.com aon.at hey.com duck.com foxmail.com tuta.io mail.ru naver.com bell.net shaw.ca mailbox.org';
  const asked = others.split(' ').filter((domain) => suggestedEmail(`dana@${domain}`) || inBrowsers(`dana@${domain}`));
  expect(asked).toEqual([]);
});

it.each(['', 'dana', '@gmial.com', 'dana@', 'dana@gmail.com ', '  '])('nothing is made of "%s"', (typed) => {
  expect(suggestedEmail(typed)).toBeUndefined();
});
