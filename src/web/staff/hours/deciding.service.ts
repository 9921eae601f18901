import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { UpcomingVisit } from '../../../changes/upcoming-visits.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import type { StaffActor } from '../../../accounts/staff-actor.js';
import type { DecidedVisit, Change, Place } from '../../../changes/change.js';
import { Changes, type Impact } from '../../../changes/changes.service.js';
import { RescheduleOptions } from '../../../changes/reschedule-options.service.js';
import { Clock } from '../../../platform/clock.js';
import { clock, longTime, shortTime } from '../../../time/wording.js';
import { withAddOns } from '../../../i18n/with-add-ons.js';
import type { Site } from '../../shared/site.js';
import type { Choosing, DecideView, SavedView, ChangeDescription } from './decide-page.js';
import { choiceOf } from './decision-form.js';

interface Chosen {
  /** By the name of the field. */
  readonly choices: Readonly<Record<string, string>>;
  readonly all?: 'keep' | 'move' | 'cancel';
  readonly message: string;
  readonly errors: DecideView['errors'];
  readonly fault?: string;
}

/** Suggested to one visit, so not to another. */
type Given = Place & { readonly end: number };

function isFree({ start, practitioner }: Place, visit: UpcomingVisit, given: readonly Given[]): boolean {
  const end = start + visit.end - visit.start;
  return !given.some((other) => other.practitioner === practitioner && start < other.end && other.start < end);
}

/** What is shown of a change: before it is decided, and after. */
@Injectable()
export class Deciding {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly changes: Changes,
    private readonly rescheduleOptions: RescheduleOptions,
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  async undecided(
    site: Site,
    member: StaffMember,
    by: StaffActor,
    told: ChangeDescription,
    change: Change,
    impact: Impact,
    chosen: Chosen,
  ): Promise<DecideView> {
    const as = await this.changes.as(change, impact);
    const visits: Choosing[] = [];
    const given: Given[] = [];
    for (const visit of impact.displaced) {
      const { otherTimes, others, elsewhere } = await this.rescheduleOptions.find(visit, as);
      const name = `visit-${visit.reference}`;
      const moves = otherTimes.map((to) => ({
        to,
        value: choiceOf({ kind: 'move', to }),
        label: site.t('hours.decide.move', { when: shortTime(visit.timeZone, to.start, site.locale) }),
      }));
      // A practitioner moves visits in their own diary only.
      const handOver = (by.everyDiary ? others : []).map((to) => ({
        to,
        value: choiceOf({ kind: 'move', to }),
        label: site.t('hours.decide.other', { name: nameOf(as.practitioners, to.practitioner) }),
      }));
      const far = (by.everyDiary ? elsewhere : []).map((to) => ({
        to,
        value: choiceOf({ kind: 'move', to }),
        label: this.elsewhere(site, as, visit, to),
      }));
      const choices = [...moves, ...handOver, ...far];
      const closest = choices.find(({ to }) => isFree(to, visit, given));
      if (closest) given.push({ ...closest.to, end: closest.to.start + visit.end - visit.start });
      const forAll = chosen.all === 'move' ? closest?.value : chosen.all;
      visits.push({
        name,
        title: site.t('hours.decide.visit', {
          when: longTime(visit.timeZone, visit.start, site.locale),
          name: visit.patient?.name ?? '',
        }),
        treatment: this.treatmentOf(site, as.byId.treatment, visit),
        call: visit.patient?.email ? undefined : site.t('hours.decide.no-email', { phone: visit.patient?.phone ?? '' }),
        choices,
        noWay: choices.length
          ? undefined
          : site.t('hours.decide.no-way', { name: as.byId.practitioner.get(visit.practitionerId)!.name }),
        chosen: chosen.choices[name] ?? forAll ?? '',
      });
    }
    return {
      member,
      told,
      reassigned: impact.reassigned
        .filter(({ visit }) => !visit.held)
        .map(({ visit, into }) =>
          site.t('hours.decide.into', {
            when: shortTime(visit.timeZone, visit.start, site.locale),
            name: visit.patient?.name ?? '',
            into,
          }),
        ),
      stamp: impact.stamp,
      visits,
      message: chosen.message,
      errors: chosen.errors,
      fault: chosen.fault,
    };
  }

  async decided(
    site: Site,
    member: StaffMember,
    told: ChangeDescription,
    timeZone: string,
    change: Change,
    fault?: string,
  ): Promise<SavedView> {
    const now = this.clock.now();
    const undone = change.status === 'undone';
    const visits = undone ? [] : await Promise.all((change.visits ?? []).map((visit) => this.outcome(site, visit)));
    const until = change.undoUntil;
    return {
      member,
      told,
      undone,
      undo:
        until && !undone && now < until
          ? {
              action: `${told.action}/undo`,
              until: clock(timeZone, Math.ceil(until.getTime() / 60_000)),
              secondsLeft: Math.ceil((until.getTime() - now.getTime()) / 1000),
              letters: visits.filter(({ written }) => written).length,
            }
          : undefined,
      visits: visits.map(({ text }) => text),
      calls: visits.flatMap(({ call }) => (call ? [call] : [])),
      fault,
    };
  }

  private async outcome({ t, locale }: Site, { reference, decision, before }: DecidedVisit) {
    const { patient, location } = await this.rows.byReference(reference, null);
    const { practitioners } = await this.catalogue.latest();
    const { timeZone } = location;
    const name = patient?.name ?? '';
    const was = shortTime(timeZone, before.start, locale);
    const said = (): string => {
      if (decision.kind === 'keep') return t('hours.saved.kept', { when: was, name });
      if (decision.kind === 'cancel') return t('hours.saved.cancelled', { when: was, name });
      if (decision.kind === 'reassigned') return t('hours.saved.reassigned', { when: was, name, into: decision.into });
      const when = shortTime(timeZone, decision.to.start, locale);
      if (decision.to.practitioner === before.practitioner) return t('hours.saved.moved', { before: was, name, when });
      const practitioner = nameOf(practitioners, decision.to.practitioner);
      return t('hours.saved.moved-to', { before: was, name, when, practitioner });
    };
    const told = decision.kind === 'move' || decision.kind === 'cancel';
    const call = told && !patient?.email ? { name, phone: patient?.phone ?? '', what: said() } : undefined;
    return { text: said(), written: told && !!patient?.email, call };
  }

  private elsewhere({ t, locale }: Site, as: Snapshot, visit: UpcomingVisit, to: Place): string {
    const place = as.locations.find(({ slug }) => slug === to.location);
    const values = {
      when: shortTime(place?.timeZone ?? visit.timeZone, to.start, locale),
      name: nameOf(as.practitioners, to.practitioner),
      place: place?.name ?? '',
    };
    return t(place?.id === visit.locationId ? 'hours.decide.elsewhere' : 'hours.decide.other-place', values);
  }

  private treatmentOf(
    { locale }: Site,
    treatments: ReadonlyMap<string, { readonly name: string }>,
    { treatmentId, addOnIds }: UpcomingVisit,
  ): string {
    const name = (id: string) => treatments.get(id)?.name ?? '';
    return withAddOns(name(treatmentId), addOnIds.map(name), locale);
  }
}

function nameOf(practitioners: readonly { readonly slug: string; readonly name: string }[], slug: string): string {
  return practitioners.find((one) => one.slug === slug)?.name ?? slug;
}
