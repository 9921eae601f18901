import { expect, it } from 'vitest';
import { combined, likelyStatus, statusKey } from '../../src/import/visit-status.js';

it.each([
  [
    'live',
    'Booked, CONFIRMED, Checked-in, Gebucht, bestätigt, Confirmé, Réservée, Confirmada, Prenotato, Agendado, Geboekt, 已确认, 已預約',
  ],
  [
    'cancelled',
    'Annulé, Annulée par le patient, Storniert, abgesagt (Patient), Cancelled, Canceled, Late Cancellation, Cancelado, Anulada, Annullato, Disdetta, Geannuleerd, Afgezegd, 已取消, deleted, Declined',
  ],
  [
    'no-show',
    'No Show, no_show, No-show, DNA, Did not arrive, Absent, Nicht erschienen, No presentado, Não compareceu, Niet verschenen, 爽约',
  ],
  ['left-out', 'Draft, Entwurf, brouillon, Waitlist'],
] as const)('%s is what anybody would read in %s', (meaning, texts) => {
  for (const text of texts.split(', ')) expect([text, likelyStatus('status', text)]).toEqual([text, meaning]);
});

it.each([
  '',
  'Rescheduled',
  'Pending',
  'unconfirmed',
  'Not canceled',
  'nicht storniert',
  'VIP',
  'Paid',
  '5',
  '✓',
  'booked?!x',
])('"%s" may mean anything, and is never guessed as live', (text) => {
  expect(likelyStatus('status', text)).toBeNull();
});

it.each([
  ['cancelled', 'Yes', 'cancelled'],
  ['cancelled', 'TRUE', 'cancelled'],
  ['cancelled', '1', 'cancelled'],
  ['cancelled', 'Ja', 'cancelled'],
  ['cancelled', '✓', 'cancelled'],
  ['cancelled', '2026-11-20 10:00', 'cancelled'],
  ['cancelled', '20.11.26', 'cancelled'],
  ['cancelled', 'Canceled', 'cancelled'],
  ['cancelled', 'No', 'live'],
  ['cancelled', '', 'live'],
  ['cancelled', '-', 'live'],
  ['cancelled', 'false', 'live'],
  ['cancelled', 'Nein', 'live'],
  ['cancelled', '否', 'live'],
  ['cancelled', 'client was sick', null],
  ['cancelled', '☹', null],
  ['noShow', 'Sí', 'no-show'],
  ['noShow', '0', 'live'],
  ['deleted', 'November 20, 2026', 'cancelled'],
] as const)('in a column %s, "%s" is %s', (field, text, meaning) => {
  expect(likelyStatus(field, text)).toBe(meaning);
});

it('whatever one column says against an appointment counts, whatever the others say', () => {
  expect(combined([])).toBe('live');
  expect(combined(['live', 'live'])).toBe('live');
  expect(combined(['live', 'no-show'])).toBe('no-show');
  expect(combined(['left-out', 'cancelled', 'live'])).toBe('cancelled');
});

it('the same words are one status however they are written, and so are all dates', () => {
  expect(new Set(['No-Show', 'no show', ' NO_SHOW '].map(statusKey)).size).toBe(1);
  expect(new Set(['2026-11-20', 'Nov 3, 2026 10:00', '46345.5'].map(statusKey)).size).toBe(1);
  expect(statusKey('✓')).not.toBe(statusKey(''));
});
