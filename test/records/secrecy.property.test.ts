import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EmailChanges } from '../../src/accounts/email-changes.service.js';
import type { Role, StaffMember } from '../../src/accounts/staff-member.js';
import { StaffMembers } from '../../src/accounts/staff-members.service.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { StaffReschedules } from '../../src/bookings/by-staff/staff-reschedules.service.js';
import { ClinicEdits } from '../../src/changes/clinic-edits.service.js';
import { keepAll } from '../../src/patients/merging.js';
import { Merges } from '../../src/patients/merges.service.js';
import { RecordMoves } from '../../src/patients/record-moves.service.js';
import { Splits } from '../../src/patients/splits.service.js';
import { BadInput, Refusal } from '../../src/platform/refusal.js';
import { PersonExports } from '../../src/privacy/person-exports.service.js';
import { EmergencyAccess } from '../../src/records/emergency-access.service.js';
import { NoteShares } from '../../src/records/note-shares.service.js';
import { OpenRecords } from '../../src/records/open-records.service.js';
import { VisitAnswers } from '../../src/records/visit-answers.service.js';
import { VisitNotes } from '../../src/records/visit-notes.service.js';
import { type App, openApp } from '../support/app.js';
import { at, visitAt } from '../support/desk.js';
import { staffToken } from '../../src/notifications/staff-link.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

const now = '2026-11-27T14:00:00Z';
/** Mei's own address, as it was before anybody did anything. */
const own = 'mei@clinic.example.org';
const secrets = ['Needles in the hand frighten me', 'Left shoulder, three cups'];

const accounts = ['ada', 'bea', 'puppet', 'mei'] as const;
type Account = (typeof accounts)[number];
const diaries = ['mei', 'jonas'] as const;
type Diary = (typeof diaries)[number];

let app: App;
let ids: Record<Account, string>;
let diaryIds: Record<Diary, string>;
let patient: string;
let visit: string;
/** Another patient of Mei's, whose notes are shared with Jonas. */
let twin: string;
let twinVisit: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  const rows = (await app.db.query(`select slug, id from practitioners`)) as { slug: Diary; id: string }[];
  diaryIds = Object.fromEntries(rows.map(({ slug, id }) => [slug, id])) as typeof diaryIds;
  await app.db.query(`update practitioners set email = $1 where slug = 'mei'`, [own]);
  ids = {
    ada: (await staffMember(app, ['admin'], { name: 'Ada' })).id,
    bea: (await staffMember(app, ['admin'], { name: 'Bea' })).id,
    puppet: (await staffMember(app, ['reception'], { name: 'Puppet' })).id,
    mei: (await staffMember(app, ['practitioner'], { practitioner: 'mei', name: 'Mei' })).id,
  };
  const booked = await app.get(Bookings).book(visitAt('2026-12-01 09:00'), {
    contact: { name: 'Ana García', email: 'ana@example.org', phone: null },
    note: secrets[0],
  });
  visit = booked.reference;
  [{ id: patient }] = await app.db.query(`select id from patients`);
  await app.get(VisitNotes).write(await actor('mei'), visit, secrets[1]!);
  twinVisit = (
    await app.get(Bookings).book(visitAt('2026-12-02 09:00'), {
      contact: { name: 'Ana Garcés', email: 'garces@example.org', phone: null },
    })
  ).reference;
  [{ id: twin }] = await app.db.query(`select id from patients where name = 'Ana Garcés'`);
});
afterAll(() => app.close());

