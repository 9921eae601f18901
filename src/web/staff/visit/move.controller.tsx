import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { StaffSlots } from '../../../availability/staff-slots.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import { Conflicts } from '../../../bookings/by-staff/conflicts.service.js';
import { StaffReschedules } from '../../../bookings/by-staff/staff-reschedules.service.js';
import { isUpcoming } from '../../../bookings/booking.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { line, parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { typedMinute } from '../../../time/typed-time.js';
import { isDate, minuteAfterGap, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clock, clockOfDay, longPeriod, longTime, shortDay, shortTime } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { type Back, backSchema, patientAddress } from '../patients/patient-address.js';
import {
  conflictInWords,
  type ConflictView,
  mayAllowOverbooking,
  missingReasons,
  type TypedReasons,
} from '../conflict.view.js';
import { whyNotBooked } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import { StaffMovePage, type StaffMoveView } from './move-page.js';
import { Reference } from './reference.decorator.js';

const minute = z.coerce.number().int().min(0).max(60_000_000);
const asked = backSchema.extend({
  start: minute.optional().catch(undefined),
  day: z.string().refine(isDate).optional().catch(undefined),
  time: z.string().max(20).optional().catch(undefined),
  practitioner: z.string().max(80).optional().catch(undefined),
  after: minute.optional().catch(undefined),
});
const chosen = backSchema.extend({
  start: minute,
  practitioner: z.string().max(80),
  tell: z.string().max(3).optional(),
  overbook: line(300).optional(),
  outside: line(300).optional(),
  once: z.string().max(100).optional(),
});

/** Free times that are shown at once, and how far ahead they are looked for. */
const [shown, fourWeeks] = [16, 28 * 24 * 60];

/** Typed, and no time; or none on that day, and which one comes after it. */
interface Unread {
  readonly day?: string;
  readonly time: string;
  readonly next?: number;
}

interface MoveShown {
  readonly unread?: Unread;
  readonly fault?: Refusal;
  /** Sent with the move that was refused. */
  readonly reasons?: TypedReasons;
  readonly back?: Back;
  readonly from?: number;
}

