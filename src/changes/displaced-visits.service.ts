import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import { closedOf, meetsClosed } from '../locations/closure.js';
import { displaced } from '../availability/timetable.js';
import type { Exception, TimeOff, WeeklyHours } from '../practitioners/opening.js';
import { UpcomingVisits, type UpcomingVisit } from './upcoming-visits.service.js';
import { Clock } from '../platform/clock.js';
import { subtract } from '../time/intervals.js';
import { closurePeriod } from '../locations/closure-text.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { minuteOf } from '../time/wall-time.js';

/** A visit ahead that a new file leaves without something it counts on. */
export interface DisplacedVisit {
  readonly reference: string;
  /** UTC epoch minute. */
  readonly start: number;
  readonly timeZone: string;
  readonly patient: string;
  readonly practitioner: string;
  readonly lacks: 'place' | 'person' | 'hours' | 'room' | 'equipment';
}

type Person = ClinicFile['practitioners'][number];

/** The visits ahead that a file would leave without their place, person, hours, room or equipment. They stay as booked. */
@Injectable()
export class DisplacedVisits {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly upcoming: UpcomingVisits,
    private readonly clock: Clock,
  ) {}

  /** By start, each once, with the first thing it lacks. Both files in normal form; `before` is in force. */
  async between(before: ClinicFile, after: ClinicFile): Promise<readonly DisplacedVisit[]> {
    const found = [
      ...(await this.withoutThings(before, after)),
      ...(await this.withoutHours(before, after)),
      ...(await this.whileClosed(before, after)),
    ];
    const order = ['place', 'person', 'hours', 'room', 'equipment'];
    found.sort((a, b) => order.indexOf(a.lacks) - order.indexOf(b.lacks));
    const once = new Map<string, DisplacedVisit>();
    for (const visit of found) if (!once.has(visit.reference)) once.set(visit.reference, visit);
    return [...once.values()].sort((a, b) => a.start - b.start || (a.reference < b.reference ? -1 : 1));
  }

  private async withoutHours(before: ClinicFile, after: ClinicFile): Promise<readonly DisplacedVisit[]> {
    const { practitioners, locations } = await this.catalogue.current();
    const place = new Map(locations.map(({ slug, id }) => [slug, id]));
    const found: DisplacedVisit[] = [];
    for (const was of before.practitioners) {
      const is = after.practitioners.find(({ slug }) => slug === was.slug);
      const known = practitioners.find(({ slug }) => slug === was.slug);
      if (!is || !known || sameHours(was, is)) continue;
      const visits = (await this.upcoming.of({ practitionerId: known.id })).filter(({ held }) => !held);
      const left = displaced(timetable(known.id, was, place), timetable(known.id, is, place), visits);
      found.push(...left.map((visit) => inShort(visit, known.name)));
    }
    return found;
  }

  private async whileClosed(before: ClinicFile, after: ClinicFile): Promise<readonly DisplacedVisit[]> {
    const { locations, byId } = await this.catalogue.current();
    const found: DisplacedVisit[] = [];
    for (const is of after.locations.filter(({ closures }) => closures?.length)) {
      const was = before.locations.find(({ slug }) => slug === is.slug);
      const known = locations.find(({ slug }) => slug === is.slug);
      if (!was || !known) continue;
      const closed = (closures: typeof is.closures = []) => closedOf(closures.map(closurePeriod), known.timeZone);
      const newly = subtract(closed(is.closures), closed(was.closures));
      if (newly.length === 0) continue;
      const visits = (await this.upcoming.of({ locationId: known.id })).filter(({ held }) => !held);
      const left = visits.filter((visit) => meetsClosed(visit, newly));
      found.push(...left.map((visit) => inShort(visit, byId.practitioner.get(visit.practitionerId)?.name ?? '')));
    }
    return found;
  }

  private withoutThings(before: ClinicFile, after: ClinicFile): Promise<readonly DisplacedVisit[]> {
    const gone = <T>(entries: (file: ClinicFile) => readonly T[], key: (one: T) => string) => {
      const stays = new Set(entries(after).map(key));
      return entries(before)
        .map(key)
        .filter((one) => !stays.has(one));
    };
    const things = (kind: 'rooms' | 'equipment') =>
      gone(
        (file) => file.locations.flatMap((location) => location[kind].map(({ slug }) => `${location.slug}/${slug}`)),
        (key) => key,
      );
    return this.db.query(lacking, [
      this.clock.now(),
      gone(
        (file) => file.locations,
        ({ slug }) => slug,
      ),
      gone(
        (file) => file.practitioners,
        ({ slug }) => slug,
      ),
      things('rooms'),
      things('equipment'),
    ]);
  }
}

function sameHours(a: Person, b: Person): boolean {
  const hours = ({ hours, exceptions, timeOff }: Person) => JSON.stringify([hours, exceptions, timeOff]);
  return hours(a) === hours(b);
}

function timetable(practitionerId: string, person: Person, place: ReadonlyMap<string, string>) {
  const here = <T extends { readonly location: string }>(rows: readonly T[]) =>
    rows.flatMap((row) => {
      const locationId = place.get(row.location);
      return locationId === undefined ? [] : [{ ...row, practitionerId, locationId }];
    });
  const period = ({ from, to }: { from: string; to: string }) => ({
    fromMinute: minuteOf(from),
    toMinute: minuteOf(to),
  });
  return {
    hours: here(person.hours).map(
      (row): WeeklyHours => ({
        ...row,
        ...period(row),
        everyWeeks: row.everyWeeks ?? 1,
        starting: row.starting ?? null,
      }),
    ),
    exceptions: here(person.exceptions).map((row): Exception => ({ ...row, open: row.open.map(period) })),
    timeOff: person.timeOff.map(
      ({ from, to }): TimeOff => ({
        practitionerId,
        from: Date.parse(from) / 60_000,
        to: Date.parse(to) / 60_000,
      }),
    ),
  };
}

function inShort({ reference, start, timeZone, patient }: UpcomingVisit, practitioner: string): DisplacedVisit {
  return { reference, start, timeZone, patient: patient?.name ?? '', practitioner, lacks: 'hours' };
}

const lacking = `
  select b.reference, (date_part('epoch', b.starts_at) / 60)::int as start, l.time_zone as "timeZone", p.name as patient,
    pr.name as practitioner, gone.lacks
  from bookings b
  join locations l on l.id = b.location_id
  join practitioners pr on pr.id = b.practitioner_id
  join patients p on p.id = b.patient_id
  cross join lateral (
    select 'place' as lacks where l.slug = any($2)
    union all select 'person' where pr.slug = any($3)
    union all select 'room' where exists (
      select from claims c join rooms r on r.id = c.resource_id where c.booking_id = b.id and l.slug || '/' || r.slug = any($4))
    union all select 'equipment' where exists (
      select from claims c join equipment e on e.id = c.resource_id where c.booking_id = b.id and l.slug || '/' || e.slug = any($5))
  ) gone
  where b.starts_at > $1 and b.status in ('confirmed', 'arrived')`;
