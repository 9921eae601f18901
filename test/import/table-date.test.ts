import { expect, it } from 'vitest';
import { calendarLanguages, isWeekday, monthOf } from '../../src/import/calendar-words.js';
import { dateFormsOf, hasSerials, minutesIn, momentIn } from '../../src/import/table-date.js';

const nbsp = '\u00a0';

it.each([
  ['ymd', '2026-12-01', '10:00', '2026-12-01', 600],
  ['ymd', '2026-12-01T14:30:00', '', '2026-12-01', 870],
  ['dmy', '1.12.2026', '9.30', '2026-12-01', 570],
  ['dmy', '01/12/2026 09:05', '', '2026-12-01', 545],
  ['mdy', '12/1/26', '2:15 pm', '2026-12-01', 855],
  ['mdy', '12/01/2026', '12:00 AM', '2026-12-01', 0],
  ['mdy', '12/01/2026', '12 p.m.', '2026-12-01', 720],
  ['mdy', '12/7/2026', '10:00:00 AM', '2026-12-07', 600],
  ['mdy', '12/13/2026 10:00', '', '2026-12-13', 600],
  ['mdy', '46363.4166667', '', '2026-12-07', 600],
  ['mdy', '46363,4166667', '', '2026-12-07', 600],
  ['mdy', '46363', '0.4166667', '2026-12-07', 600],
  ['mdy', '46363', '10:00', '2026-12-07', 600],
  ['mdy', '46363.9999999', '', '2026-12-08', 0],
  ['ymd', 'December 7, 2026 10:00 am', '', '2026-12-07', 600],
  ['ymd', 'December 8, 2026 1:30 pm', '', '2026-12-08', 810],
  ['ymd', 'Dec 7, 2026', '2:15 PM', '2026-12-07', 855],
  ['ymd', '8 Dec 2026', '14:15', '2026-12-08', 855],
  ['ymd', 'Wed, 9 December 2026', '9am', '2026-12-09', 540],
  ['ymd', 'Monday, December 7th, 2026 at 10:00 AM', '', '2026-12-07', 600],
  ['ymd', '07-Dec-26', '10:00', '2026-12-07', 600],
  ['dmy', 'Mo, 14.12.2026', '14:30 Uhr', '2026-12-14', 870],
  ['dmy', '14.12.2026 (Mo)', '9 Uhr', '2026-12-14', 540],
  ['dmy', 'Montag, den 7. Dezember 2026', '14 Uhr 30', '2026-12-07', 870],
  ['dmy', 'Montag, 7. Dezember 2026 um 14:30 Uhr', '', '2026-12-07', 870],
  ['dmy', 'lun. 7 déc. 2026', '14h30', '2026-12-07', 870],
  ['dmy', 'mardi 1er décembre 2026 à 9 h', '', '2026-12-01', 540],
  ['dmy', 'mar. 3 mar. 2026', '14 h 30', '2026-03-03', 870],
  ['dmy', '8 mar 2026', '10:00', '2026-03-08', 600],
  ['dmy', 'lunes, 7 de diciembre de 2026', `2:15${nbsp}p.${nbsp}m.`, '2026-12-07', 855],
  ['dmy', '07/12/2026', '2:15 p. m.', '2026-12-07', 855],
  ['dmy', '07/12/2026', '2:15 a. m.', '2026-12-07', 135],
  ['dmy', 'lun 7 dic 2026', '14.30', '2026-12-07', 870],
  ['dmy', '7 dicembre 2026 alle ore 14:30', '', '2026-12-07', 870],
  ['dmy', 'segunda-feira, 7 de dezembro de 2026', '14h30', '2026-12-07', 870],
  ['dmy', 'ma 7 december 2026', '14u30', '2026-12-07', 870],
  ['dmy', 'ma 7 dec 2026', '14.30 uur', '2026-12-07', 870],
  ['ymd', '2026年12月7日', '下午2:15', '2026-12-07', 855],
  ['ymd', '2026年12月7日 星期一 14点30分', '', '2026-12-07', 870],
  ['ymd', '2026/12/7(月)', '14:30', '2026-12-07', 870],
  ['mdy', '2026/12/07', '14:30', '2026-12-07', 870],
  ['ymd', '20261207', '0930', '2026-12-07', 570],
  ['ymd', '２０２６-１２-０７', '１０:００', '2026-12-07', 600],
  ['ymd', `\u200e2026-12-07\u200e`, `10:00${nbsp}AM`, '2026-12-07', 600],
  ['dmy', '07.12.26', '10:00', '2026-12-07', 600],
  ['dmy', '07.12.99', '10:00', '1999-12-07', 600],
  ['ymd', '2026-12-07 00:00:00', '10:00', '2026-12-07', 600],
  ['ymd', '2026-12-07', '1899-12-30 10:00:00', '2026-12-07', 600],
  ['ymd', '2026-12-07T00:00:00Z', '10:00', '2026-12-07', 600],
  ['ymd', '2026-12-07', '10:00 - 11:00', '2026-12-07', 600],
  ['ymd', '2026-12-07', '2:00–3:00 pm', '2026-12-07', 840],
  ['ymd', '2026-12-07 10:00-11:00', '', '2026-12-07', 600],
  ['ymd', '2026-12-07', '14:30 PM', '2026-12-07', 870],
] as const)('%s: %s at %s is %s, minute %i', (form, date, time, day, minute) => {
  const moment = momentIn(date, time, { form });

  expect(moment).toEqual({ date: day, minuteOfDay: minute, zone: null });
});

