import { Injectable } from '@nestjs/common';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { type Booking, changeableUntil } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { factsOf } from '../../../bookings/notices/booking-notifications.js';
import { patientCalendarLinks } from '../../../notifications/calendar.js';
import { notFor } from '../../../patients/returning.js';
import { Clock } from '../../../platform/clock.js';
import { Refusal } from '../../../platform/refusal.js';
import { preparationFor } from '../../../treatments/preparation.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, choiceOf } from '../choice.js';
import { rhythmOf } from '../course/course-choice.js';
import { restAddress } from '../course/course-visits.view.js';
import { bookedSummary } from './booked-summary.js';
import { gettingThere } from './getting-there.view.js';
import { visitToken } from './visit-cookie.js';
import type { CalendarView } from './add-to-calendar.js';
import type { VisitView } from './visit-page.js';

export interface OwnVisit {
  readonly token: string;
  readonly visit: BookedVisit;
  /** What it is called in addresses: its reference, or the secret where the browser keeps no cookies. */
  readonly key: string;
}

/** The visit a browser was given sight of, and how it is shown. */
@Injectable()
export class OwnVisits {
  constructor(
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal visit-not-found: no cookie, not this one's, or nothing to see any more. */
  async of(key: string, cookies: Readonly<Record<string, string>>): Promise<OwnVisit> {
    const token = visitToken(cookies, key);
    if (!token) throw new Refusal('visit-not-found');
    const visit = await this.byToken(token);
    if (token !== key && visit.booking.reference !== key) throw new Refusal('visit-not-found');
    return { token, visit, key };
  }

  /** Its reference, once it is seen that the browser has kept the cookie: then no secret stays in the address. */
  cleanKey({ token, visit, key }: OwnVisit, cookies: Readonly<Record<string, string>>): string | undefined {
    const { reference } = visit.booking;
    return key !== reference && visitToken(cookies, reference) === token ? reference : undefined;
  }

  /** The same while there is more to do than to read that it is cancelled. @throws Refusal visit-not-found, already-cancelled */
  async standing(key: string, cookies: Readonly<Record<string, string>>): Promise<OwnVisit> {
    const own = await this.of(key, cookies);
    if (own.visit.booking.status === 'cancelled') throw new Refusal('already-cancelled');
    return own;
  }

  /** By the secret of the link. @throws Refusal visit-not-found */
  byToken(token: string): Promise<BookedVisit> {
    return this.rows.byLink(token).catch((fault: unknown) => {
      throw fault instanceof Refusal ? new Refusal('visit-not-found') : fault;
    });
  }

  view(site: Site, { visit, key }: Pick<OwnVisit, 'visit' | 'key'>, news?: string): VisitView {
    const { booking, location, patient } = visit;
    const now = this.clock.now();
    const here = `/visit/of/${key}`;
    const tooLate = booking.status !== 'confirmed' || now > changeableUntil(booking);
    return {
      status: booking.status === 'cancelled' ? 'cancelled' : 'confirmed',
      visit: bookedSummary(site, visit, now),
      firstName: firstName(patient?.name ?? ''),
      reference: booking.reference,
      news: news ?? calledOff(site, booking),
      mistaken: tooLate ? undefined : mistaken(site, visit),
      tooLate,
      tooLateMeans: booking.lateCancellation,
      over: now >= booking.startsAt,
      gettingThere: gettingThere(site, location),
      preparation: now >= booking.startsAt ? [] : preparationFor(visit.treatment, visit.addOns, site.locale),
      calendar: calendarOf(visit, key),
      move: `${here}/move`,
      earlier: !tooLate && visit.clinic.policy.waitlist ? { href: `${here}/earlier`, wanted: false } : undefined,
      cancel: `${here}/cancel`,
      moveRest: `${here}/move?rest=yes`,
      again: againAddress(visit, now >= booking.endsAt),
      several: severalAddress(visit, now),
    };
  }
}

/** For every program as a file, and for online calendars. `isCourse`: all of its course in one file. */
export function calendarOf(visit: BookedVisit, key: string, isCourse = false): CalendarView {
  return {
    file: `/visit/of/${key}/calendar.ics${isCourse ? '?course=whole' : ''}`,
    ...patientCalendarLinks(factsOf(visit, visit.booking.language)),
  };
}

/** To times for the same again; nobody comes for the first time twice, and what has left the web has no times there. */
export function againAddress(visit: BookedVisit, over: boolean): string {
  const { treatment, practitioner, location } = visit;
  if (!treatment.online || (over && treatment.for === 'new'))
    return `/practitioners/${encodeURIComponent(practitioner.slug)}`;
  return bookAddress(choiceOf(visit, { near: `${location.latitude},${location.longitude}` }));
}

/** Nobody comes for the first time several times; what is missing of a course is booked from its list. */
function severalAddress(visit: BookedVisit, now: Date): string | undefined {
  const { treatment, booking } = visit;
  if (now < booking.endsAt || !treatment.online || treatment.for === 'new' || booking.courseId) return undefined;
  return restAddress(visit, rhythmOf({}, treatment.courses), now);
}

/** For whom it is, to those it is not for. */
function mistaken({ t, returningMonths: months }: Site, visit: BookedVisit): string | undefined {
  const isFor = visit.kind && notFor([visit.treatment, ...visit.addOns], visit.kind);
  return isFor ? t(`visit.for-${isFor}`, { months }) : undefined;
}

/** Why, in the clinic's words. */
function calledOff({ t }: Site, { cancelledBy, cancelReason: reason }: Booking): string | undefined {
  return cancelledBy === 'clinic' && reason ? t('visit.called-off', { reason }) : undefined;
}

/** A page on a shared screen shows no more of the name than it must. */
function firstName(name: string): string {
  return name.split(' ')[0] ?? '';
}