/** Everything but the booking and the note is as it was before the first sequence. The puppet treats as Jonas. */
async function startOver(): Promise<void> {
  // Not in the very millisecond in which the note was written.
  app.clock.set(new Date(Date.parse(now) + 60_000));
  await app.db.query(`delete from notifications`);
  await app.db.query(`delete from emergency_access`);
  await app.db.query(`delete from note_shares`);
  await app.db.query(`delete from former_practitioner_addresses`);
  await app.db.query(`delete from former_answer_readers`);
  await app.db.query(`update practitioners set email = $1 where slug = 'mei'`, [own]);
  await app.db.query(`update bookings set practitioner_id = $1`, [diaryIds.mei]);
  await app.db.query(`delete from former_answer_readers`);
  await app.db.query(`delete from record_moves`);
  await app.db.query(`update patients set merged_into = null`);
  for (const [reference, owner] of [
    [visit, patient],
    [twinVisit, twin],
  ])
    await app.db.query(`update bookings set patient_id = $2 where reference = $1`, [reference, owner]);
  await app.get(NoteShares).give({ id: ids.mei, practitionerId: diaryIds.mei }, twinVisit, 'jonas');
  await app.db.query(`update staff set practitioner_id = null, roles = '{admin}'`);
  await app.db.query(
    `update staff set active = true, records_from = null,
       practitioner_id = case id when $1 then $2::uuid when $3 then $4::uuid end,
       roles = case when id in ($1, $3) then '{practitioner}' else '{admin}' end::text[]`,
    [ids.mei, diaryIds.mei, ids.puppet, diaryIds.jonas],
  );
}

async function member(account: Account): Promise<StaffMember> {
  const { name, email, roles, practitionerId } = await app.get(StaffMembers).one(ids[account]);
  const session = { id: ids[account], signedInAt: app.clock.now(), strong: true };
  return { id: ids[account], name, email, roles, practitionerId, demo: false, session };
}
async function actor(account: Account) {
  const { id, name, practitionerId } = await member(account);
  return { id, name, practitionerId, everyDiary: false };
}

/** Roles and diary, with everything else as it is. */
async function give(by: StaffMember, whom: Account, roles: readonly Role[], practitionerId: string | null) {
  const person = await app.get(StaffMembers).one(ids[whom]);
  await app.get(StaffMembers).change(by, ids[whom], { ...person, roles, practitionerId }, clinic);
}
const clinic = { name: 'Harbour Acupuncture', locale: 'en-US' };

interface Step {
  readonly name: string;
  /** What the account read by it, if it read anything. */
  run(): Promise<unknown>;
}

