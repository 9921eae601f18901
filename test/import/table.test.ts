import { expect, it } from 'vitest';
import { importItemOf, strayRow } from '../../src/import/table.js';
import { columnsBy, presetOf } from '../../src/import/table-columns.js';

it.each([
  [
    'ID;First Name;Last name;E-Mail;Mobile;Start date;Time;Service;Provider',
    'key first last email phone date time treatment practitioner',
  ],
  ['Patient;Start', 'name date'],
  ['Fecha;Hora;Nombre;Correo;Servicio', 'date time name email treatment'],
  ['Fecha;Hora;Nombre;Apellidos;Teléfono;Estado', 'date time name last phone status'],
  [
    'Date;Heure;Nom;Prénom;Téléphone;Prestation;Praticien;Statut',
    'date time last first phone treatment practitioner status',
  ],
  ['Data;Ora;Nome;Cognome;Trattamento;Stato', 'date time name last treatment status'],
  ['Data;Hora;Nome;Telemóvel;Serviço;Situação', 'date time name phone treatment status'],
  ['Datum;Tijd;Naam;E-mailadres;Behandeling;Geannuleerd', 'date time name email treatment cancelled'],
  ['Data;Horário;Paciente;Profissional;Situação', 'date time name practitioner status'],
  ['Clinician;Client;Appointment Date;Start Time;Duration', 'practitioner name date time duration'],
  ['日期;时间;姓名;电话;状态', 'date time name phone status'],
  ['Name;City;State', 'name  '],
] as const)('%s is found by how people head their columns', (header, expected) => {
  const columns = Object.entries(columnsBy(header.split(';'))).sort(([, a], [, b]) => a - b);

  expect(columns.map(([field]) => field)).toEqual(expected.split(' ').filter(Boolean));
});

it.each([
  ['Name', 'Vorname', 'Weiß', 'Jörg', 'Jörg Weiß'],
  ['Nombre', 'Apellidos', 'Luz', 'Ortiz Gil', 'Luz Ortiz Gil'],
  ['Name', 'First name', 'Ada Okafor', 'Ada', 'Ada Okafor'],
  ['Nom', 'Téléphone', 'Ada Okafor', '0412', 'Ada Okafor'],
] as const)('beside %s, %s is no other person', (one, other, a, b, name) => {
  expect(importItemOf([a, b], 2, { columns: columnsBy([one, other]), form: 'ymd' }).name).toBe(name);
});

it.each([
  [
    'Acuity Scheduling',
    'Start Time,End Time,First Name,Last Name,Type,Calendar,Appointment Price,Paid?,Certificate Code',
  ],
  ['Cliniko', 'Patient,Practitioner,Business,Appointment type,Starts at,Ends at,Cancelled at,Did not arrive'],
  ['Cliniko', 'id,starts_at,ends_at,patient_name,did_not_arrive,patient_arrived,cancelled_at'],
  ['Jane', 'Patient,Patient Number,Start At,End At,Treatment,Staff Member,State,Location'],
  [undefined, 'Name,Email,Date,Time,Service,Staff,Status'],
])('%s wrote %s', (program, header) => {
  expect(presetOf(header.split(','))?.name).toBe(program);
});

it.each([
  [['2026-12-07', '10:00', '11:30', ''], 90],
  [['2026-12-07 10:00', '', '2026-12-07 11:30', ''], 90],
  [['2026-12-07T15:00:00Z', '', '2026-12-07T16:30:00Z', ''], 90],
  [['2026-12-07', '10:00', '', '1 h 30'], 90],
  [['2026-12-07', '10:00', '', ''], null],
  [['2026-12-07', '', '11:00', ''], null],
])('of %j it is known how long it lasts: %s minutes', (row, minutes) => {
  const columns = { date: 0, time: 1, end: 2, duration: 3 };

  expect(importItemOf(row, 2, { columns, form: 'ymd' }).visit?.minutes).toBe(minutes);
});

it('a row without a date is a patient; names are put together, and what was made safe for spreadsheets is itself again', () => {
  const row = ['Ada', 'Okafor', "'+1 631 555 0100", ' ada@example.org '];

  expect(importItemOf(row, 7, { columns: { first: 0, last: 1, phone: 2, email: 3, date: 9 }, form: 'ymd' })).toEqual({
    where: 'row 7',
    name: 'Ada Okafor',
    email: 'ada@example.org',
    phone: '+1 631 555 0100',
    visit: null,
  });
});

it('a visit without a number of its own is known by who comes to whom, and when', () => {
  const columns = { name: 0, email: 1, date: 2, time: 3, practitioner: 4 };
  const key = (row: readonly string[], line: number) => importItemOf(row, line, { columns, form: 'ymd' }).visit?.key;
  const one = key(['Ada', 'a@example.org', '2026-12-01', '10:00', 'Mei'], 2);

  expect(key(['ada', 'A@example.org', '2026-12-01', '10:00', 'mei'], 9)).toBe(one);
  expect(key(['Ada', 'a@example.org', '2026-12-01', '11:00', 'Mei'], 3)).not.toBe(one);
});

it('headings that are repeated and sums are nobody; a patient who is called Total is somebody', () => {
  const header = ['Name', 'Email', 'Price'];
  const stray = (...row: string[]) => strayRow(row, header, { name: 0, email: 1 });

  expect(stray('Name', 'Email ', 'Price')).toBe('headings');
  expect(stray('Total', '', '190,00')).toBe('totals');
  expect(stray('', 'Summe: 2', '')).toBe(null);
  expect(stray('', '', 'Gesamtsumme 2')).toBe('totals');
  expect(stray('Total', 'total@example.org', '')).toBe(null);
  expect(stray('Totalidad Pérez', '', '')).toBe(null);
});
