import type { Page } from 'playwright-core';
import type { DataSource } from 'typeorm';
import type { Role } from '../../src/accounts/staff-member.js';

interface StaffPicture {
  readonly role: Role;
  readonly path: string;
  /** What is done on it before the picture is taken. */
  readonly first?: (page: Page) => Promise<unknown>;
}

/** Every page of the staff and of the administrators in the demo clinic, by name, with one who may open it. */
export async function staffPages(db: DataSource, day: string): Promise<Readonly<Record<string, StaffPicture>>> {
  const one = async (query: string) => (await db.query<[{ it: string }]>(query))[0].it;
  const visits = `from bookings b join practitioners p on p.id = b.practitioner_id where p.slug = 'mei-tanaka' and b.status`;
  const [ahead, patient, other, user, waiting] = await Promise.all([
    one(`select reference it ${visits} = 'confirmed' and b.starts_at > '${day}' order by b.starts_at limit 1`),
    one(`select patient_id it ${visits} = 'done' order by b.starts_at desc limit 1`),
    one(`select patient_id it ${visits} = 'done' order by b.starts_at limit 1`),
    one(`select id it from staff_auth."user" order by name limit 1`),
    one(`select id it from waitlist_entries where status = 'waiting' order by waiting_since limit 1`),
  ]);
  const reception = (path: string): StaffPicture => ({ role: 'reception', path });
  const practitioner = (path: string): StaffPicture => ({ role: 'practitioner', path });
  const admin = (path: string): StaffPicture => ({ role: 'admin', path });
  const saved = (path: string, fields: Readonly<Record<string, string>>): StaffPicture => ({
    ...admin(path),
    first: async (page) => {
      for (const [name, value] of Object.entries(fields)) await page.fill(`main [name="${name}"]`, value);
      await page.locator('main .save-bar button').first().click();
    },
  });
  return {
    diary: reception(`/staff/diary?day=${day}`),
    'diary-rooms': reception(`/staff/diary?day=${day}&by=rooms`),
    'diary-week': practitioner(`/staff/diary/week?day=${day}`),
    'diary-everyone': reception(`/staff/diary/everyone?day=${day}`),
    'diary-sheet': reception(`/staff/diary/sheet?day=${day}`),
    book: reception(`/staff/book?q=an&from=${day}`),
    visit: reception(`/staff/visits/${ahead}`),
    'visit-practitioner': practitioner(`/staff/visits/${ahead}`),
    move: reception(`/staff/visits/${ahead}/move`),
    patients: reception('/staff/patients'),
    patient: admin(`/staff/patients/${patient}`),
    contact: reception(`/staff/patients/${patient}/contact`),
    'merge-search': reception(`/staff/patients/${patient}/merge`),
    merge: reception(`/staff/patients/${patient}/merge/${other}`),
    split: reception(`/staff/patients/${patient}/split`),
    waitlist: reception('/staff/waitlist'),
    'waitlist-entry': reception(`/staff/waitlist/${waiting}`),
    'waitlist-new': reception('/staff/waitlist/new'),
    hours: reception('/staff/hours'),
    'hours-one': practitioner('/staff/hours/mei-tanaka'),
    'hours-weekly': practitioner('/staff/hours/mei-tanaka/weekly'),
    'hours-date': practitioner('/staff/hours/mei-tanaka/date'),
    'hours-off': practitioner('/staff/hours/mei-tanaka/off'),
    calendars: reception('/staff/calendars'),
    'calendars-one': practitioner('/staff/calendars/mei-tanaka'),
    records: practitioner('/staff/records'),
    undelivered: reception('/staff/undelivered'),
    clashes: admin('/staff/clashes'),
    profile: practitioner('/staff/profile'),
    me: practitioner('/staff/me'),
    confirm: admin('/staff/confirm'),
    index: admin('/admin'),
    clinic: admin('/admin/clinic'),
    locations: admin('/admin/locations'),
    'location-new': admin('/admin/locations/new'),
    location: admin('/admin/locations/bellport'),
    room: admin('/admin/locations/bellport/rooms/new'),
    closure: admin('/admin/locations/bellport/closures/new'),
    closing: admin('/admin/closing'),
    practitioners: admin('/admin/practitioners'),
    'practitioner-new': admin('/admin/practitioners/new'),
    practitioner: admin('/admin/practitioners/mei-tanaka'),
    treatments: admin('/admin/treatments'),
    treatment: admin('/admin/treatments/base/acupuncture'),
    'treatment-new': admin('/admin/treatments/base/new'),
    'treatments-common': admin('/admin/treatments/common'),
    'treatment-rules': admin('/admin/treatments/base/acupuncture/terms'),
    users: admin('/admin/users'),
    'user-new': admin('/admin/users/new'),
    user: admin(`/admin/users/${user}`),
    'booking-rules': admin('/admin/booking-rules'),
    templates: saved('/admin/message-templates/booking-confirmed/en', { greeting: 'Dear {name},' }),
    template: admin('/admin/message-templates/booking-confirmed/en'),
    reports: admin('/admin/reports'),
    links: admin('/admin/links'),
    link: admin('/admin/links/muscle-knots'),
    'link-new': admin('/admin/links/new'),
    posts: admin('/admin/links/posts'),
    'link-report': admin('/admin/link-report'),
    'import-export': admin('/admin/import-export'),
    imports: admin('/admin/imports'),
    export: admin('/admin/export'),
    'api-keys': admin('/admin/api-keys'),
    'api-key-new': admin('/admin/api-keys/new'),
    'api-key': saved('/admin/api-keys/new', { name: 'Website' }),
    webhooks: admin('/admin/webhooks'),
    'webhook-new': admin('/admin/webhooks/new'),
    webhook: saved('/admin/webhooks/new', { name: 'Newsletter', address: 'https://example.org/hook' }),
    health: admin('/admin/health'),
    audit: admin('/admin/audit'),
    'emergency-access': admin('/admin/emergency-access'),
    'emergency-access-new': admin(`/admin/emergency-access/${patient}/new`),
    'patient-export': admin(`/admin/patients/${patient}/export`),
    'patient-erasure': admin(`/admin/patients/${patient}/erasure`),
  };
}