const place = { country: 'US', locale: 'en-US' };
const by = fc.constantFrom<Account>('ada', 'bea');
const anyone = fc.constantFrom<Account>('ada', 'bea', 'puppet');
const diary = fc.constantFrom(...diaries);
const whose = fc.boolean().map((first) => () => (first ? patient : twin));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(by, fc.constantFrom(...accounts), fc.option(diary)).map(([who, whom, to]) => ({
    name: `${who} gives ${whom} the diary ${to}`,
    run: async () => {
      const { roles } = await app.get(StaffMembers).one(ids[whom]);
      const others = roles.filter((role) => role !== 'practitioner');
      const wanted = to ? [...others, 'practitioner' as const] : others.length > 0 ? others : ['reception' as const];
      await give(await member(who), whom, wanted, to && diaryIds[to]);
    },
  })),
  fc.tuple(by, fc.constantFrom(...accounts), fc.boolean()).map(([who, whom, active]) => ({
    name: `${who} ${active ? 'activates' : 'deactivates'} ${whom}`,
    run: async () => app.get(StaffMembers).setActive(await member(who), ids[whom], active),
  })),
  fc.tuple(by, fc.constantFrom('false@example.org', own)).map(([who, email]) => ({
    name: `${who} changes Mei's address to ${email}`,
    run: async () =>
      app.get(ClinicEdits).change(await member(who), { action: 'practitioner.changed' }, (file) => ({
        ...file,
        practitioners: file.practitioners.map((one) => (one.slug === 'mei' ? { ...one, email } : one)),
      })),
  })),
  fc.tuple(by, diary).map(([who, practitioner]) => ({
    name: `${who} moves the visit to ${practitioner}, telling nobody`,
    run: async () =>
      app
        .get(StaffReschedules)
        .reschedule(
          { ...(await actor(who)), everyDiary: true },
          visit,
          { start: at('2026-12-01 09:00'), practitioner },
          { tell: false, how: { patient: false, practitioner: false } },
        ),
  })),
  fc.tuple(by, whose).map(([who, whom]) => ({
    name: `${who} opens the record of ${whom()} and reads it`,
    run: async () => {
      await app
        .get(EmergencyAccess)
        .open(await member(who), whom(), 'She has fainted in room two, and nobody knows why');
      return app.get(OpenRecords).read(await member(who), whom());
    },
  })),
  fc.tuple(by, whose).map(([who, whom]) => ({
    name: `${who} exports what is known of ${whom()}`,
    run: async () => app.get(PersonExports).take(await member(who), whom()),
  })),
  fc.tuple(by, whose).map(([who, whom]) => ({
    name: `${who} reads the record of ${whom()} if it is open`,
    run: async () => app.get(OpenRecords).read(await member(who), whom()),
  })),
  fc.tuple(by, whose, diary, diary).map(([who, whom, from, to]) => ({
    name: `${who} hands the notes of ${from} about ${whom()} to ${to}`,
    run: async () => app.get(EmergencyAccess).handOver(await member(who), whom(), from, to),
  })),
  fc.tuple(by, whose).map(([who, whom]) => ({
    name: `${who} merges the other record into that of ${whom()}`,
    run: async () => {
      const pair = { kept: whom(), merged: whom() === twin ? patient : twin };
      const { seen } = await app.get(Merges).plan(pair);
      await app.get(Merges).merge(await member(who), pair, keepAll, seen);
    },
  })),
  fc.tuple(by, whose, whose).map(([who, whom, to]) => ({
    name: `${who} splits the appointment off the record of ${whom()}, for ${to()}`,
    run: async () => {
      const request = { references: [visit], to: { id: to() } };
      const { seen } = await app.get(Splits).plan(whom(), request, place);
      await app.get(Splits).split(await member(who), whom(), request, place, seen);
    },
  })),
  by.map((who) => ({
    name: `${who} undoes what was merged or split last`,
    run: async () => {
      const [last] = await app.db.query(
        `select id from record_moves where undone_at is null order by at desc, id desc limit 1`,
      );
      if (last) await app.get(RecordMoves).undo(await member(who), last.id);
    },
  })),
  fc.tuple(anyone, diary).map(([who, to]) => ({
    name: `${who} shares the notes of their diary with ${to}`,
    run: async () => app.get(NoteShares).give(await actor(who), visit, to),
  })),
  anyone.map((who) => ({
    name: `${who} reads the notes of the visit`,
    run: async () => app.get(VisitNotes).read(await actor(who), visit),
  })),
  anyone.map((who) => ({
    name: `${who} reads the answers of the visit`,
    run: async () => app.get(VisitAnswers).read(await actor(who), visit),
  })),
  anyone.map((who) => ({
    name: `${who} reads what is shared with them`,
    run: async () => {
      const reader = await actor(who);
      const { received } = await app.get(NoteShares).of(reader);
      return Promise.all(received.map(({ id }) => app.get(VisitNotes).readShared(reader, id)));
    },
  })),
  fc.integer({ min: 1, max: 900 }).map((minutes) => ({
    name: `${minutes} minutes pass`,
    run: async () => app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000)),
  })),
);

/** Messages to her that nobody took back. */
async function toldMei(): Promise<readonly { template: string; data: { change?: string } }[]> {
  return app.db.query(
    `select template, data from notifications where recipient = $1 and status in ('due', 'sent')
     and template in ('record-opened', 'diary-changed')`,
    [own],
  );
}

