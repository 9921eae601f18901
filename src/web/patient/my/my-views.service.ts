import { Injectable } from '@nestjs/common';
import type { Booking } from '../../../bookings/booking.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { OwnContacts, type OwnPerson } from '../../../bookings/by-patient/own-contacts.service.js';
import { ReminderPreferences } from '../../../bookings/by-patient/reminder-preferences.service.js';
import { languageName } from '../../../i18n/languages.js';
import { rebookToken } from '../../../notifications/rebook-link.js';
import { Clock } from '../../../platform/clock.js';
import { Keys } from '../../../platform/keys.service.js';
import { Waitlist } from '../../../waitlist/waitlist.service.js';
import type { Site } from '../../shared/site.js';
import { EntryViews } from '../waitlist/entry-views.service.js';
import { bookedSummary } from '../visit/booked-summary.js';
import { OwnVisits } from '../visit/own-visits.service.js';
import type { MyPast, MyPerson, MyUpcoming, MyView } from './my-page.js';

/** What somebody sees who has proven that an address is theirs. */
@Injectable()
export class MyViews {
  constructor(
    private readonly rows: BookingRows,
    private readonly contacts: OwnContacts,
    private readonly preferences: ReminderPreferences,
    private readonly visits: OwnVisits,
    private readonly waitlist: Waitlist,
    private readonly entries: EntryViews,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async view(site: Site, email: string, news?: string): Promise<MyView> {
    const [people, visits, remindersWanted, entries] = await Promise.all([
      this.contacts.people(email),
      this.rows.atAddress(email),
      this.preferences.wantedAt(email),
      this.waitlist.ofAddress(email),
    ]);
    const waiting = entries.filter(({ kind, status }) => kind === 'list' && status === 'waiting');
    const listed = waiting.map(async (entry) => ({
      href: `/waitlist/entry/${entry.token}`,
      name: entry.name,
      what: (await this.entries.what(site, entry)).text,
    }));
    return {
      email,
      news,
      remindersWanted,
      waiting: await Promise.all(listed),
      people: people.map((one) => this.person(site, one, visits)),
    };
  }

  private person(site: Site, { id, name, phone, language }: OwnPerson, visits: readonly BookedVisit[]): MyPerson {
    const own = visits.filter(({ booking }) => booking.patientId === id);
    const now = this.clock.now();
    const ahead = own.filter(({ booking }) => booking.status !== 'cancelled' && booking.endsAt > now);
    return {
      id,
      name,
      phone,
      language: languageName(language, site.locale),
      // The next one first; of what is over, the latest.
      upcoming: ahead.toReversed().map((visit) => this.upcoming(site, visit)),
      past: own.filter((visit) => !ahead.includes(visit)).map((visit) => this.past(site, visit, now)),
    };
  }

  private upcoming(site: Site, visit: BookedVisit): MyUpcoming {
    const { visit: summary, tooLate, gettingThere } = this.visits.view(site, { visit, key: visit.booking.reference });
    const { booking, course } = visit;
    return {
      href: `/my/appointments/${booking.reference}`,
      visit: summary,
      part: course
        ? site.t('course.part-of', { position: booking.coursePosition ?? 1, planned: course.planned })
        : undefined,
      tooLate,
      phone: booking.saidPhone,
      directions: gettingThere.directions,
    };
  }

  private past(site: Site, visit: BookedVisit, now: Date): MyPast {
    const { id, reference, patientId } = visit.booking;
    return {
      reference,
      visit: bookedSummary(site, visit, now),
      mark: markOf(visit.booking),
      again: `/again/${rebookToken(this.keys, id)}?person=${patientId}`,
    };
  }
}

function markOf({ status }: Booking): MyPast['mark'] {
  return status === 'cancelled' ? 'cancelled' : status === 'no-show' ? 'missed' : undefined;
}
