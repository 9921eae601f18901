import { expect, it } from 'vitest';
import { type Booking, move } from '../../src/bookings/booking.js';

const overbooked: Booking = {
  id: '00000000-0000-7000-8000-000000000001',
  reference: 'K7PWM4XD',
  status: 'confirmed',
  holdExpiresAt: null,
  practitionerId: 'mei',
  locationId: 'harbour',
  treatmentId: 'acupuncture',
  addOnIds: [],
  startsAt: new Date('2026-12-01T15:00Z'),
  endsAt: new Date('2026-12-01T15:55Z'),
  price: 9500,
  currency: 'USD',
  cancelNoticeMinutes: 1440,
  lateCancellation: '',
  noShow: '',
  patientId: 'ana',
  language: null,
  linkGeneration: 0,
  sequence: 0,
  arrivedAt: null,
  startedAt: null,
  doneAt: null,
  missedAt: null,
  cancelledBy: null,
  cancelReason: null,
  overbookReason: 'In pain, flies home tomorrow',
};

it('a patient moves an overbooked visit to a free time: the table forgot why it overlapped others, the decision did not', () => {
  const moved = move(
    overbooked,
    {
      practitionerId: 'mei',
      locationId: 'harbour',
      startsAt: new Date('2026-12-02T15:00Z'),
      endsAt: new Date('2026-12-02T15:55Z'),
    },
    new Date('2026-11-27T14:00Z'),
  );

  expect(moved.overbookReason).toBeNull();
});
