import type supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { keptCookie } from '../../support/somebody.js';
import { staffMember } from '../../support/staff.js';

const english = {
  lateCancellation: 'A late cancellation costs half.',
  noShow: 'If you do not come, all of it is due.',
};
const german = { lateCancellation: 'Eine späte Absage kostet die Hälfte.', noShow: 'Wenn Sie nicht kommen, alles.' };
const translated = {
  ...smallClinic,
  policy: { ...smallClinic.policy, ...english, translations: { de: german } },
};
const reads = (language: string) => ({ 'accept-language': language });
const wanted = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour' };
const somebody = { name: 'Zoë Ångström', email: 'zoe@example.org', phone: '', note: '' };

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: translated, now: '2026-11-23T14:00:00Z' });
});
afterAll(() => app.close());

const cookiesOf = ({ headers }: supertest.Response) =>
  ((headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!);

/** All that somebody reads on the way to a visit and of it, each with where it stands. */
async function booked(language: string, start: string) {
  const choosing = await app.http
    .get(`/book?${new URLSearchParams(wanted)}`)
    .set(reads(language))
    .expect(200);
  const held = await app.http.post('/api/v1/holds').send({ ...wanted, start });
  const address = `/book/${held.body.hold}`;
  const details = await app.http.get(address).set(reads(language)).expect(200);
  const done = await app.http
    .post(`${address}/confirmation`)
    .set(reads(language))
    .set('cookie', keptCookie)
    .type('form')
    .send(somebody)
    .expect(303);
  const reference = done.headers['location']!.split('/').at(-1)!;
  const visit = () => app.http.get(`/visit/of/${reference}`).set('Cookie', cookiesOf(done)).expect(200);
  const [letter] = await app.db.query(
    `select data::text as text from notifications where template = 'booking-confirmed'
       and about = (select id from bookings where reference = $1)`,
    [reference],
  );
  const pages = { choosing: choosing.text, details: details.text, visit: (await visit()).text, letter: letter.text };
  return { reference, visit, pages };
}

describe('a late cancellation and a visit missed', () => {
  it('are told a German reader in German: before booking, in the letter and on the page of the visit', async () => {
    const { pages } = await booked('de-AT', '2026-12-01T10:00:00-05:00');

    for (const [where, text] of Object.entries(pages)) {
      for (const words of Object.values(german)) expect(text, where).toContain(words);
      for (const words of Object.values(english)) expect(text, where).not.toContain(words);
    }
  });

  it('are told a French reader in the clinic’s own words, because it has none in French', async () => {
    const { pages } = await booked('fr', '2026-12-02T10:00:00-05:00');
    for (const [where, text] of Object.entries(pages)) expect(text, where).toContain(english.noShow);
  });

  it('stay as they were read, whatever language the staff choose for the visit, and whatever the clinic says later', async () => {
    const { reference, visit } = await booked('de', '2026-12-03T10:00:00-05:00');
    const { cookie } = await staffMember(app, ['reception']);
    const to = `/staff/visits/${reference}/language`;
    await app.http.post(to).set('Cookie', cookie).type('form').send({ language: 'fr' }).expect(303);
    await app.get(ClinicFiles).import({ ...smallClinic, policy: { ...translated.policy, noShow: 'Nothing is due.' } });

    const { text } = await visit();

    await app.get(ClinicFiles).import(translated);
    expect(text).toContain('<html lang="fr');
    expect(text).toContain(german.noShow);
  });

  it('are held as the clinic said them, should it say something else before the patient has booked', async () => {
    const held = await app.http.post('/api/v1/holds').send({ ...wanted, start: '2026-12-04T10:00:00-05:00' });
    const others = { noShow: 'Twice the price.', translations: { de: { noShow: 'Das Doppelte.' } } };
    await app.get(ClinicFiles).import({ ...smallClinic, policy: { ...smallClinic.policy, ...others } });

    const { text } = await app.http.get(`/book/${held.body.hold}`).set(reads('de')).expect(200);

    await app.get(ClinicFiles).import(translated);
    expect(text).toContain(english.noShow);
    expect(text).not.toContain('Das Doppelte.');
  });
});

describe('where the clinic writes them', () => {
  const path = '/admin/booking-rules';
  /** As a browser sends the form back: every field it was filled with. */
  const fieldsOf = (html: string) =>
    Object.fromEntries([
      ...[...html.matchAll(/<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
      ...[...html.matchAll(/<textarea[^>]*? name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, value]) => [name, value]),
    ]) as Record<string, string>;

  it('what is written in other languages is on the page, and saving the page keeps it', async () => {
    const { cookie } = await staffMember(app, ['admin']);
    const { text } = await app.http.get(path).set('Cookie', cookie).expect(200);
    const fields = fieldsOf(text);
    expect(fields['translations.de.noShow']).toBe(german.noShow);
    const typed = { ...fields, holdMinutes: '12', 'translations.fr.noShow': 'Si vous ne venez\npas, tout est dû.' };

    const saved = { ...typed, do: 'save', 'cancelNoticeMinutes.unit': 'hours', 'minNoticeMinutes.unit': 'hours' };
    await app.http
      .post(path)
      .set('Cookie', cookie)
      .set('origin', app.settings.publicUrl)
      .type('form')
      .send(saved)
      .expect(303);

    const { policy } = await app.get(ClinicFiles).export();
    await app.get(ClinicFiles).import(translated);
    expect(policy).toMatchObject({ ...english, holdMinutes: 12 });
    expect(policy.translations).toEqual({ de: german, fr: { noShow: 'Si vous ne venez pas, tout est dû.' } });
  });
});
