import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { asOwner } from '../support/database.js';
import { importWalk } from '../support/import-walk.js';
import { readingThread } from '../support/reading-thread.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
let admin: Person;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await readingThread(app);
  admin = await staffMember(app, ['admin']);
});
beforeEach(() =>
  asOwner(
    app.db,
    'set session_replication_role = replica',
    'truncate bookings, imported_records, earlier_visits, patients cascade',
  ),
);
afterAll(() => app.close());

const file = async (name: string) => ({ name, bytes: await readFile(new URL(`tables/${name}`, import.meta.url)) });
const table = (text: string, name = 'table.csv') => ({ name, bytes: Buffer.from(text) });
const here = { Acupuncture: 'acupuncture', Akupunktur: 'acupuncture', Acupuntura: 'acupuncture', 'Mei Tanaka': 'mei' };
/** Who comes when, by the clock of the place; and what is known of how to reach them. */
const booked = async () => {
  const rows = await app.db.query<{ name: string; reach: string; at: string }[]>(
    `select p.name, coalesce(p.email, p.phone) as reach, to_char(b.starts_at at time zone 'America/New_York', 'MM-DD HH24:MI') as at
     from bookings b join patients p on p.id = b.patient_id where b.status = 'confirmed' order by b.starts_at`,
  );
  return rows.map(({ name, reach, at }) => `${at} ${name} ${reach}`);
};
const patients = async () =>
  (await app.db.query<{ name: string }[]>(`select name from patients order by name`)).map(({ name }) => name);

const cases: Readonly<Record<string, readonly string[]>> = {
  'excel-unicode-text.txt': ['12-07 10:00 Erin Moore erin@example.org', '12-08 10:00 王小明 wang@example.org'],
  'sep-line.csv': ['12-07 10:00 Erin Moore erin@example.org'],
  'months-in-words.csv': [
    '12-07 14:15 Erin Moore erin@example.org',
    '12-08 14:15 Jane Smith jane@example.org',
    '12-09 09:00 Ann Lee ann@example.org',
  ],
  'german.csv': [
    '12-07 14:30 Jörg Weiß joerg@example.org',
    '12-08 09:00 Anna Groß anna@example.org',
    '12-14 14:30 Kai Kim kai@example.org',
  ],
  'acuity.csv': ['12-07 10:00 Erin Moore erin@example.org', '12-08 13:30 Jane Smith jane@example.org'],
  'cancelled-column.csv': ['12-14 10:00 Ana One ana.one@demo.example'],
};

it.each(Object.entries(cases))('%s comes as it is meant, with nothing to correct', async (name, expected) => {
  await importWalk(app, admin, await file(name), { meanings: here });

  expect(await booked()).toEqual(expected);
});

it('the phone number that a spreadsheet destroyed is left out and said; numbers that are dates are dates', async () => {
  const { report } = await importWalk(app, admin, await file('excel-mangled.csv'), { meanings: here });

  expect(await booked()).toEqual(['12-07 10:00 Erin Moore erin@example.org']);
  // The diary has no room for these two, or is closed.
  expect(report).toContain('Jane Smith, Sun, Dec 13, 10:00 AM, with Mei Tanaka (row 3)');
  expect(report).toContain('Serial Lee, Mon, Dec 7, 10:00 AM, with Mei Tanaka (row 4)');
  expect(report).toContain('“1.63156E+10” isn’t a valid phone number and is left out.');
});

it('whoever can be reached in one way comes, and what was odd about the other is said with its row', async () => {
  const { report } = await importWalk(app, admin, await file('odd-contacts.csv'), { meanings: here });

  expect(await booked()).toMatchObject([
    '12-14 10:00 Ana One ana.imp1@demo.example',
    '12-15 12:00 Ben Two ben.imp2@demo.example',
    '12-16 12:00 Cy Three cy.imp3@demo.example',
    ...(report.includes('info@müller.example') ? [] : [expect.stringMatching('^12-17 12:00 Di Four')]),
    '12-18 12:00 Ed Five 0412 000 111',
  ]);
  expect(report).toContain('“call mornings” isn’t a valid phone number and is left out. Cy Three');
  expect(report).toContain('“none” isn’t a valid email address and is left out. Ed Five');
});

