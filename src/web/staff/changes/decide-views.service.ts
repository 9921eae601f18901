import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { UpcomingVisit } from '../../../changes/upcoming-visits.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import type { Change, DecidedVisit, Place } from '../../../changes/change.js';
import type { ProposedImpact } from '../../../changes/changes.service.js';
import { type PricedPlace, RescheduleOptions } from '../../../changes/reschedule-options.service.js';
import { Clock } from '../../../platform/clock.js';
import { clock, longTime, shortTime } from '../../../time/wording.js';
import { withAddOns } from '../../../i18n/with-add-ons.js';
import { priceText } from '../../shared/price-text.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
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
export class DecideViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly rescheduleOptions: RescheduleOptions,
    private readonly rows: BookingRows,
    private readonly clock: Clock,
  ) {}

  /** `impact`: undefined of a change that has become impossible. */
  async undecided(
    site: Site,
    member: StaffMember,
    told: (count?: number) => ChangeDescription,
    impact: ProposedImpact | undefined,
    chosen: Chosen,
  ): Promise<DecideView> {
    return {
      member,
      told: told(impact?.displaced.length),
      reassigned: (impact?.reassigned ?? [])
        .filter(({ visit }) => !visit.held)
        .map(({ visit, into }) =>
          site.t('hours.decide.into', {
            when: shortTime(visit.timeZone, visit.start, site.locale, site.now),
            name: visit.patient?.name ?? '',
            into,
          }),
        ),
      stamp: impact?.stamp ?? '',
      visits: impact ? await this.choosing(site, member, impact, chosen) : [],
      message: chosen.message,
      errors: chosen.errors,
      fault: chosen.fault,
    };
  }

  private async choosing(
    site: Site,
    member: StaffMember,
    { displaced, after }: ProposedImpact,
    chosen: Chosen,
  ): Promise<readonly Choosing[]> {
    const { everyDiary } = staffActorOf(member);
    const visits: Choosing[] = [];
    const given: Given[] = [];
    const isOnePlace = new Set(displaced.map(({ locationId }) => locationId)).size === 1;
    for (const visit of displaced) {
      const { otherTimes, others, elsewhere } = await this.rescheduleOptions.find(visit, after);
      const name = `visit-${visit.reference}`;
      const move = (to: Place, label: string) => ({ to, value: choiceOf({ kind: 'move', to }), label });
      const inWords = (kind: 'move' | 'other' | 'elsewhere') => (to: PricedPlace) =>
        move(to, placeInWords(site, after, visit, to, kind));
      const choices = [
        ...otherTimes.map(inWords('move')),
        // A practitioner moves visits in their own diary only.
        ...(everyDiary ? others : []).map(inWords('other')),
        ...(everyDiary ? elsewhere : []).map(inWords('elsewhere')),
      ];
      const closest = choices.find(({ to }) => isFree(to, visit, given));
      if (closest) given.push({ ...closest.to, end: closest.to.start + visit.end - visit.start });
      const forAll = chosen.all === 'move' ? closest?.value : chosen.all;
      visits.push({
        name,
        title: site.t('hours.decide.visit', {
          when: longTime(visit.timeZone, visit.start, site.locale, site.now),
          name: visit.patient?.name ?? '',
        }),
        treatment: isOnePlace
          ? treatmentOf(site, after, visit)
          : `${treatmentOf(site, after, visit)} · ${after.byId.location.get(visit.locationId)!.name}`,
        call: visit.patient?.email ? undefined : site.t('hours.decide.no-email', { phone: visit.patient?.phone ?? '' }),
        choices,
        noWay: choices.length
          ? undefined
          : site.t('hours.decide.no-way', { name: after.byId.practitioner.get(visit.practitionerId)!.name }),
        chosen: chosen.choices[name] ?? forAll ?? '',
      });
    }
    return visits;
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
              until: clock(timeZone, Math.ceil(until.getTime() / 60_000), site.locale),
              secondsLeft: Math.ceil((until.getTime() - now.getTime()) / 1000),
              emails: visits.filter(({ written }) => written).length,
            }
          : undefined,
      visits: visits.map(({ text }) => text),
      calls: visits.flatMap(({ call }) => (call ? [call] : [])),
      fault,
    };
  }

  private async outcome({ t, locale, now }: Site, { reference, decision, before }: DecidedVisit) {
    const { patient, location } = await this.rows.byReference(reference, null);
    const { practitioners } = await this.catalogue.latest();
    const { timeZone } = location;
    const name = patient?.name ?? '';
    const was = shortTime(timeZone, before.start, locale, now);
    const said = (): string => {
      if (decision.kind === 'keep') return t('hours.saved.kept', { when: was, name });
      if (decision.kind === 'cancel') return t('hours.saved.cancelled', { when: was, name });
      if (decision.kind === 'reassigned') return t('hours.saved.reassigned', { when: was, name, into: decision.into });
      const when = shortTime(timeZone, decision.to.start, locale, now);
      if (decision.to.practitioner === before.practitioner) return t('hours.saved.moved', { before: was, name, when });
      const practitioner = nameOf(practitioners, decision.to.practitioner);
      return t('hours.saved.moved-to', { before: was, name, when, practitioner });
    };
    const told = decision.kind === 'move' || decision.kind === 'cancel';
    const call = told && !patient?.email ? { name, phone: patient?.phone ?? '', what: said() } : undefined;
    return { text: said(), written: told && !!patient?.email, call };
  }
}

/** `kind`: at the same place with the same practitioner, at the same time, or neither. Of another place everything is said. */
function placeInWords(
  site: Site,
  after: Snapshot,
  visit: UpcomingVisit,
  to: PricedPlace,
  kind: 'move' | 'other' | 'elsewhere',
): string {
  const { t, locale, now } = site;
  const place = after.locations.find(({ slug }) => slug === to.location);
  const values = {
    when: shortTime(place?.timeZone ?? visit.timeZone, to.start, locale, now),
    name: nameOf(after.practitioners, to.practitioner),
    place: place?.name ?? '',
  };
  if (!place || place.id === visit.locationId) return t(`hours.decide.${kind}`, values);
  if (place.currency === visit.currency) return t('hours.decide.other-place', values);
  const price = priceText(site, to.price, place.currency);
  return t('hours.decide.other-money', { ...values, price, agreed: priceText(site, visit.price, visit.currency) });
}

function treatmentOf({ locale }: Site, { byId }: Snapshot, { treatmentId, addOnIds }: UpcomingVisit): string {
  const name = (id: string) => byId.treatment.get(id)?.name ?? '';
  return withAddOns(name(treatmentId), addOnIds.map(name), locale);
}

function nameOf(practitioners: readonly { readonly slug: string; readonly name: string }[], slug: string): string {
  return practitioners.find((one) => one.slug === slug)?.name ?? slug;
}
