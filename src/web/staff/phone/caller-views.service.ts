import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '../../../accounts/staff-actor.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { LastVisits } from '../../../bookings/by-staff/last-visits.service.js';
import { PatientDays } from '../../../bookings/by-staff/patient-days.service.js';
import { type FoundPatient, PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { wrongAudience } from '../../../patients/last-seen.service.js';
import { Clock } from '../../../platform/clock.js';
import { wallOf } from '../../../time/wall-clock.js';
import { clockPeriod } from '../../../time/wording.js';
import { treatmentName } from '../../patient/in-words.js';
import type { Site } from '../../shared/site.js';
import { wrongAudienceInWords } from '../in-words.js';
import type { CallerView } from './caller.js';
import type { Offer } from './offer.view.js';
import { type PhoneForm, withLast } from './phone-form.js';

/** What is known of whoever calls. */
@Injectable()
export class CallerViews {
  constructor(
    private readonly db: DataSource,
    private readonly search: PatientSearch,
    private readonly lastVisits: LastVisits,
    private readonly days: PatientDays,
    private readonly clock: Clock,
  ) {}

  /** Of somebody who has just been chosen, what they had last is chosen too. */
  async withLastVisit(by: StaffActor, form: PhoneForm): Promise<PhoneForm> {
    if (!form.patient || form.patient === form.filledFor) return form;
    return withLast(form, await this.lastVisits.of(by, form.patient));
  }

  /** Those who may be meant. @throws Refusal not-found: whoever was chosen is nobody they know */
  async who(by: StaffActor, { q, patient }: Pick<PhoneForm, 'q' | 'patient'>): Promise<Who> {
    const found = await this.search.alike(by, q);
    const known = patient && !found.some(({ id }) => id === patient) ? [await this.search.one(by, patient)] : [];
    const all = [...known, ...found];
    const chosen = known[0] ?? found.find(({ id }) => id === patient) ?? null;
    return {
      chosen,
      patients: all.map(({ id, name, phone, email }) => ({
        id,
        name,
        reach: phone ?? email ?? '',
        chosen: id === chosen?.id,
      })),
    };
  }

  /** What is chosen is for other patients than this one: which. */
  async forOthers(
    site: Site,
    { chosen }: Who,
    { treatment, chosenAddOns, location }: Offer,
  ): Promise<string | undefined> {
    if (!chosen || !treatment) return undefined;
    const asOf = { months: site.returningMonths, now: this.clock.now() };
    const wrong = await wrongAudience(this.db, chosen.id, [treatment, ...chosenAddOns], asOf);
    return wrong ? wrongAudienceInWords(site, wrong, location.timeZone) : undefined;
  }

  /** What they have on that day already. */
  async thatDay(
    site: Site,
    by: StaffActor,
    { chosen }: Who,
    { location: { timeZone: zone } }: Offer,
    { byId }: Snapshot,
    date: string,
  ): Promise<readonly string[]> {
    if (!chosen) return [];
    const stays = await this.days.of(by, chosen.id, zone, date);
    return stays.map(({ startsAt, endsAt, treatmentId, practitionerId }) => {
      const [from, to] = [startsAt, endsAt].map((at) => wallOf(zone, minuteOfInstant(at)).minute) as [number, number];
      return site.t('phone.that-day-line', {
        when: clockPeriod(from, to, site.locale),
        treatment: treatmentName(site, byId.treatment.get(treatmentId)!, []),
        practitioner: byId.practitioner.get(practitionerId)!.name,
      });
    });
  }
}

interface Who extends Pick<CallerView, 'patients'> {
  readonly chosen: FoundPatient | null;
}
