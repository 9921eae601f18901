import { describe, expect, it, onTestFinished } from 'vitest';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { catalogueLanguages, clinicLocale, languageOf, localeFor } from '../../src/i18n/language.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { openApp } from '../support/app.js';
import { openFreshDatabase } from '../support/database.js';
import { everyLetter } from '../support/every-notification.js';
import { foreignFormats, readable } from '../support/formats.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

const clinics: Readonly<Record<string, Pick<ClinicFile, 'locale' | 'hourCycle'>>> = {
  'en-US': { locale: 'en-US' },
  'en-US, counting 24 hours': { locale: 'en-US', hourCycle: 'h23' },
  'en-GB': { locale: 'en-GB' },
  'en-AU': { locale: 'en-AU' },
  de: { locale: 'de' },
};
const start = '2026-12-01T14:15:00-05:00';
const visit = { treatment: 'acupuncture', location: 'harbour' };

describe.each(Object.entries(clinics))('at a clinic in %s', (_, writing) => {
  it('no page and no message is written as in another country', async () => {
    const app = await openApp({ clinic: { ...smallClinic, ...writing }, now: '2026-11-27T14:00:00Z' });
    onTestFinished(() => app.close());
    const held = await app.http.post('/api/v1/holds').send({ ...visit, start, practitioner: 'jonas' });
    const patient = { name: 'Ana', email: 'ana@example.org' };
    const booked = await app.http.post('/api/v1/bookings').send({ ...visit, start, practitioner: 'mei', patient });
    const token = String(booked.body.manageUrl).split('/').at(-1)!;
    const opened = await app.http.get(`/visit/${token}`);
    const patientCookie = String(opened.headers['set-cookie']).split(';', 1)[0]!;
    const staffCookie = (await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' }))
      .cookie;
    const known: Readonly<Record<string, string>> = {
      ':reference': booked.body.reference,
      ':hold': held.body.hold,
      ':location': 'harbour',
      ':treatment': 'acupuncture',
      ':practitioner': 'mei',
      ':room': 'east',
      ':unit': 'cups-1',
      ':kind': 'base',
    };
    const slugs = { locations: 'harbour', treatments: 'acupuncture', practitioners: 'mei' };
    const addresses = (await routesWithPolicies())
      .filter(({ method, path }) => method === 'GET' && !/^\/(api|dev|assets)\b|\/changes$/.test(path))
      .map(({ path }) => {
        const [, list] = /(locations|treatments|practitioners)\/(?:base\/)?:slug/.exec(path) ?? [];
        const filled = list ? path.replace(':slug', slugs[list as keyof typeof slugs]) : path;
        return filled.replace(/:\w+/g, (name) => known[name] ?? name);
      });
    const query = `treatment=acupuncture&practitioner=mei&location=harbour&near=40.7,-73&start=${encodeURIComponent(start)}&at=3pm&day=2026-12-01&date=2026-12-01`;
    const languages = writing.locale === 'en-US' ? catalogueLanguages : [languageOf(writing.locale)];
    const wrong: string[] = [];
    let read = 0;
    for (const address of addresses) {
      const staff = /^\/(staff|admin)\b/.test(address);
      for (const language of staff ? ['en'] : languages) {
        const { status, type, text } = await app.http
          .get(`${address}?${query}&lang=${language}`)
          .set('cookie', staff ? staffCookie : patientCookie);
        if (status >= 400 || type !== 'text/html') continue;
        read++;
        const locale = localeFor(language, clinicLocale(writing));
        wrong.push(...foreignFormats(readable(text), locale).map((found) => `${address} in ${locale}: ${found}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(40);
  });
});

it('no email, subject or calendar entry is written as in another country', async () => {
  const clinic = await openFreshDatabase();
  onTestFinished(() => clinic.drop());
  const locales = ['en-US', 'en-US-u-hc-h23', 'en-GB', 'en-AU', 'de', 'es-US', 'es', 'fr', 'zh-Hans'];
  for (const { kind, locale, mail, calendars } of await everyLetter(clinic.db, locales)) {
    const entry = calendars.map(({ content }) => /^(SUMMARY|DESCRIPTION|LOCATION).*/gm.exec(content)?.[0]).join(' ');
    for (const text of [
      mail.subject!,
      mail.text!.replace(/\n\n+/g, ' | ').replace(/\s+/g, ' '),
      readable(mail.html!),
      entry,
    ])
      expect.soft(foreignFormats(text, locale), `${kind} in ${locale}`).toEqual([]);
  }
});
