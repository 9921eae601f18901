import { expect, it } from 'vitest';
import { readCalendarText } from '../../src/notifications/calendar-lines.js';

it('of a line’s parameters only those that matter are kept, however many others it has', () => {
  const others = Array.from({ length: 1000 }, (_, n) => `;X-${n}=1`).join('');
  const text = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART${others};tzid="Europe/Rome";Value=DATE-TIME:20261201T090000\nEND:VEVENT`;

  expect(readCalendarText(text)?.components[0]?.lines).toEqual([
    { name: 'DTSTART', parameters: { TZID: 'Europe/Rome', VALUE: 'DATE-TIME' }, value: '20261201T090000' },
  ]);
});