/** Where a dragged visit is let go, and where one is moved without a mouse. */
@Controller('staff/visits/:reference')
@Allow('practitioner', 'reception', 'admin')
export class StaffMoveController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: BookingRows,
    private readonly slots: StaffSlots,
    private readonly catalogue: Catalogue,
    private readonly reschedules: StaffReschedules,
    private readonly conflicts: Conflicts,
  ) {}

  @Get('move')
  async ask(@Staff() member: StaffMember, @Reference() reference: string, @Query() query: unknown): Promise<Answer> {
    const { start, day, time, practitioner, back, after } = parse(asked, query);
    const visit = await this.rows.byReference(reference, ownOnly(staffActorOf(member)));
    if (!isUpcoming(visit.booking)) return seeOther(`/staff/visits/${reference}`);
    const minute = time ? typedMinute(time) : null;
    const { timeZone } = visit.location;
    const next = day && minute !== null ? minuteAfterGap(timeZone, day, minute) : undefined;
    const unread =
      start === undefined && time && (minute === null || next !== undefined) ? { day, time, next } : undefined;
    const to = start ?? (day && minute !== null && !unread ? minuteOf(timeZone, day, minute) : undefined);
    return this.show(member, visit, to, practitioner, {
      unread,
      back,
      from: after ?? (day ? minuteOf(timeZone, day, 0) : undefined),
    });
  }

  @Post('time')
  @CountedAs('rescheduled')
  async move(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { start, practitioner, tell, overbook, outside, once, back } = parse(chosen, body);
    const by = staffActorOf(member);
    const { sequence, patientId } = (await this.rows.byReference(reference, ownOnly(by))).booking;
    const sent = { reference, sequence, start, practitioner, overbook, outside };
    try {
      await this.reschedules.reschedule(
        by,
        reference,
        { start, practitioner },
        { tell: tell === 'yes', overbook: overbook || null, outside: outside || null },
        idempotentRequest('POST /staff/visits/time', once, sent, actorOf(member)),
      );
      return seeOther(back ? patientAddress(patientId!, 'moved') : `/staff/visits/${reference}?news=moved`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || !['slot-taken', 'slot-not-offered', 'patient-busy'].includes(fault.code))
        throw fault;
      const visit = await this.rows.byReference(reference, ownOnly(by));
      const reasons = { outside: outside ?? '', overbook: overbook ?? '' };
      return this.show(member, visit, start, practitioner, { fault, reasons, back });
    }
  }

  private async show(
    member: StaffMember,
    visit: BookedVisit,
    start: number | undefined,
    slug = visit.practitioner.slug,
    { unread, fault, reasons, back, from }: MoveShown = {},
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const { t, locale, now } = site;
    const { booking, location, patient } = visit;
    const zone = location.timeZone;
    const present = minuteOfInstant(booking.startsAt);
    const wall = wallOf(zone, start ?? present);
    const own = ownOnly(staffActorOf(member));
    const posts = this.catalogue.postsOf(await this.catalogue.latest());
    const people = posts
      .filter((post) => post.location.id === location.id && (own === null || post.practitioner.id === own))
      .map(({ practitioner: { slug: value, name: label } }) => ({ value, label }));
    const person = people.find(({ value }) => value === slug);
    if (!person) throw new Refusal('not-found');
    const conflict = start === undefined ? undefined : await this.conflict(site, member, visit, start, slug);
    const view: StaffMoveView = {
      reference: booking.reference,
      patient: patient?.name ?? '',
      back,
      keep: back ? patientAddress(booking.patientId!) : `/staff/visits/${booking.reference}`,
      email: patient?.email ?? null,
      phone: patient?.phone ?? null,
      from: longPeriod(zone, present, minuteOfInstant(booking.endsAt), locale, now),
      fromWith: t('move.with', { name: visit.practitioner.name }),
      day: unread?.day ?? wallOf(zone, start ?? from ?? present).date,
      time: unread?.time ?? clockOfDay(wall.minute, locale),
      errors: {
        ...(unread && {
          time:
            unread.next === undefined
              ? t('fault.time')
              : t('fault.time-skipped', { time: clockOfDay(unread.next, locale) }),
        }),
        ...(conflict && reasons && missingReasons(site, conflict, reasons)),
      },
      practitioner: slug,
      people,
      free: await this.free(site, visit, { from: from ?? minuteOf(zone, wall.date, 0), person }),
      once: secretToken(),
      fault: fault && whyNotBooked(site, fault.code),
      ...(start === undefined
        ? {}
        : {
            to: {
              when: longTime(zone, start, locale, now),
              short: shortTime(zone, start, locale, now),
              with: t('move.with', { name: person.label }),
              start,
              same: start === present && isWith(visit, slug),
              conflict,
              reasons,
            },
          }),
    };
    return page(<StaffMovePage site={site} member={member} view={view} />, {
      status: fault?.status ?? 200,
    });
  }

  /** The next few starts that are free; not where it already is. */
  private async free(
    { locale, now }: Site,
    visit: BookedVisit,
    { from, person }: { readonly from: number; readonly person: Choice },
  ): Promise<StaffMoveView['free']> {
    const zone = visit.location.timeZone;
    const present = isWith(visit, person.value) ? minuteOfInstant(visit.booking.startsAt) : undefined;
    const first = Math.max(from, now);
    const all = await this.slots.free(wantedFor(visit, person.value), first, first + fourWeeks, {
      without: visit.booking.id,
    });
    const others = all.filter(({ start }) => start !== present);
    const times = others.slice(0, shown).map(({ start, keepsFull }, n) => ({
      start,
      keepsFull: keepsFull(),
      day: shortDay(zone, start, locale, now),
      when: clock(zone, start, locale),
      first: n === 0,
    }));
    const more = new URLSearchParams({ practitioner: person.value, after: String((times.at(-1)?.start ?? 0) + 1) });
    return {
      with: person.label,
      days: [...new Set(times.map(({ day }) => day))].map((day) => ({
        day,
        times: times.filter((time) => time.day === day),
      })),
      ...(others.length > shown && { more: `/staff/visits/${visit.booking.reference}/move?${more.toString()}` }),
    };
  }

  /** What is in the way, and what it would take. */
  private async conflict(
    site: Site,
    member: StaffMember,
    visit: BookedVisit,
    start: number,
    practitioner: string,
  ): Promise<ConflictView | undefined> {
    const by = staffActorOf(member);
    const wanted = { ...wantedFor(visit, practitioner), audience: 'staff' } as const;
    const found = await this.conflicts.of(by, wanted, start, { without: visit.booking.id });
    return found ? conflictInWords(site, found, await this.catalogue.latest(), mayAllowOverbooking(member)) : undefined;
  }
}

const isWith = ({ practitioner }: BookedVisit, slug: string) => practitioner.slug === slug;

/** The same treatment with its add-ons, with this practitioner where it is. */
function wantedFor({ treatment, addOns, location }: BookedVisit, practitioner: string) {
  return {
    treatment: treatment.slug,
    addOns: addOns.map(({ slug }) => slug),
    practitioners: [practitioner],
    locations: [location.slug],
  };
}
