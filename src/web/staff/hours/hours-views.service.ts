import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { HoursEdit } from '../../../availability/hours-edit.js';
import type { Timetable } from '../../../availability/timetable.js';
import { Timetables } from '../../../availability/timetables.service.js';
import type { StaffActor } from '../../../accounts/staff-actor.js';
import type { Change } from '../../../changes/change.js';
import { Changes } from '../../../changes/changes.service.js';
import { Clock } from '../../../platform/clock.js';
import { uuidv7 } from '../../../platform/ids.random.js';
import type { Location } from '../../../locations/location.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { intersect } from '../../../time/intervals.js';
import { openingOf } from '../../../practitioners/opening.js';
import { clockOfDay, longDate, shortDate } from '../../../time/wording.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import type { Site } from '../../shared/site.js';
import { blockText, changeInWords } from './change-in-words.js';
import type { ChangeDescription } from './decide-page.js';
import type { EditView } from './edit-pages.js';
import { editOf, type Typed, typedIn } from './hours-form.js';
import type { EveryoneView, HoursView } from './hours-page.js';
import { offText, periodText } from './wall-times.js';
import { mondayOf, weekView } from './week.view.js';
import { weekdayNames } from '../../shared/weekday-names.js';

/** Whose hours are on the table, and where they work. */
export interface Subject {
  readonly practitioner: Practitioner;
  /** Where they offer something or have hours; all, if nowhere. */
  readonly locations: readonly Location[];
  /** Of the first of them: the clock their time off is told on. */
  readonly timeZone: string;
  readonly here: string;
}