it('no sequence of administrators’ actions reads a note or an answer without a message to the practitioner’s own address', async () => {
  let readings = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      await startOver();
      for (const one of steps) {
        const read = await one.run().catch((fault: unknown) => {
          if (fault instanceof Refusal || fault instanceof BadInput) return undefined;
          throw fault;
        });
        const seen = secrets.filter((secret) => JSON.stringify(read ?? null).includes(secret));
        if (seen.length === 0) continue;
        readings++;
        // Of the reading itself: by the glass that was broken, or by the diary the visit was moved to.
        const told = (await toldMei()).map(({ template, data }) => data.change ?? template);
        const ofReading = ['record-opened', 'answers-read', 'exported'];
        expect(
          told.some((one) => ofReading.includes(one)),
          `${one.name}: ${told.join()}`,
        ).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
  expect(readings).toBeGreaterThan(20);
}, 240_000);

it('an account that is linked to a diary reads what is written from then on, and nothing earlier', async () => {
  await startOver();
  const ada = await member('ada');
  await give(ada, 'mei', ['reception'], null);
  app.clock.set('2026-11-27T15:00:00Z');
  await give(ada, 'puppet', ['practitioner'], diaryIds.mei);
  const puppet = await actor('puppet');

  expect(await app.get(VisitNotes).read(puppet, visit)).toEqual([]);
  expect(await app.get(VisitAnswers).read(puppet, visit)).toBe('withheld');
  await app.get(VisitNotes).write(puppet, visit, 'Written by the locum');
  await app.get(NoteShares).give(puppet, visit, 'jonas');
  app.clock.set('2026-11-27T16:00:00Z');
  await give(ada, 'bea', ['admin', 'practitioner'], diaryIds.jonas);

  const bea = await actor('bea');
  const [share] = (await app.get(NoteShares).of(bea)).received;
  await expect(app.get(VisitNotes).readShared(bea, share!.id)).rejects.toThrow('not-found');
  expect((await app.get(VisitNotes).read(puppet, visit)).map(({ text }) => text)).toEqual(['Written by the locum']);
});

it('the account of the practitioner’s own address has everything, also when it is linked again', async () => {
  await startOver();
  await app.db.query(
    `update practitioners set email = (select email from staff_auth."user" where id = $1) where slug = 'mei'`,
    [ids.mei],
  );
  const ada = await member('ada');
  await give(ada, 'mei', ['reception'], null);
  await give(ada, 'mei', ['practitioner'], diaryIds.mei);

  const texts = (await app.get(VisitNotes).read(await actor('mei'), visit)).map(({ text }) => text);
  expect(texts).toContain(secrets[1]);
  expect(await app.get(VisitAnswers).read(await actor('mei'), visit)).toMatchObject({ note: secrets[0] });
});

it('an account whose address is changed reads what it wrote and what is written from then on, and the practitioner is told', async () => {
  await startOver();
  const ada = await member('ada');
  app.clock.set('2026-11-27T18:00:00Z');
  const person = await app.get(StaffMembers).one(ids.mei);
  await app.get(StaffMembers).change(ada, ids.mei, { ...person, email: 'ada.too@example.org' }, clinic);
  expect((await app.get(StaffMembers).one(ids.mei)).email).toBe(person.email);
  const [{ id }] = await app.db.query(`select id from staff_links where purpose = 'email' and used_at is null`);
  await app.get(EmailChanges).confirm(staffToken(app.keys, id));

  expect((await app.get(VisitNotes).read(await actor('mei'), visit)).filter(({ own }) => !own)).toEqual([]);
  expect(await app.get(VisitAnswers).read(await actor('mei'), visit)).toBe('withheld');
  const told = (await toldMei()).find(({ data }) => data.change === 'linked');
  expect(told?.data).toMatchObject({ by: 'Ada', email: 'ada.too@example.org' });
  const [former] = await app.db.query(`select recipient from notifications where template = 'staff-changed'`);
  expect(former).toEqual({ recipient: person.email });
});
