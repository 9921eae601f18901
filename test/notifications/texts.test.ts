import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HttpGateway } from '../../src/notifications/text/http-gateway.client.js';
import { internationalNumber } from '../../src/notifications/text/phone-number.js';
import { reminderText } from '../../src/notifications/text/reminder-text.js';
import { gsmPlaces } from '../../src/notifications/text/short-text.js';
import { readSettings } from '../../src/platform/settings.js';
import { freePort } from '../support/free-port.js';
import { patientNotification } from '../support/notifications.js';
import { startTextGateway, type TextGateway } from '../support/text-gateway.js';

describe('a number as it was typed, for a place in that country', () => {
  it.for([
    ['+1 631 555 0142', 'DE', '+16315550142'],
    ['(631) 555-0142', 'US', '+16315550142'],
    ['1 631 555 0142', 'US', '+16315550142'],
    ['011 49 30 1234567', 'US', '+49301234567'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['+44 (0)20 7946 0018', 'US', '+442079460018'],
    ['0044 20 7946 0018', 'GB', '+442079460018'],
    ['0170 1234567', 'de', '+491701234567'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['555 01', 'US', null],
    ['0170 1234567', 'XX', null],
    ['', 'US', null],
    ['+0 170 1234567', 'US', null],
  ] as const)('%s in %s is %s', ([typed, country, number]) => {
    expect(internationalNumber(typed, country)).toBe(number);
  });
});

describe('a reminder on the telephone', () => {
  it('says when and where and whom to call, and not what for', () => {
    const text = reminderText(patientNotification());

    expect(text).toBe(
      'Meridian Acupuncture: your appointment is on Tue 1 Dec, 10:00, at Hudson Street. To change it, call +1 212 555 0134.',
    );
    expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
  });

  it('fits into one message whatever the clinic is called', () => {
    const long = { name: 'The Acupuncture and Traditional Medicine Practice of the Upper West Side and Riverside' };
    const place = { ...patientNotification().location, name: 'The old chapel behind the library, second floor' };
    for (const letter of [
      patientNotification({ clinic: long }),
      patientNotification({ clinic: long, location: place }),
      patientNotification({ clinic: { name: long.name.repeat(3) }, location: { ...place, phone: '' } }),
    ]) {
      const text = reminderText(letter);
      expect(gsmPlaces(text)).toBeLessThanOrEqual(160);
      expect(text).toContain('Tue 1 Dec, 10:00');
    }
  });

  it.for(['es', 'fr', 'de'])('keeps to the telephone’s alphabet in %s', (locale) => {
    const clinic = { name: 'Praxis “Größe” – Zoë’s Akupunktur, Málaga' };

    expect(gsmPlaces(reminderText(patientNotification({ locale, clinic })))).toBeLessThanOrEqual(160);
  });

  it('in Chinese has 70 characters', () => {
    expect(
      reminderText(patientNotification({ locale: 'zh-Hans', clinic: { name: '经络针灸诊所' } })).length,
    ).toBeLessThanOrEqual(70);
  });
});

describe('a gateway for text messages', () => {
  let gateway: TextGateway;
  beforeAll(async () => {
    gateway = await startTextGateway();
  });
  afterAll(() => gateway.stop());
  beforeEach(() => {
    gateway.received.length = 0;
    gateway.answers(202);
  });
  const message = { to: '+16315550142', text: 'See you at 10:00, "{to}" \\ {text}', key: 'one@clinic.test' };
  const carrier = (env: Record<string, string> = {}, milliseconds?: number) =>
    new HttpGateway(readSettings({ SMS_URL: gateway.url, ...env }).texts!, milliseconds);

  it('gets number and text as JSON, with who we are and a key by which it knows a repeat', async () => {
    expect(await carrier({ SMS_TOKEN: 'sesame' }).send(message)).toEqual({ delivery: 'accepted' });

    const [{ path, headers, body }] = gateway.received as [TextGateway['received'][0]];
    expect(path).toBe('POST /messages');
    expect(headers).toMatchObject({
      authorization: 'Bearer sesame',
      'idempotency-key': 'one@clinic.test',
      'content-type': 'application/json',
    });
    expect(body).toEqual({ to: message.to, text: message.text });
  });

  it('gets them in its own form', async () => {
    const SMS_BODY =
      '{"from": "Harbour", "messages": [{"msisdn": "{to}", "body": "{text}", "parts": 1, "flash": false}]}';
    await carrier({ SMS_BODY }).send(message);

    expect(gateway.received[0]!.body).toEqual({
      from: 'Harbour',
      messages: [{ msisdn: message.to, body: message.text, parts: 1, flash: false }],
    });
  });

  it.for([
    [400, 'refused'],
    [422, 'refused'],
    [401, 'deferred'],
    [404, 'deferred'],
    [429, 'deferred'],
    [500, 'deferred'],
    [503, 'deferred'],
  ] as const)('that answers %i: the message is %s', async ([status, delivery]) => {
    gateway.answers(status);

    expect(await carrier().send(message)).toEqual({ delivery, fault: `TEXT ${status}` });
  });

  it('cannot send us elsewhere', async () => {
    gateway.answers(307, { location: gateway.url.replace('messages', 'elsewhere') });

    expect(await carrier().send(message)).toMatchObject({ delivery: 'deferred' });
    expect(gateway.received).toHaveLength(1);
  });

  it('that does not answer, or is not there, is asked again later', async () => {
    gateway.answers(null);
    expect(await carrier({}, 200).send(message)).toEqual({ delivery: 'deferred', fault: 'TEXT ETIMEDOUT' });
    expect(await carrier({ SMS_URL: `http://127.0.0.1:${await freePort()}/` }).send(message)).toEqual({
      delivery: 'deferred',
      fault: 'TEXT ECONNREFUSED',
    });
  });

  it('is described so that it can be understood, or the service does not start', () => {
    const wrong = { SMS_URL: 'gateway', SMS_TOKEN: 'two words', SMS_BODY: '{"to": "{to}"}' };
    for (const name of Object.keys(wrong)) expect(() => readSettings(wrong)).toThrow(`  ${name}: must`);
    for (const SMS_BODY of ['to={to}&text={text}', '["{to}", "{text}"]', '{"to": "{to}", "text": "{text}"'])
      expect(() => readSettings({ SMS_BODY })).toThrow('SMS_BODY: must be a JSON object');
    expect(readSettings({}).texts).toBeUndefined();
  });
});
