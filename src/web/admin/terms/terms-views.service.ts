import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { standardPolicy } from '../../../clinic/clinic.js';
import { ClinicEdits, fingerprint } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { Clock } from '../../../platform/clock.js';
import { Refusal } from '../../../platform/refusal.js';
import { duration } from '../../../time/wording.js';
import { termsOf } from '../../../treatments/terms.js';
import type { Site } from '../../shared/site.js';
import type { OwnPolicy, Policy } from './policy-fault.js';
import { filled, filledClinic, numberFaults, ownPolicyOf, policyOf, type Typed } from './terms-form.js';
import { type Reading, reading } from './terms.view.js';
import type { OwnTermsView, TermsView } from './terms-page.js';

export interface TreatmentKey {
  readonly kind: 'base' | 'add-on';
  readonly slug: string;
}

/** What the pages about terms show: as in force, or as typed. */
@Injectable()
export class TermsViews {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async clinic(site: Site, member: StaffMember, typed?: Typed, more: Partial<TermsView> = {}): Promise<TermsView> {
    const { file } = await this.edits.current();
    const fields = typed ?? filledClinic(file.policy);
    return {
      member,
      typed: fields,
      errors: {},
      others: [],
      seen: fingerprint(file.policy),
      clinicLocale: file.locale,
      reading: await this.reading(site, typed ? policyOf(typed) : file.policy),
      treatments: file.treatments.map(({ kind, slug, name, policy = {} }) => ({
        href: `/admin/treatments/${kind}/${slug}/terms`,
        name,
        kind: site.t(`terms.own.kind.${kind}`),
        own: inTerms(site, policy),
      })),
      ...more,
    };
  }

  /** @throws Refusal not-found */
  async own(
    site: Site,
    member: StaffMember,
    key: TreatmentKey,
    typed?: Typed,
    more: Partial<OwnTermsView> = {},
  ): Promise<OwnTermsView> {
    const { file } = await this.edits.current();
    const treatment = treatmentIn(file, key);
    if (!treatment) throw new Refusal('not-found');
    const fields = typed ?? filled(treatment.policy ?? {});
    return {
      member,
      name: treatment.name,
      isAddOn: key.kind === 'add-on',
      treatment: `/admin/treatments/${key.kind}/${key.slug}`,
      typed: fields,
      errors: {},
      others: [],
      seen: fingerprint(treatment.policy),
      clinicLocale: file.locale,
      clinic: inWords(site, file.policy),
      reading: await this.reading(site, file.policy, ownPolicyOf(fields)),
      ...more,
    };
  }

  /** Null: some of it cannot be read. */
  private async reading(site: Site, policy: Policy, own?: OwnPolicy): Promise<Reading | null> {
    if (Object.keys(numberFaults({ ...policy, ...own })).length > 0) return null;
    const { locations } = await this.catalogue.latest();
    const clinic = { ...standardPolicy, ...policy };
    const terms = termsOf(clinic, [{ policy: own ?? {} }]);
    const shown = own ? terms : { ...terms, holdMinutes: policy.holdMinutes };
    return reading(site, shown, locations[0], this.clock.now());
  }
}

export function treatmentIn({ treatments }: ClinicFile, { kind, slug }: TreatmentKey) {
  return treatments.find((one) => one.kind === kind && one.slug === slug);
}

/** How many it has; a term in another language is no other. */
function inTerms({ t }: Site, policy: OwnPolicy): string {
  const count = Object.keys(policy).filter((term) => term !== 'translations').length;
  return count > 0 ? t('terms.own.count', { count }) : t('terms.as-clinic');
}

/** The clinic's own terms beside the fields that stand for others. */
function inWords({ t, locale }: Site, policy: Policy): Readonly<Record<string, string>> {
  return {
    minNotice: duration(policy.minNoticeMinutes, locale),
    horizonDays: t('terms.own.days', { days: policy.horizonDays }),
    startEveryMinutes: t('terms.own.minutes', { minutes: policy.startEveryMinutes }),
    cancelNotice: duration(policy.cancelNoticeMinutes, locale),
    lateCancellation: policy.lateCancellation ?? '',
    noShow: policy.noShow ?? '',
    reminders: filledClinic(policy).reminders ?? '',
  };
}
