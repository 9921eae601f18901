import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Timetable } from '../../../availability/timetable.js';
import { Timetables } from '../../../availability/timetables.service.js';
import type { StaffActor } from '../../../accounts/staff-actor.js';
import type { HoursEdit } from '../../../changes/hours-edit.js';
import { workplacesOf } from '../../../availability/workplaces.js';
import type { Entity, Entry, Fields } from '../../../configuration/entity.js';
import { entryOf } from '../../../configuration/entries.js';
import { filled } from '../../../configuration/form.js';
import type { Typed, Writing } from '../../../configuration/form-kinds.js';
import { exception, timeOff, weeklyHours } from '../../../practitioners/hours.entity.js';
import { Changes } from '../../../changes/changes.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Location } from '../../../locations/location.js';
import type { WeeklyHoursRow } from '../../../practitioners/weekly-hours.table.js';
import type { Practitioner } from '../../../practitioners/practitioner.js';
import { intersect } from '../../../time/intervals.js';
import { openingOf } from '../../../practitioners/opening.js';
import { firstWeekday, weekStart } from '../../../time/week.js';
import { clockPeriod, longDate, shortDate } from '../../../time/wording.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import type { Site } from '../../shared/site.js';
import type { EditView } from './edit-pages.js';
import { editOf, type HoursForm } from './hours-form.js';
import type { EveryoneView, HoursView } from './hours-page.js';
import { offText } from '../wall-times.js';
import { weekView } from './week.view.js';
import { weekdayChoices, weekdayNames } from '../../shared/weekday-names.js';

