import { expect, it } from 'vitest';
import { clockOfDay } from '../../src/time/wording.js';
import { typedEnd, typedMinute } from '../../src/time/typed-time.js';

it.each([
  ['9', '09:00'],
  ['09', '09:00'],
  ['9am', '09:00'],
  ['9 AM', '09:00'],
  ['9 a.m.', '09:00'],
  ['9p', '21:00'],
  ['9:30 pm', '21:30'],
  ['9.30pm', '21:30'],
  ['2:15 p. m.', '14:15'],
  ['2:15\u202FPM', '14:15'],
  ['930 pm', '21:30'],
  ['12am', '00:00'],
  ['12:30 AM', '00:30'],
  ['12 pm', '12:00'],
  ['14:15', '14:15'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['9 Uhr', '09:00'],
  ['9 Uhr 30', '09:30'],
  ['14:15 Uhr', '14:15'],
  ['14h', '14:00'],
  ['14 h 30', '14:30'],
  ['9h05', '09:05'],
  ['下午2点15', '14:15'],
  ['上午9点', '09:00'],
  ['14时30分', '14:30'],
  ['１４：１５', '14:15'],
  [' 8:00 ', '08:00'],
  ['5:30 pm', '17:30'],
  ['5.30pm', '17:30'],
  ['5 p.m.', '17:00'],
  ['17h30', '17:30'],
  ['17h30min', '17:30'],
  ['17:30 Uhr', '17:30'],
  ['17.30 Uhr', '17:30'],
  ['17:30:00', '17:30'],
  ['17,30', '17:30'],
  ['17:30 h', '17:30'],
  ['17 heures 30', '17:30'],
  ['5 o’clock pm', '17:00'],
  ['9:30.', '09:30'],
  ['noon', '12:00'],
  ['Mittag', '12:00'],
  ['midi', '12:00'],
  ['mediodía', '12:00'],
  ['中午', '12:00'],
  ['Midnight', '00:00'],
  ['中午12点半', '12:30'],
  ['晚上7点', '19:00'],
  ['早上9点半', '09:30'],
  ['0', '00:00'],
  ['24:00', '24:00'],
])('somebody who types %j means %s', (typed, meant) => {
  expect(clockOfDay(typedMinute(typed) ?? -1, 'en-GB')).toBe(meant);
});

it.each(['', 'x', '25', '24:01', '9:60', '13 pm', '0 am', '9:3', '9:300', '99999', '-9', '9 to 5', 'nine'])(
  '%j is no time',
  (typed) => {
    expect(typedMinute(typed)).toBeNull();
  },
);

it('every time that is shown can be typed again', () => {
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-CA', 'de', 'fr', 'fr-CA', 'es', 'es-US', 'zh-Hans', 'fi'])
    for (let minute = 0; minute < 1440; minute += 5)
      expect(typedMinute(clockOfDay(minute, locale)), `${clockOfDay(minute, locale)} in ${locale}`).toBe(minute);
});

it('where something ends, midnight is the end of the day', () => {
  expect(['12 AM', '0:00', '24:00', 'midnight', '17'].map(typedEnd)).toEqual([1440, 1440, 1440, 1440, 1020]);
});
