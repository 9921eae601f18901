import { wallOf } from '../time/wall-clock.js';
import { wallTimeOf } from '../time/wall-time.js';
import { decimal } from '../i18n/amount.js';

/** A visit as the database tells it for the table. Instants are UTC epoch minutes. */
export interface VisitRow {
  readonly reference: string;
  readonly status: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly location: string;
  readonly practitioner: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly price: number;
  readonly currency: string;
  readonly patient: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly bookedAt: number;
  readonly bookedBy: 'patient' | 'clinic';
  readonly cancelledAt: number | null;
  readonly cancelledBy: string | null;
}

export const visitColumns = [
  'reference',
  'status',
  'date',
  'start',
  'end',
  'time_zone',
  'location',
  'practitioner',
  'treatment',
  'add_ons',
  'price',
  'currency',
  'patient',
  'email',
  'phone',
  'booked_at',
  'booked_by',
  'cancelled_at',
  'cancelled_by',
] as const;

/** One line of the table. Times are what the clock of the place shows; the zone stands beside them. */
export function visitRecord(visit: VisitRow): (string | number)[] {
  const { timeZone } = visit;
  const start = wallOf(timeZone, visit.start);
  return [
    visit.reference,
    visit.status,
    start.date,
    wallTimeOf(start.minute),
    wallTimeOf(wallOf(timeZone, visit.end).minute),
    timeZone,
    visit.location,
    visit.practitioner,
    visit.treatment,
    visit.addOns.join('; '),
    decimal(visit.price, visit.currency),
    visit.currency,
    visit.patient,
    visit.email ?? '',
    visit.phone ?? '',
    wallText(timeZone, visit.bookedAt),
    visit.bookedBy,
    visit.cancelledAt === null ? '' : wallText(timeZone, visit.cancelledAt),
    visit.cancelledBy ?? '',
  ];
}

function wallText(zone: string, minute: number): string {
  const wall = wallOf(zone, minute);
  return `${wall.date} ${wallTimeOf(wall.minute)}`;
}