/** Whose hours they are, and where they work. */
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
    const locations = workplacesOf(await this.catalogue.current(), practitioner.id);
    const timeZone = locations[0]?.timeZone ?? 'UTC';
    return { practitioner, locations, timeZone, here: `/staff/hours/${slug}` };
  }

  /** Of a practitioner who sets nobody else's: the slug of their own, if they set those. */
  async ownSlug({ practitionerId }: StaffActor): Promise<string | undefined> {
    const { practitioners, clinic } = await this.catalogue.current();
    if (!clinic.policy.practitionersSetHours) return undefined;
    return practitioners.find(({ id }) => id === practitionerId)?.slug;
  }

  async everyone({ locale }: Site, member: StaffMember): Promise<EveryoneView> {
    const snapshot = await this.catalogue.current();
    const posts = this.catalogue.postsOf(snapshot);
    return {
      member,
      people: snapshot.practitioners.map(({ id, slug, name }) => {
        const days = new Set(
          posts
            .filter(({ practitioner }) => practitioner.id === id)
            .flatMap(({ hours, exceptions, timeOff, location: { timeZone } }) => {
              const first = weekStart(this.today(timeZone), firstWeekday(locale));
              const end = dateAdd(first, 7);
              const open = openingOf(hours, exceptions, timeOff, timeZone, first, end);
              const week = Array.from({ length: 7 }, (_, n) => dateAdd(first, n));
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
    const weekOf = (date: string) => weekStart(date, firstWeekday(locale));
    const [first, present] = [weekOf(week && isDate(week) ? week : today), weekOf(today)];
    const place = (id: string) => (locations.length > 1 ? (locations.find((one) => one.id === id)?.name ?? '') : '');
    const slug = (id: string) => locations.find((one) => one.id === id)?.slug ?? '';
    // What they had at a retired location is kept for its return, and is nothing to change.
    const inUse = ({ locationId }: { readonly locationId: string }) => locations.some(({ id }) => id === locationId);
    const now = this.clock.now().getTime() / 60_000;
    const said = (...texts: readonly string[]) => texts.filter(Boolean).join(' · ');
    return {
      member,
      name: practitioner.name,
      here,
      everyone: by.everyDiary,
      week: weekView(site, timetable, locations, { here, first, present, today, closures }),
      weekly: timetable.hours.filter(inUse).map((block) => ({
        text: blockText(site, block),
        more: said(
          place(block.locationId),
          block.everyWeeks > 1 ? t('hours.every', { weeks: block.everyWeeks }) : '',
          block.starting ? t('hours.from-week', { day: shortDate(block.starting, locale, now) }) : '',
        ),
        href: `${here}/weekly?id=${block.id}`,
        remove: { kind: 'weekly-gone', id: block.id },
      })),
      off: timetable.timeOff
        .filter(({ to }) => to > now)
        .map((off) => ({
          text: offText(site, timeZone, off),
          more: off.reason ?? '',
          href: `${here}/off?id=${off.id}`,
          remove: { kind: 'off-gone', id: off.id },
        })),
      dates: timetable.exceptions
        .filter((one) => one.date >= today && inUse(one))
        .map(({ date, open, locationId }) => ({
          text: `${longDate(date, locale, now)}: ${open.length ? open.map((one) => clockPeriod(one.fromMinute, one.toMinute, locale)).join(', ') : t('hours.closed')}`,
          more: place(locationId),
          href: `${here}/date?date=${date}&location=${slug(locationId)}`,
          remove: { kind: 'date-gone', date, location: slug(locationId) },
        })),
    };
  }

  /** A form with what it would change filled in, or as it was typed. */
  async form(
    site: Site,
    member: StaffMember,
    { practitioner, locations, timeZone: zone, here }: Subject,
    asked: HoursForm,
    errors?: EditView['errors'],
  ): Promise<EditView> {
    const timeZone = clockOf({ locations, timeZone: zone }, asked);
    const writing = { locale: site.locale, timeZone };
    const form = errors ? asked : filledIn(asked, await this.timetables.of(practitioner.id), locations, writing);
    return {
      ...form,
      member,
      name: practitioner.name,
      here,
      places: locations.map(({ slug, name }) => ({ value: slug, label: name })),
      weekdays: weekdayChoices(site.locale),
      errors: errors ?? {},
    };
  }

  /** What the form asks for. @throws BadInput; Refusal hours-changed */
  async edit({ practitioner, locations, timeZone }: Subject, form: HoursForm): Promise<HoursEdit> {
    const { hours, timeOff: off } = await this.timetables.of(practitioner.id);
    const { byId } = await this.catalogue.latest();
    return editOf(form, {
      practitioner: practitioner.slug,
      locations: locations.map(({ slug }) => slug),
      timeZone: clockOf({ locations, timeZone }, form),
      block: (id) => {
        const row = hours.find((one) => one.id === id);
        return row && entryOf(weeklyHours, { ...row, locationId: byId.location.get(row.locationId)?.slug });
      },
      off: (id) => {
        const row = off.find((one) => one.id === id);
        return row && entryOf(timeOff, row);
      },
    });
  }

  private today(timeZone: string): string {
    return wallOf(timeZone, Math.floor(this.clock.now().getTime() / 60_000)).date;
  }
}

/** Time off is typed on the clock of the location that the form names. */
function clockOf({ locations, timeZone }: Pick<Subject, 'locations' | 'timeZone'>, { typed }: HoursForm): string {
  return locations.find(({ slug }) => slug === typed.location?.[0])?.timeZone ?? timeZone;
}

/** "Monday 09:00–17:00" */
function blockText({ locale }: Site, block: WeeklyHoursRow): string {
  return `${weekdayNames(locale)[block.weekday - 1]} ${clockPeriod(block.fromMinute, block.toMinute, locale)}`;
}

/** With what it changes, or what is known of something new. */
function filledIn(
  form: HoursForm,
  { hours, exceptions, timeOff: allOff }: Timetable,
  locations: readonly Location[],
  writing: Writing,
): HoursForm {
  const { kind, id, typed } = form;
  const said = <F extends Fields>(entity: Entity<F>, row?: { readonly locationId: string }): Typed => {
    if (!row) return { ...filled(entity, {}), ...typed };
    const slug = locations.find((one) => one.id === row.locationId)?.slug;
    return filled(entity, entryOf(entity, { ...row, locationId: slug }) as Partial<Entry<F>>, writing);
  };
  if (kind === 'weekly') {
    const block = hours.find((one) => one.id === id);
    return { kind, id: block ? id : '', typed: said(weeklyHours, block) };
  }
  if (kind === 'off') {
    const off = allOff.find((one) => one.id === id);
    const stands = off && { ...filled(timeOff, entryOf(timeOff, off), writing), location: typed.location ?? [] };
    return { kind, id: off ? id : '', typed: stands ?? said(timeOff) };
  }
  const at = locations.find(({ slug }) => slug === typed.location?.[0]) ?? locations[0];
  const dated = exceptions.find(({ date, locationId }) => date === typed.date?.[0] && locationId === at?.id);
  return { kind, id, typed: said(exception, dated) };
}
