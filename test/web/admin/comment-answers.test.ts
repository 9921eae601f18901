import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogueLanguages } from '../../../src/i18n/language.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { somebody } from '../../support/somebody.js';
import { staffMember } from '../../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

it('a link’s page answers a reader’s question in every language, each with the address that leads on in it', async () => {
  const { cookie } = await staffMember(app, ['admin']);

  const { text } = await app.http.get('/admin/links/muscle-knots').set('cookie', cookie);

  const answers = [...text.matchAll(/<textarea id="answer-([\w-]+)" lang="\1"[^>]*>([^<]*)</g)];
  expect(answers.map(([, language]) => language!).sort()).toEqual([...catalogueLanguages].sort());
  for (const [, language, said] of answers) {
    const address = `http://clinic.test/go/muscle-knots?at=comment${language === 'en' ? '' : `&amp;lang=${language}`}`;
    expect(said!.endsWith(address), said).toBe(true);
  }
});

it('those who follow it are counted apart from those of the article', async () => {
  const { cookie } = await staffMember(app, ['admin']);
  await app.http.get('/go/muscle-knots').set(somebody.headers);
  const { headers } = await app.http.get('/go/muscle-knots?at=comment&lang=de').set(somebody.headers);

  expect(headers['location']).toMatch(/^\/find\?treatment=acupuncture&.*lang=de$/);
  const { text } = await app.http.get('/admin/link-report/csv?weeks=4').set('cookie', cookie);
  const lines = text.split('\r\n').filter((line) => line.includes('muscle-knots'));
  expect(lines.filter((line) => /,comment,1,/.test(line))).toHaveLength(1);
  expect(lines.filter((line) => /,link,1,/.test(line))).toHaveLength(1);
});
