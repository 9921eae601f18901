import type { Claim } from '../../availability/assign.js';
import type { Candidate } from '../../availability/candidates.js';
import type { Post, Snapshot } from '../../availability/snapshot.js';
import { type Booking, takesTime } from '../../bookings/booking.js';
import type { Intervals } from '../../time/intervals.js';
import { Calendar, repertoire, type Workday, workdays } from './calendar.js';
import { Clientele, type Patient } from './clientele.js';
import type { Dice } from './dice.js';
import { lifeOf, type State } from './life.js';
import { type FollowedLink, wayOf } from './links.js';

export interface Appointment {
  readonly candidate: Candidate;
  readonly patient: Patient;
  /** As it is now. */
  readonly booking: Booking;
  /** What it was from the booking on; the last one is how it is now. */
  readonly states: readonly [State, ...State[]];
  /** What it takes, or took before it was canceled. */
  readonly place: readonly Claim[];
  /** None, where it takes no time. */
  readonly claims: readonly Claim[];
}

/** How often a treatment is asked for; the others: 1. */
const demand: Readonly<Record<string, number>> = {
  acupuncture: 5,
  'community-acupuncture': 1.5,
  'first-consultation': 1.3,
  // A place has one set of cups, and the link of the blog asks for it.
  cupping: 0.4,
};

/** Two past months and two weeks to come of a clinic that is neither empty nor full. Times are epoch minutes. */
export function appointmentsOf(
  snapshot: Snapshot,
  posts: readonly Post[],
  links: readonly FollowedLink[],
  now: number,
  dice: Dice,
): readonly Appointment[] {
  const { locale: clinicLocale } = snapshot.clinic;
  const calendar = new Calendar();
  const clientele = new Clientele(dice);
  const theirs = new Map(
    posts.map((post) => [post, { wanted: repertoire(snapshot, posts, post), popularity: 0.85 + dice.roll() * 0.4 }]),
  );

  const book = (day: Workday, candidate: Candidate): Appointment | null => {
    const found = calendar.find(day, candidate, dice);
    if (!found) return null;
    const { start, claims } = found;
    const regular = clientele.regularFor(candidate, start);
    const bookedAt = Math.max(bookingTime(start, now, dice), regular ? regular.since + 10 : 0);
    if (bookedAt > now) return null;
    const patient = regular ?? clientele.newcomer(candidate, bookedAt);
    const way = wayOf(candidate, links, regular ? 0.1 : 0.5, dice);
    const details = { patientId: patient.id, language: patient.language, ...way };
    const states = lifeOf({ candidate, start, bookedAt, clinicLocale, details }, now, dice);
    const { booking } = states.at(-1)!;
    // The time of somebody who did not come was kept for them.
    if (booking.status !== 'cancelled') calendar.take(claims);
    clientele.expect(patient, candidate, start);
    return { candidate, patient, booking, states, place: claims, claims: takesTime(booking) ? claims : [] };
  };

  return workdays(posts, now).flatMap((day) => {
    const { wanted, popularity } = theirs.get(day.post)!;
    calendar.rest(day);
    const appointments: Appointment[] = [];
    let left = length(day.opening) * fullness(day.ahead) * popularity * (0.75 + dice.roll() * 0.5);
    for (let tries = 0; left > 0 && tries < 40; tries++) {
      const appointment = book(day, dice.weighted(wanted, likelihood));
      if (!appointment) continue;
      appointments.push(appointment);
      left -= length(appointment.candidate.visit.hands);
    }
    return appointments;
  });
}

/** What part of the practitioner's time is booked; the further ahead, the less. */
function fullness(ahead: number): number {
  return ahead <= 0 ? 0.55 : 0.44 - ahead * 0.02;
}

function likelihood({ treatment, addOns }: Candidate): number {
  return (demand[treatment.slug] ?? 1) / (addOns.length > 0 ? 8 : 1);
}

/** As a rule a week ahead, sometimes a month, and never later than the clinic asks for. */
function bookingTime(start: number, now: number, dice: Dice): number {
  const usual = start - 150 - Math.floor(32 * 1440 * dice.roll() ** 2);
  return usual < now ? usual : now - dice.between(150, 12 * 1440);
}

function length(periods: Intervals): number {
  return periods.reduce((sum, end, n) => (n % 2 === 0 ? sum - end : sum + end), 0);
}
