import { describe, expect, it } from 'vitest';
import { cancelForPatient } from '../../src/bookings/at-desk.js';
import {
  acceptPatient,
  type Booking,
  bookByStaff,
  bookProvisionally,
  cancel,
  cancelByClinic,
  chooseLanguage,
  confirm,
  confirmProvisional,
  correctPatient,
  renewLink,
  reschedule,
  rescheduleByClinic,
} from '../../src/bookings/booking.js';
import { advance, type Step, undo } from '../../src/bookings/progress.js';
import { saysNothing } from '../../src/patients/says.js';
import { Refusal } from '../../src/platform/refusal.js';

const startsAt = new Date('2026-12-01T15:00Z');
const before = (milliseconds: number) => new Date(startsAt.getTime() - milliseconds);
const minutes = 60_000;
const hours = 60 * minutes;

/** A visit of 55 minutes that can be changed until a day before. */
const visit: Booking = {
  ...bookByStaff(
    {
      id: '00000000-0000-7000-8000-000000000001',
      reference: 'K7PWM4XD',
      practitionerId: 'mei',
      locationId: 'harbour',
      treatmentId: 'acupuncture',
      addOnIds: [],
      startsAt,
      endsAt: new Date('2026-12-01T15:55Z'),
      price: 9500,
      currency: 'USD',
      cancelNoticeMinutes: 1440,
      lateCancellation: '',
      noShow: '',
      patientId: 'ana',
      ...saysNothing,
      language: null,
      bookedBy: 'rosa',
      overbookReason: null,
      deskNote: null,
    },
    before(72 * hours),
  ),
};
const elsewhere = {
  practitionerId: 'jonas',
  locationId: 'hill',
  startsAt: new Date('2026-12-03T10:00Z'),
  endsAt: new Date('2026-12-03T10:55Z'),
};
const details = {
  patientId: 'ana',
  unprovenAddress: 'ana@example.org',
  ...saysNothing,
  language: 'es',
  textWanted: true,
  viaLinkId: null,
  viaPlacement: null,
  lateCancellation: '',
  noShow: '',
};

const arrived = { ...visit, status: 'arrived', arrivedAt: before(5 * minutes) } as const;
const started = { ...arrived, status: 'started', startedAt: startsAt } as const;

/** A booking in each state, as it is at this moment. */
const inState: Readonly<Record<string, (now: Date) => Booking>> = {
  held: (now) => ({ ...visit, status: 'held', patientId: null, holdExpiresAt: new Date(now.getTime() + 1) }),
  expired: (now) => ({ ...visit, status: 'held', patientId: null, holdExpiresAt: now }),
  provisional: (now) => ({ ...visit, status: 'held', holdExpiresAt: new Date(now.getTime() + 1) }),
  lapsed: (now) => ({ ...visit, status: 'held', holdExpiresAt: now }),
  confirmed: () => visit,
  arrived: () => arrived,
  started: () => started,
  done: () => ({ ...started, status: 'done', doneAt: startsAt }),
  'no-show': () => ({ ...visit, status: 'no-show', missedAt: startsAt }),
  'cancelled by patient': () => ({ ...visit, status: 'cancelled', cancelledBy: 'patient' }),
  'cancelled at desk': () => ({ ...visit, status: 'cancelled', cancelledBy: 'patient', cancelledAtDesk: true }),
  'cancelled by clinic': () => ({ ...visit, status: 'cancelled', cancelledBy: 'clinic', cancelReason: 'Mei is ill' }),
};

const step = (name: Step) => (booking: Booking, now: Date) => advance(name, booking, now);
const transitions: Readonly<Record<string, (booking: Booking, now: Date) => Booking>> = {
  confirm: (booking, now) => confirm(booking, details, now),
  'book provisionally': (booking, now) =>
    bookProvisionally(booking, details, new Date(now.getTime() + 30 * minutes), now),
  'confirm provisional': confirmProvisional,
  cancel,
  reschedule: (booking, now) => reschedule(booking, elsewhere, now),
  'cancel by clinic': (booking, now) => cancelByClinic(booking, 'Mei is ill', now),
  'cancel for patient': (booking, now) => cancelForPatient(booking, null, now),
  'reschedule by clinic': (booking) =>
    rescheduleByClinic(booking, { ...elsewhere, overbookReason: null }, { id: 'rosa' }),
  arrival: step('arrival'),
  start: step('start'),
  end: step('end'),
  'no-show': step('no-show'),
  undo,
};