it('a column of dates that could be read in two ways is asked about, and not imported before that is answered', async () => {
  const spanish = await file('spanish-time.csv');

  await expect(importWalk(app, admin, spanish, { meanings: { 'No name given': 'mei', ...here } })).rejects.toThrow(
    'Choose how the dates are written.',
  );
  const { columns } = await importWalk(app, admin, spanish, {
    columns: { form: 'dmy' },
    meanings: { 'No name given': 'mei', ...here },
  });

  expect(columns?.html).toContain('“07/12/2026” means Jul 12, 2026');
  expect(await booked()).toEqual(['12-07 14:15 Luz Ortiz luz@example.org']);
});

it('an appointment that was called off in French takes no time, and its patient comes', async () => {
  const bytes = await readFile(new URL('dumps/status-in-french.sql', import.meta.url));
  const dump = { name: 'status-in-french.sql', bytes, source: 'easy-appointments' } as const;
  const { meanings, report } = await importWalk(app, admin, dump, { meanings: { Zoë: 'mei', ...here } });

  expect(meanings.asked).toMatchObject({ 'Booked (one appointment)': 'live', 'Annulé (one appointment)': 'cancelled' });
  expect(await booked()).toEqual(['12-07 10:00 René Châtelain rene@example.org']);
  expect(await patients()).toEqual(['Ana García', 'René Châtelain']);
  expect(report).toContain('One canceled appointment was skipped. Its patient is imported.');
});

it('a status that nobody knows has to be given a meaning before anything is imported', async () => {
  const rows = table(
    'Name,Email,Date,Time,Service,Staff,Status\n' +
      'Ada,ada@example.org,2026-12-07,10:00,Acupuncture,Mei Tanaka,Booked\n' +
      'Bea,bea@example.org,2026-12-08,10:00,Acupuncture,Mei Tanaka,Kaputt\n' +
      'Cy,cy@example.org,2026-12-09,10:00,Acupuncture,Mei Tanaka,Kaputt\n',
  );

  await expect(importWalk(app, admin, rows, { meanings: here })).rejects.toThrow('Choose what this status means.');
  const { meanings } = await importWalk(app, admin, rows, { meanings: { ...here, 'Status: Kaputt': 'no-show' } });

  expect(meanings.asked).toMatchObject({
    'Status: Booked (one appointment)': 'live',
    'Status: Kaputt (2 appointments)': '',
  });
  expect(await booked()).toEqual(['12-07 10:00 Ada ada@example.org']);
  expect(await patients()).toEqual(['Ada', 'Bea', 'Cy']);
});

const presets = {
  'Acuity Scheduling': `"Start Time","End Time","First Name","Last Name","Phone","Email","Type","Calendar","Appointment Price","Paid?","Amount Paid Online","Certificate Code","Notes","Date Scheduled","Label","Scheduled By","Appointment ID","Canceled","No Show"
"December 7, 2026 10:00 am","December 7, 2026 11:00 am","Erin","Moore","'+16315550101","erin@example.org","Acupuncture","Mei Tanaka","95.00","no","0.00","","likes ""quiet"",
please","2026-11-20","","","900001","",""
"December 8, 2026 1:30 pm","December 8, 2026 2:30 pm","Jane","Smith","'+16315550102","jane@example.org","Acupuncture","Mei Tanaka","95.00","no","0.00","","","2026-11-21","","","900002","Yes",""
"December 9, 2026 1:30 pm","December 9, 2026 2:30 pm","Ann","Lee","","ann@example.org","Acupuncture","Mei Tanaka","95.00","no","0.00","","","2026-11-21","No Show","","900003","No",""`,
  Cliniko: `Patient,Patient phone number,Patient email,Practitioner,Business,Appointment type,Starts at,Ends at,Patient arrived,Did not arrive,Cancelled at,Cancellation reason,Deleted at
Erin Moore,+1 631 555 0101,erin@example.org,Mei Tanaka,Harbour Street,Acupuncture,2026-12-07T15:00:00Z,2026-12-07T16:00:00Z,No,No,,,
Jane Smith,,jane@example.org,Mei Tanaka,Harbour Street,Acupuncture,2026-12-08T18:30:00Z,2026-12-08T19:30:00Z,No,No,2026-11-20T09:15:00Z,Feeling better,
Ann Lee,,ann@example.org,Mei Tanaka,Harbour Street,Acupuncture,2026-12-09T18:30:00Z,2026-12-09T19:30:00Z,No,Yes,,,`,
  Jane: `Patient,Patient Number,Email,Start At,End At,Treatment,Staff Member,Location,State
Erin Moore,1,erin@example.org,2026-12-07 10:00,2026-12-07 11:00,Acupuncture,Mei Tanaka,Harbour Street,booked
Jane Smith,2,jane@example.org,2026-12-08 13:30,2026-12-08 14:30,Acupuncture,Mei Tanaka,Harbour Street,rescheduled
Ann Lee,3,ann@example.org,2026-12-09 13:30,2026-12-09 14:30,Acupuncture,Mei Tanaka,Harbour Street,no_show
Bo Lind,4,bo@example.org,2026-12-10 13:30,2026-12-10 14:30,Acupuncture,Mei Tanaka,Harbour Street,cancelled`,
};

