import { expect, it } from 'vitest';
import { importItemOf, columnsBy, dateFormOf } from '../../src/import/table.js';

it('columns are found by how people head them', () => {
  expect(
    columnsBy(['ID', 'First Name', 'Last name', 'E-Mail', 'Mobile', 'Start date', 'Time', 'Service', 'Provider']),
  ).toEqual({
    key: 0,
    first: 1,
    last: 2,
    email: 3,
    phone: 4,
    date: 5,
    time: 6,
    treatment: 7,
    practitioner: 8,
  });
  expect(columnsBy(['Patient', 'Start'])).toEqual({ name: 0, date: 1 });
});

it.each([
  [['2026-12-01', '2026-12-13'], 'ymd'],
  [['1.12.2026', '13.12.2026'], 'dmy'],
  [['12/1/2026', '12/13/26'], 'mdy'],
  [['01/02/2026'], 'dmy'],
])('of %j the form is %s', (dates, form) => {
  expect(dateFormOf(dates)).toBe(form);
});

it.each([
  ['ymd', '2026-12-01', '10:00', '2026-12-01', 600],
  ['ymd', '2026-12-01T14:30:00', '', '2026-12-01', 870],
  ['dmy', '1.12.2026', '9.30', '2026-12-01', 570],
  ['dmy', '01/12/2026 09:05', '', '2026-12-01', 545],
  ['mdy', '12/1/26', '2:15 pm', '2026-12-01', 855],
  ['mdy', '12/01/2026', '12:00 AM', '2026-12-01', 0],
  ['mdy', '12/01/2026', '12 p.m.', '2026-12-01', 720],
] as const)('%s %s %s is %s, minute %i', (form, date, time, day, minute) => {
  const { visit } = importItemOf(['Ada', date, time], 2, { name: 0, date: 1, time: 2 }, form);

  expect(visit).toMatchObject({ date: day, minuteOfDay: minute });
});

it.each([
  ['2026-02-30', '10:00'],
  ['1/2', '10:00'],
  ['2026-12-01', '25:00'],
  ['2026-12-01', ''],
  ['2026-12-01', 'noon'],
  ['soon', '10:00'],
])('%s at %s is no moment, and is kept as a fault', (date, time) => {
  expect(importItemOf(['Ada', date, time], 2, { name: 0, date: 1, time: 2 }, 'ymd').visit?.date).toBeNull();
});

it('a row without a date is a patient; names are put together, and what was made safe for spreadsheets is itself again', () => {
  const row = ['Ada', 'Okafor', "'+1 631 555 0100", ' ada@example.org '];

  expect(importItemOf(row, 7, { first: 0, last: 1, phone: 2, email: 3, date: 9 }, 'ymd')).toEqual({
    where: 'row 7',
    name: 'Ada Okafor',
    email: 'ada@example.org',
    phone: '+1 631 555 0100',
    visit: null,
  });
});

it('a visit without a number of its own is known by who comes to whom, and when', () => {
  const columns = { name: 0, email: 1, date: 2, time: 3, practitioner: 4 };
  const one = importItemOf(['Ada', 'a@example.org', '2026-12-01', '10:00', 'Mei'], 2, columns, 'ymd').visit?.key;
  const again = importItemOf(['ada', 'A@example.org', '2026-12-01', '10:00', 'mei'], 9, columns, 'ymd').visit?.key;
  const other = importItemOf(['Ada', 'a@example.org', '2026-12-01', '11:00', 'Mei'], 3, columns, 'ymd').visit?.key;

  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