/** The state a change leads to, or the code of its refusal. */
function outcome(change: () => Booking): string {
  try {
    return change().status;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
}

// A row for each transition, a column for each state it may start from. `-` is a refusal with the code in the last column.
const twoDaysBefore = `
                     | held      | expired | provisional   | lapsed        | confirmed | arrived   | started | done    | no-show   | cancelled by patient | cancelled at desk | cancelled by clinic | refusal
confirm              | confirmed | -       | -             | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
book provisionally   | held      | -       | -             | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
confirm provisional  | -         | -       | confirmed     | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
cancel               | -         | -       | not-confirmed | not-confirmed | cancelled | -         | -       | -       | -         | cancelled            | cancelled         | cancelled           | too-late-to-cancel
reschedule           | -         | -       | not-confirmed | not-confirmed | confirmed | -         | -       | -       | -         | already-cancelled    | already-cancelled | already-cancelled   | too-late-to-move
cancel by clinic     | -         | -       | -             | -             | cancelled | cancelled | -       | -       | -         | -                    | -                 | -                   | out-of-step
cancel for patient   | -         | -       | -             | -             | cancelled | cancelled | -       | -       | -         | -                    | -                 | -                   | out-of-step
reschedule by clinic | -         | -       | -             | -             | confirmed | confirmed | -       | -       | -         | -                    | -                 | -                   | out-of-step
arrival              | -         | -       | -             | -             | -         | arrived   | -       | -       | -         | -                    | -                 | -                   | out-of-step
start                | -         | -       | -             | -             | -         | -         | started | -       | -         | -                    | -                 | -                   | out-of-step
end                  | -         | -       | -             | -             | -         | -         | -       | done    | -         | -                    | -                 | -                   | out-of-step
no-show              | -         | -       | -             | -             | -         | -         | -       | -       | no-show   | -                    | -                 | -                   | out-of-step
undo                 | -         | -       | -             | -             | -         | confirmed | arrived | started | confirmed | -                    | confirmed         | confirmed           | out-of-step`;

const tenMinutesAfterItsStart = `
                     | held      | expired | provisional   | lapsed        | confirmed | arrived   | started | done    | no-show   | cancelled by patient | cancelled at desk | cancelled by clinic | refusal
confirm              | confirmed | -       | -             | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
book provisionally   | held      | -       | -             | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
confirm provisional  | -         | -       | confirmed     | -             | -         | -         | -       | -       | -         | -                    | -                 | -                   | hold-expired
cancel               | -         | -       | not-confirmed | not-confirmed | -         | -         | -       | -       | -         | cancelled            | cancelled         | cancelled           | too-late-to-cancel
reschedule           | -         | -       | not-confirmed | not-confirmed | -         | -         | -       | -       | -         | already-cancelled    | already-cancelled | already-cancelled   | too-late-to-move
cancel by clinic     | -         | -       | -             | -             | cancelled | cancelled | -       | -       | -         | -                    | -                 | -                   | out-of-step
cancel for patient   | -         | -       | -             | -             | cancelled | cancelled | -       | -       | -         | -                    | -                 | -                   | out-of-step
reschedule by clinic | -         | -       | -             | -             | confirmed | confirmed | -       | -       | -         | -                    | -                 | -                   | out-of-step
arrival              | -         | -       | -             | -             | arrived   | arrived   | -       | -       | -         | -                    | -                 | -                   | out-of-step
start                | -         | -       | -             | -             | started   | started   | started | -       | -         | -                    | -                 | -                   | out-of-step
end                  | -         | -       | -             | -             | done      | done      | done    | done    | -         | -                    | -                 | -                   | out-of-step
no-show              | -         | -       | -             | -             | no-show   | -         | -       | -       | no-show   | -                    | -                 | -                   | out-of-step
undo                 | -         | -       | -             | -             | -         | confirmed | arrived | started | confirmed | -                    | -                 | -                   | out-of-step`;

function cellsOf(table: string) {
  const [[, ...states] = [], ...rows] = table
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.flatMap(([transition = '', ...cells]) => {
    const refusal = cells.at(-1)!;
    return cells.slice(0, -1).map((cell, n) => [transition, states[n]!, cell === '-' ? refusal : cell] as const);
  });
}

describe.each([
  ['two days before the visit', before(48 * hours), twoDaysBefore],
  ['ten minutes after its start', before(-10 * minutes), tenMinutesAfterItsStart],
])('%s', (_, now, table) => {
  const cells = cellsOf(table);

  it('the table knows every transition and every state', () => {
    expect(new Set(cells.map(([transition]) => transition))).toEqual(new Set(Object.keys(transitions)));
    expect(new Set(cells.map(([, state]) => state))).toEqual(new Set(Object.keys(inState)));
    expect(cells).toHaveLength(Object.keys(transitions).length * Object.keys(inState).length);
  });

  it.each(cells)('%s, when it is %s: %s', (transition, state, expected) => {
    const booking = inState[state]!(now);

    expect(outcome(() => transitions[transition]!(booking, now))).toBe(expected);
  });
});

describe('to the millisecond', () => {
  it.each([
    ['cancel', 'confirmed', 24 * hours, 'cancelled'],
    ['cancel', 'confirmed', 24 * hours - 1, 'too-late-to-cancel'],
    ['reschedule', 'confirmed', 24 * hours, 'confirmed'],
    ['reschedule', 'confirmed', 24 * hours - 1, 'too-late-to-move'],
    ['arrival', 'confirmed', 12 * hours, 'arrived'],
    ['arrival', 'confirmed', 12 * hours + 1, 'out-of-step'],
    ['start', 'arrived', 12 * hours, 'started'],
    ['start', 'arrived', 12 * hours + 1, 'out-of-step'],
    ['end', 'started', 12 * hours, 'done'],
    ['end', 'started', 12 * hours + 1, 'out-of-step'],
    ['no-show', 'confirmed', 0, 'no-show'],
    ['no-show', 'confirmed', 1, 'out-of-step'],
    ['undo', 'cancelled by clinic', 1, 'confirmed'],
    ['undo', 'cancelled by clinic', 0, 'out-of-step'],
  ])('%s, when it is %s, %i ms before the start: %s', (transition, state, milliseconds, expected) => {
    const now = before(milliseconds);

    expect(outcome(() => transitions[transition]!(inState[state]!(now), now))).toBe(expected);
  });

  it('without a notice period a patient may cancel until the visit begins', () => {
    const atAnyTime = { ...visit, cancelNoticeMinutes: 0 };

    expect(outcome(() => cancel(atAnyTime, startsAt))).toBe('cancelled');
    expect(outcome(() => cancel(atAnyTime, before(-1)))).toBe('too-late-to-cancel');
  });
});

describe('what a change leaves in the booking', () => {
  const now = before(48 * hours);

  it('confirmed: the hold is over, and the link that led to it is kept unless the form names another', () => {
    const held = { ...inState['held']!(now), viaLinkId: 'blog' };

    expect(confirm(held, details, now)).toMatchObject({
      ...details,
      viaLinkId: 'blog',
      holdExpiresAt: null,
      confirmedAt: now,
      sequence: 0,
    });
    expect(confirm(held, { ...details, viaLinkId: 'poster' }, now).viaLinkId).toBe('poster');
  });

  it('only what calendars must hear of has a new sequence', () => {
    const sequences = Object.entries(transitions).flatMap(([name, change]) =>
      Object.values(inState).flatMap((state) => {
        const booking = state(now);
        const changed = outcome(() => change(booking, now)) in { confirmed: 1, cancelled: 1 } && change(booking, now);
        return changed && changed.sequence !== booking.sequence ? [name] : [];
      }),
    );

    expect(new Set(sequences)).toEqual(
      new Set(['cancel', 'reschedule', 'cancel by clinic', 'cancel for patient', 'reschedule by clinic', 'undo']),
    );
  });

  it('a visit that was cancelled by a patient is returned as it is: there is nothing to store and nobody to tell', () => {
    const cancelled = inState['cancelled by patient']!(now);

    expect(cancel(cancelled, now)).toBe(cancelled);
  });

  it('a cancellation by the clinic that is undone leaves no trace of it', () => {
    const cancelled = cancelByClinic(visit, 'Mei is ill', now);
    expect(cancelled).toMatchObject({ cancelledBy: 'clinic', cancelReason: 'Mei is ill', cancelledAt: now });

    expect(undo(cancelled, now)).toEqual({ ...visit, sequence: 2 });
  });

  it('the desk that noted by mistake that a patient phoned undoes it; what the patient cancelled stays', () => {
    const phoned = cancelForPatient(visit, 'has to work', now);
    expect(phoned).toMatchObject({ cancelledBy: 'patient', cancelledAtDesk: true, cancelReason: 'has to work' });

    expect(undo(phoned, now)).toEqual({ ...visit, sequence: 2 });
    expect(() => undo(cancel(visit, now), now)).toThrow('out-of-step');
  });

  it('a step that was skipped is skipped on the way back too', () => {
    const today = before(-10 * minutes);

    expect(undo(advance('end', visit, today), today)).toEqual(visit);
    expect(undo(advance('end', arrived, today), today)).toEqual(arrived);
  });

  it('a patient reschedules an overbooked visit to a free time: the table forgot why it overlapped others, the decision did not', () => {
    const overbooked = { ...visit, overbookReason: 'In pain, flies home tomorrow' };

    expect(reschedule(overbooked, elsewhere, now)).toEqual({
      ...overbooked,
      ...elsewhere,
      bookedMinutes: 55,
      overbookReason: null,
      sequence: 1,
    });
  });

  it('however often a patient reschedules, it is known how long it was when it was booked', () => {
    const longer = reschedule(visit, { ...elsewhere, endsAt: new Date('2026-12-03T11:10Z') }, now);
    const again = reschedule(longer, { ...elsewhere, endsAt: new Date('2026-12-03T11:25Z') }, now);

    expect([longer, again].map(({ bookedMinutes }) => bookedMinutes)).toEqual([55, 55]);
  });

  it('staff who overbook a visit answer for it; without an overlap it stays with those who booked it', () => {
    const to = { ...elsewhere, overbookReason: 'In pain' };

    expect(rescheduleByClinic(visit, to, { id: 'mei' }).bookedBy).toBe('mei');
    expect(rescheduleByClinic(visit, { ...to, overbookReason: null }, { id: 'mei' }).bookedBy).toBe('rosa');
  });

  it('rescheduled after the patient arrived: they have not arrived for the new time', () => {
    const to = { ...elsewhere, overbookReason: null };

    expect(rescheduleByClinic(arrived, to, { id: 'mei' })).toMatchObject({ status: 'confirmed', arrivedAt: null });
  });

  it('a new link and another language change nothing else, and the same language nothing at all', () => {
    expect(renewLink(visit)).toEqual({ ...visit, linkGeneration: 1 });
    expect(chooseLanguage(visit, 'es')).toEqual({ ...visit, language: 'es' });
    expect(chooseLanguage(visit, null)).toBe(visit);
  });

  it('what a booking says of its patient is accepted', () => {
    const says = { saidPhone: '0412 345 678', saidPhoneKey: '61412345678', unproven: true };
    expect(acceptPatient({ ...visit, ...says })).toEqual(visit);
  });

  it('a mistyped address is corrected within an hour by the patient who booked, and changes nothing but whose visit it is', () => {
    const own = { ...visit, bookedBy: null };
    const dana = {
      ...saysNothing,
      patientId: 'dana',
      saidName: 'Dana R.',
      unproven: true,
      unprovenAddress: 'dana@gmail.com',
    };
    const after = (milliseconds: number) => new Date(own.confirmedAt!.getTime() + milliseconds);

    expect(correctPatient(own, dana, after(hours - 1))).toEqual({ ...own, ...dana });
    const tooLate = new Refusal('not-correctable');
    expect(() => correctPatient(own, dana, after(hours))).toThrow(tooLate);
    expect(() => correctPatient(visit, dana, after(0))).toThrow(tooLate);
    expect(() => correctPatient({ ...own, status: 'arrived' }, dana, after(0))).toThrow(tooLate);
    const cancelled = { ...own, status: 'cancelled' } as const;
    expect(() => correctPatient(cancelled, dana, after(0))).toThrow(new Refusal('already-cancelled'));
  });
});