it.each([
  ['2026-12-07T15:00:00Z', '2026-12-07', 900],
  ['2026-12-07T10:00:00-05:00', '2026-12-07', 900],
  ['2026-12-07T10:00-0500', '2026-12-07', 900],
  ['2026-12-07 10:00:00-05', '2026-12-07', 900],
  ['2026-12-07 15:00:00 UTC', '2026-12-07', 900],
  ['20261207T150000Z', '2026-12-07', 900],
  ['2026-12-07T23:30:00-05:00', '2026-12-08', 270],
  ['2026-12-07T01:00:00.000+10:00', '2026-12-06', 900],
  ['1796655600', '2026-12-07', 900],
  ['1796655600000', '2026-12-07', 900],
] as const)('%s is a moment, whatever the clock of the place', (cell, date, minuteOfDay) => {
  expect(momentIn(cell, '', { form: 'ymd' })).toEqual({ date, minuteOfDay, zone: 'UTC' });
});

it.each([
  ['2026-02-30', '10:00'],
  ['1/2', '10:00'],
  ['2026-12-01', '25:00'],
  ['2026-12-01', ''],
  ['2026-12-01', 'soon'],
  ['2026-12-01', '10'],
  ['soon', '10:00'],
  ['moved to 7.12.2026', '10:00'],
  ['Dec 7 10:00', ''],
  ['32 Dec 2026', '10:00'],
  ['0206-12-07', '10:00'],
  ['11121101', '10:00'],
  ['1.63156E+10', '10:00'],
  ['2026-12-07 10:00 XYZ', ''],
])('%s at %s is no moment', (date, time) => {
  expect(momentIn(date, time, { form: 'ymd' })).toBeNull();
});

it.each([
  ['90', 90],
  ['90 min', 90],
  ['90 Min.', 90],
  ['01:30', 90],
  ['1:30:00', 90],
  ['1 h 30', 90],
  ['1h30m', 90],
  ['1 hour 30 minutes', 90],
  ['1,5 Std.', 90],
  ['1 Stunde und 30 Minuten', 90],
  ['1 hora y 30 minutos', 90],
  ['1小时30分钟', 90],
  ['2 h', 120],
  ['', null],
  ['0', null],
  ['long', null],
])('%s lasts %s minutes', (cell, minutes) => {
  expect(minutesIn(cell)).toBe(minutes);
});