it.each(Object.entries(presets))(
  'an export from %s is named, and only who is booked takes time',
  async (program, text) => {
    const { columns, report } = await importWalk(app, admin, table(text), { meanings: here });

    expect(columns?.html).toContain(`This looks like an export from ${program}.`);
    expect(await booked()).toEqual(['12-07 10:00 Erin Moore erin@example.org']);
    expect(await app.db.query(`select count(distinct booking_id)::int as n from claims`)).toEqual([{ n: 1 }]);
    expect(await patients()).toEqual(expect.arrayContaining(['Ann Lee', 'Erin Moore', 'Jane Smith']));
    expect(report).toContain('One no-show was skipped.');
    expect(report).toMatch(/canceled appointments? (was|were) skipped/);
  },
);

it('every row is imported or told with the number it has in the spreadsheet', async () => {
  const text = `Appointments of the clinic;;;;;;

Datum;Zeit;Name;E-Mail;Behandlung;Behandler;Preis
07.12.2026;10:00;Ada;ada@example.org;Acupuncture;Mei Tanaka;95,00 €
;;;;;;
14.12.2026;25:00;Bea;bea@example.org;Acupuncture;Mei Tanaka;95,00 €
Datum;Zeit;Name;E-Mail;Behandlung;Behandler;Preis
15.12.2026;10:00;Cy;;Acupuncture;Mei Tanaka;95,00 €
16.12.2026;10:00;"Di
Four";di@example.org;Acupuncture;Mei Tanaka;95,00 €
Summe;;;;;;380,00 €
`;
  const { report } = await importWalk(app, admin, table(text), { meanings: here });

  expect(await booked()).toEqual(['12-07 10:00 Ada ada@example.org', '12-16 10:00 Di Four di@example.org']);
  expect(report).toContain('The date or time can’t be read. Bea, –, with Mei Tanaka (row 6)');
  expect(report).toContain('This row repeats the column headings and is skipped. Datum · Zeit · Name (row 7)');
  expect(report).toContain('There’s neither an email address nor a phone number. Cy, Tue, Dec 15, 10:00 AM');
  expect(report).toContain('This row is a total and is skipped. Summe · 380,00 € (row 10)');
});

it('a time that the clocks leave out or show twice is said, and so is one of another zone', async () => {
  const text = `Name,Email,Date,Time,Timezone,Service,Staff
Ada,ada@example.org,2027-03-14,02:30,,Acupuncture,Mei Tanaka
Bea,bea@example.org,2027-11-07,01:30,,Acupuncture,Mei Tanaka
Cy,cy@example.org,2026-12-08,10:00,America/Chicago,Acupuncture,Mei Tanaka
Di,di@example.org,2026-12-09,10:00,Eastern Standard Time,Acupuncture,Mei Tanaka
Ed,ed@example.org,2026-12-10,10:00,Atlantis/Capital,Acupuncture,Mei Tanaka`;
  const { report } = await importWalk(app, admin, table(text), { meanings: here });

  expect(report).toContain('2:30 AM doesn’t exist on that day because clocks go forward. It’s read as 3:30 AM.');
  expect(report).toContain('1:30 AM comes twice on that day because clocks go back.');
  expect(report).toContain(
    'The time is in the America/Chicago time zone. At the location, that’s Tue, Dec 8, 11:00 AM.',
  );
  expect(report).toContain('The time zone “Atlantis/Capital” isn’t known.');
  expect(await booked()).toEqual(['12-08 11:00 Cy cy@example.org', '12-09 10:00 Di di@example.org']);
});

it('a column of an odd name is found by its canceled appointments, so that none of them is missed', async () => {
  const text = `Name,Email,Date,Time,Service,Staff,Situation
Ada,ada@example.org,2026-12-07,10:00,Acupuncture,Mei Tanaka,Booked
Bea,bea@example.org,2026-12-08,10:00,Acupuncture,Mei Tanaka,Annulé`;
  await importWalk(app, admin, table(text), { meanings: here });

  expect(await booked()).toEqual(['12-07 10:00 Ada ada@example.org']);
});
