import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Timetables } from '../../../availability/timetables.service.js';
import type { VisitAhead } from '../../../bookings/ahead.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import type { Colleague } from '../../../bookings/colleague.js';
import type { DecidedVisit, HoursChange, Place } from '../../../bookings/hours-change.js';
import { HoursChanges, type Impact } from '../../../bookings/hours-changes.service.js';
import { WaysOutOf } from '../../../bookings/ways-out.service.js';
import { Clock } from '../../../platform/clock.js';
import { clock, longTime, shortTime } from '../../../time/wording.js';
import { withAddOns } from '../../../words/with-add-ons.js';
import type { Site } from '../../site.js';
import { changeInWords } from './change-in-words.js';
import type { Choosing, DecideView, SavedView } from './decide-page.js';
import { choiceOf } from './decision-form.js';
import type { Subject } from './hours-desk.service.js';

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

function isFree({ start, practitioner }: Place, visit: VisitAhead, given: readonly Given[]): boolean {
  const end = start + visit.end - visit.start;
  return !given.some((other) => other.practitioner === practitioner && start < other.end && other.start < end);
}

/** What is shown of a change: before it is decided, and after. */
@Injectable()
export class Deciding {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly changes: HoursChanges,
    private readonly timetables: Timetables,
    private readonly waysOut: WaysOutOf,
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  async undecided(
    site: Site,
    member: StaffMember,
    by: Colleague,
    subject: Subject,
    change: HoursChange,
    impact: Impact,
    chosen: Chosen,
  ): Promise<DecideView> {
    const { practitioner, here } = subject;
    const as = await this.changes.with(practitioner.id, impact.after);
    const visits: Choosing[] = [];
    const given: Given[] = [];
    for (const visit of impact.stranded) {
      const { otherTimes, others } = await this.waysOut.find(visit, practitioner.id, as);
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
        label: site.t('hours.decide.other', { name: this.nameOf(as.practitioners, to) }),
      }));
      const choices = [...moves, ...handOver];
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
        noWay: choices.length ? undefined : site.t('hours.decide.no-way', { name: practitioner.name }),
        chosen: chosen.choices[name] ?? forAll ?? '',
      });
    }
    return {
      member,
      what: changeInWords(site, practitioner.name, change.edit, impact.before, subject.timeZone),
      back: here,
      action: `${here}/changes/${change.id}`,
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
    { practitioner, timeZone, here }: Subject,
    change: HoursChange,
    fault?: string,
  ): Promise<SavedView> {
    const now = this.clock.now();
    const before = change.hoursBefore ?? (await this.timetables.of(practitioner.id));
    const undone = change.status === 'undone';
    const visits = undone ? [] : await Promise.all((change.visits ?? []).map((visit) => this.outcome(site, visit)));
    const until = change.undoUntil;
    return {
      member,
      what: changeInWords(site, practitioner.name, change.edit, before, timeZone),
      back: here,
      undone,
      undo:
        until && !undone && now < until
          ? {
              action: `${here}/changes/${change.id}/undo`,
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
      const when = shortTime(timeZone, decision.to.start, locale);
      if (decision.to.practitioner === before.practitioner) return t('hours.saved.moved', { before: was, name, when });
      const practitioner = this.nameOf(practitioners, decision.to);
      return t('hours.saved.moved-to', { before: was, name, when, practitioner });
    };
    const told = decision.kind !== 'keep';
    const call = told && !patient?.email ? { name, phone: patient?.phone ?? '', what: said() } : undefined;
    return { text: said(), written: told && !!patient?.email, call };
  }

  private nameOf(practitioners: readonly { readonly slug: string; readonly name: string }[], to: Place): string {
    return practitioners.find(({ slug }) => slug === to.practitioner)?.name ?? to.practitioner;
  }

  private treatmentOf(
    { locale }: Site,
    treatments: ReadonlyMap<string, { readonly name: string }>,
    { treatmentId, addOnIds }: VisitAhead,
  ): string {
    const name = (id: string) => treatments.get(id)?.name ?? '';
    return withAddOns(name(treatmentId), addOnIds.map(name), locale);
  }
}