it('in old workbooks of the Mac days are counted from 1904', () => {
  expect(momentIn('44901.4166667', '', { form: 'ymd', serials: 1904 })?.date).toBe('2026-12-07');
  expect([hasSerials(['', '44901.4166667']), hasSerials(['2026-12-07', '12/7/2026'])]).toEqual([true, false]);
});

it.each([
  [['2026-12-01', '2026-12-13'], ['ymd']],
  [['1.12.2026', '13.12.2026'], ['dmy']],
  [['12/1/2026', '12/13/26'], ['mdy']],
  [['12/1/2026', '12/13/2026 10:00', '46363.4166667', 'soon', '31.13.2026'], ['mdy']],
  [['Dec 7, 2026', '8 Dec 2026'], ['ymd']],
  [['12/12/2026', '1/1/2027'], ['dmy']],
  [[], ['ymd']],
  [['01/02/2026'], ['dmy', 'mdy']],
  [['01/02/03'], ['ymd', 'dmy', 'mdy']],
  [
    ['13/12/2026', '12/13/2026'],
    ['dmy', 'mdy'],
  ],
])('of %j the forms are %j: one value over 12 decides, and what cannot be decided is asked', (dates, forms) => {
  expect(dateFormsOf(dates)).toEqual(forms);
});

it('a day and its time are the same through every form in which programs write them, for three years', () => {
  for (let day = 0; day < 3 * 366; day++) {
    const moment = new Date(Date.UTC(2025, 11, 1) + day * 86_400_000 + ((day * 37) % 1440) * 60_000);
    const date = moment.toISOString().slice(0, 10);
    const minuteOfDay = moment.getUTCHours() * 60 + moment.getUTCMinutes();
    const [y, m, d] = date.split('-') as [string, string, string];
    const clock = moment.toISOString().slice(11, 16);
    const excel = moment.getTime() / 86_400_000 + 25_569;
    const language = calendarLanguages[day % calendarLanguages.length]!;
    const written = (style: 'full' | 'long' | 'medium') =>
      new Intl.DateTimeFormat(language, { dateStyle: style, timeZone: 'UTC' }).format(moment);
    const twelve = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' }).format(moment);
    for (const [form, cell, time] of [
      ['dmy', `${d}.${m}.${y}`, clock],
      ['mdy', `${Number(m)}/${Number(d)}/${y.slice(2)} ${twelve}`, ''],
      ['ymd', `${y}/${m}/${d}`, twelve],
      ['ymd', excel.toFixed(7), ''],
      ['ymd', Math.floor(excel).toFixed(0), (excel % 1).toFixed(7)],
      // Day and month first, as that language has them.
      [language === 'en' ? 'mdy' : 'dmy', written('full'), clock],
      [language === 'en' ? 'mdy' : 'dmy', written('long'), clock],
      [language === 'sv' ? 'ymd' : language === 'en' ? 'mdy' : 'dmy', written('medium'), clock],
    ] as const) {
      const read = momentIn(cell, time, { form });
      expect([cell, time, read]).toEqual([cell, time, { date, minuteOfDay, zone: null }]);
    }
    const serials = momentIn((excel - 1462).toFixed(7), '', { form: 'ymd', serials: 1904 });
    expect(serials).toEqual({ date, minuteOfDay, zone: null });
    expect(momentIn(String(moment.getTime() / 1000), '', { form: 'ymd' })).toEqual({ date, minuteOfDay, zone: 'UTC' });
  }
});

it('no month of one language is another month in another', () => {
  for (let month = 0; month < 12; month++) {
    const names = calendarLanguages.flatMap((language) =>
      (['long', 'short'] as const).map((width) =>
        new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' }).format(Date.UTC(2026, month, 15)),
      ),
    );
    for (const name of names) expect([name, monthOf(name)]).toEqual([name, month + 1]);
  }
  expect([isWeekday('Do.'), isWeekday('vrijdag'), isWeekday('Uhr')]).toEqual([true, true, false]);
});
