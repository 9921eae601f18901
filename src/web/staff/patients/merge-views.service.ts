import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type FoundPatient, PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import { commonOf, type MergedField, mergedFields } from '../../../patients/merging.js';
import { type MergePlan, Merges } from '../../../patients/merges.service.js';
import { languageName } from '../../../i18n/languages.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import type { ComparedRecord, MergeView } from './merge-page.js';
import type { MergeSearchView } from './merge-search-page.js';
import { PatientViews } from './patient-views.service.js';
import type { PatientView } from './patient-view.js';

/** What the desk sees before two records are merged. */
@Injectable()
export class MergeViews {
  constructor(
    private readonly merges: Merges,
    private readonly patients: PatientViews,
    private readonly search: PatientSearch,
  ) {}

  /** @throws Refusal not-found */
  async candidates(member: StaffMember, patient: string, typed?: string): Promise<MergeSearchView> {
    const by = staffActorOf(member);
    const { id, name, phone } = await this.search.one(by, patient);
    const wanted = typed === undefined ? [name, phone ?? ''] : [typed];
    const searches = [...wanted.map((text) => this.search.alike(by, text)), this.search.oneOff(by, typed ?? name)];
    const found = (await Promise.all(searches)).flat();
    const others = new Map<string, FoundPatient>(found.map((one) => [one.id, one]));
    others.delete(id);
    return { member, patient: id, name, typed, found: [...others.values()] };
  }

  /** @throws Refusal not-found, changed-meanwhile, erasure-asked */
  async compared(
    site: Site,
    member: StaffMember,
    pair: { readonly kept: string; readonly merged: string },
  ): Promise<Omit<MergeView, 'member' | 'chosen' | 'overlaps'> & Pick<MergePlan, 'overlaps'>> {
    const plan = await this.merges.plan(pair);
    const [kept, merged] = await Promise.all(
      [pair.kept, pair.merged].map((id) => this.patients.view(site, member, id, 1)),
    );
    return {
      kept: record(site, kept!),
      merged: record(site, merged!),
      common: commonOf(plan.kept, plan.merged),
      choices: mergedFields.flatMap((field) => choiceOf(site, field, plan)),
      stopped: [kept!, merged!].flatMap(({ email, remindersStopped }) => (email && remindersStopped ? [email] : [])),
      overlaps: plan.overlaps,
      seen: plan.seen,
    };
  }
}

function choiceOf({ locale }: Site, field: MergedField, { kept, merged }: MergePlan): MergeView['choices'] {
  const [one, other] = [kept[field], merged[field]];
  if (one === null || other === null || one === other) return [];
  const inWords = (value: string) => (field === 'locale' ? languageName(value, locale) : value);
  return [{ field, kept: inWords(one), merged: inWords(other) }];
}

function record({ t }: Site, { id, name, ahead, counts, ...view }: PatientView): ComparedRecord {
  const proven = view.proven ? t('patient.proven', { day: view.proven }) : t('patient.unproven');
  return {
    id,
    name,
    facts: [
      { what: t('merge.field.phone'), said: view.phone ?? '–' },
      { what: t('merge.field.email'), said: view.email ?? '–', ...(view.email && { more: proven }) },
      { what: t('merge.field.locale'), said: view.language },
      { what: t('patient.since'), said: view.since },
      { what: t('merge.visits'), said: t('merge.counts', { ahead: ahead.length, past: counts.past }) },
    ],
  };
}