/** What the pages about hours show. */
@Injectable()
export class HoursViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly changes: Changes,
    private readonly timetables: Timetables,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found */
  async subject(by: StaffActor, slug: string): Promise<Subject> {
    const practitioner = await this.changes.practitioner(by, slug);
    const { locations: all, offers, hours } = await this.catalogue.current();
    const theirs = new Set(
      [...offers, ...hours]
        .filter(({ practitionerId }) => practitionerId === practitioner.id)
        .map(({ locationId }) => locationId),
    );
    const some = all.filter(({ id }) => theirs.has(id));
    const locations = some.length ? some : all;
    const timeZone = locations[0]?.timeZone ?? 'UTC';
    return { practitioner, locations, timeZone, here: `/staff/hours/${slug}` };
  }

  /** Of a practitioner who sets nobody else's: the slug of their own, if they set those. */
  async ownSlug({ practitionerId }: StaffActor): Promise<string | undefined> {
    const { practitioners, clinic } = await this.catalogue.current();
    if (!clinic.policy.practitionersSetHours) return undefined;
    return practitioners.find(({ id }) => id === practitionerId)?.slug;
  }

  async everyone(member: StaffMember): Promise<EveryoneView> {
    const snapshot = await this.catalogue.current();
    const posts = this.catalogue.postsOf(snapshot);
    return {
      member,
      people: snapshot.practitioners.map(({ id, slug, name }) => {
        const days = new Set(
          posts
            .filter(({ practitioner }) => practitioner.id === id)
            .flatMap(({ hours, exceptions, timeOff, location: { timeZone } }) => {
              const monday = mondayOf(this.today(timeZone));
              const end = dateAdd(monday, 7);
              const open = openingOf(hours, exceptions, timeOff, timeZone, monday, end);
              const week = Array.from({ length: 7 }, (_, n) => dateAdd(monday, n));
              return week.filter(
                (date) => intersect(open, [minuteOf(timeZone, date, 0), minuteOf(timeZone, date, 1440)]).length > 0,
              );
            }),
        );
        return { href: `/staff/hours/${slug}`, name, days: days.size };
      }),
    };
  }

  async week(site: Site, member: StaffMember, by: StaffActor, subject: Subject, week?: string): Promise<HoursView> {
    const { practitioner, locations, timeZone, here } = subject;
    const { t, locale } = site;
    const timetable = await this.timetables.of(practitioner.id);
    const { closures } = await this.catalogue.current();
    const today = this.today(timeZone);
    const monday = mondayOf(week && isDate(week) ? week : today);
    const place = (id: string) => (locations.length > 1 ? (locations.find((one) => one.id === id)?.name ?? '') : '');
    const slug = (id: string) => locations.find((one) => one.id === id)?.slug ?? '';
    const now = this.clock.now().getTime() / 60_000;
    const said = (...texts: readonly string[]) => texts.filter(Boolean).join(' · ');
    return {
      member,
      name: practitioner.name,
      here,
      everyone: by.everyDiary,
      week: weekView(site, timetable, locations, { here, monday, today, closures }),
      weekly: timetable.hours.map((block) => ({
        text: blockText(site, block),
        more: said(
          place(block.locationId),
          block.everyWeeks > 1 ? t('hours.every', { weeks: block.everyWeeks }) : '',
          block.starting ? t('hours.from-week', { day: shortDate(block.starting, locale) }) : '',
        ),
        href: `${here}/weekly?id=${block.id}`,
        remove: { kind: 'weekly-gone', id: block.id },
      })),
      off: timetable.timeOff
        .filter(({ to }) => to > now)
        .map((off) => ({
          text: offText(t, timeZone, locale, off),
          more: off.reason ?? '',
          remove: { kind: 'off-gone', id: off.id },
        })),
      dates: timetable.exceptions
        .filter(({ date }) => date >= today)
        .map(({ date, open, locationId }) => ({
          text: `${longDate(date, locale)}: ${open.length ? open.map((one) => periodText(t, one)).join(', ') : t('hours.closed')}`,
          more: place(locationId),
          href: `${here}/date?date=${date}&location=${slug(locationId)}`,
          remove: { kind: 'date-gone', date, location: slug(locationId) },
        })),
    };
  }

  /** A form with what it would change filled in. */
  async form(
    site: Site,
    member: StaffMember,
    { practitioner, locations, here }: Subject,
    asked: Typed,
    errors: EditView['errors'] = {},
  ): Promise<EditView> {
    const timetable = Object.keys(errors).length ? undefined : await this.timetables.of(practitioner.id);
    return {
      member,
      name: practitioner.name,
      here,
      places: locations.map(({ slug, name }) => ({ value: slug, label: name })),
      weekdays: weekdayNames(site.locale),
      typed: timetable ? filled(asked, timetable, locations) : asked,
      errors,
    };
  }

  /** What the pages say of a change, by how many visits it strands. */
  async told(
    site: Site,
    { practitioner, timeZone, here }: Subject,
    { id, edit, before }: Change,
  ): Promise<(count?: number) => ChangeDescription> {
    const { t } = site;
    const was = (before ?? (await this.timetables.of(practitioner.id))) as Timetable;
    const what = changeInWords(site, practitioner.name, edit as HoursEdit, was, timeZone);
    return (count = 0) => ({
      what,
      action: `${here}/changes/${id}`,
      back: here,
      backText: t('hours.back'),
      here: '/staff/hours',
      heading: t('hours.decide.heading', { count }),
      keep: t('hours.decide.keep'),
      done: t('hours.saved.heading'),
    });
  }

  /** @throws BadInput; Refusal */
  async propose(by: StaffActor, { practitioner, locations, timeZone }: Subject, typed: Typed): Promise<string> {
    const now = this.clock.now();
    const edit = editOf(typed, {
      practitionerId: practitioner.id,
      locationId: (slug) => locations.find((one) => one.slug === slug)?.id,
      timeZone,
      newId: () => uuidv7(now),
    });
    return this.changes.proposeHours(by, practitioner.slug, edit);
  }

  private today(timeZone: string): string {
    return wallOf(timeZone, Math.floor(this.clock.now().getTime() / 60_000)).date;
  }
}

function filled(asked: Typed, { hours, exceptions }: Timetable, locations: readonly Location[]): Typed {
  const slug = (id: string) => locations.find((one) => one.id === id)?.slug ?? '';
  if (asked.kind === 'weekly') {
    const block = hours.find(({ id }) => id === asked.id);
    if (!block) return { ...asked, id: '' };
    return {
      ...asked,
      location: slug(block.locationId),
      weekday: [block.weekday],
      from: clockOfDay(block.fromMinute),
      to: clockOfDay(block.toMinute),
      everyWeeks: block.everyWeeks,
      starting: block.starting ?? '',
    };
  }
  const at = locations.find((one) => one.slug === asked.location) ?? locations[0];
  const dated = exceptions.find(({ date, locationId }) => date === asked.date && locationId === at?.id);
  if (asked.kind !== 'date' || !dated) return asked;
  const times = dated.open.flatMap(({ fromMinute, toMinute }, n) => [
    [`from-${n}`, clockOfDay(fromMinute)],
    [`to-${n}`, clockOfDay(toMinute)],
  ]);
  return { ...asked, ...typedIn({ ...asked, ...Object.fromEntries(times) }) };
}
