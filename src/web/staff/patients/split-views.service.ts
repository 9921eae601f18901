import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import type { SplitPlan } from '../../../patients/splits.service.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { overlapsInWords } from './overlaps.js';
import { PatientRows } from './patient-rows.service.js';
import { visitLine } from './patient-views.service.js';
import type { SplitCheckView, SplitForm, SplitView } from './split-page.js';

/** What the desk sees when it splits a record. */
@Injectable()
export class SplitViews {
  constructor(
    private readonly db: DataSource,
    private readonly rows: PatientRows,
    private readonly search: PatientSearch,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal not-found */
  async form(site: Site, member: StaffMember, patient: string, form: SplitForm): Promise<SplitView> {
    const by = staffActorOf(member);
    const { id, name } = await this.rows.patient(by, patient);
    const [visits, merged, found] = await Promise.all([
      this.visits(site, member, id),
      this.db.query<{ id: string; name: string; email: string | null }[]>(mergedInto, [id]),
      form.q ? this.search.alike(by, form.q) : [],
    ]);
    const people = [
      ...merged.map((one) => ({ value: one.id, label: site.t('split.was', one), hint: one.email ?? undefined })),
      ...found
        .filter((one) => one.id !== id)
        .map((one) => ({ value: one.id, label: one.name, hint: [one.phone, one.email].filter(Boolean).join(' · ') })),
    ];
    return { member, patient: id, name, visits, people, form };
  }

  async check(
    site: Site,
    member: StaffMember,
    patient: string,
    { form, plan }: { readonly form: SplitForm; readonly plan: SplitPlan },
  ): Promise<SplitCheckView> {
    const { name } = await this.rows.patient(staffActorOf(member), patient);
    const visits = await this.visits(site, member, patient);
    const { to, overlaps, seen } = plan;
    const whose = !to ? 'new' : to.isMerged ? 'apart' : 'known';
    return {
      member,
      patient,
      name,
      visits: visits.filter(({ value }) => form.visit.includes(value)),
      whose: site.t(`split.${whose}`, { name: to?.name ?? form.name }),
      overlaps: overlapsInWords(site, overlaps),
      form,
      seen,
    };
  }

  private async visits(site: Site, member: StaffMember, patient: string): Promise<readonly Choice[]> {
    const [rows, snapshot] = await Promise.all([
      this.rows.visits(staffActorOf(member), patient),
      this.catalogue.latest(),
    ]);
    return rows.map((row) => {
      const { reference, when, what, with: practitioner, place, status } = visitLine(site, snapshot, row);
      const said = site.t('patient.visit', { what, with: practitioner, place });
      return { value: reference, label: when, hint: `${said} · ${site.t(`status.${status}`)}` };
    });
  }
}

const mergedInto = `select id, name, email from patients where merged_into = $1 order by created_at, id`;
