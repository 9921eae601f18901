import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ownPolicy, policy } from '../../../clinic/policy.entity.js';
import { rowOf } from '../../../configuration/entries.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { Clock } from '../../../platform/clock.js';
import { Refusal } from '../../../platform/refusal.js';
import { duration } from '../../../time/wording.js';
import type { OwnPolicy } from '../../../treatments/treatment.js';
import { termsOf } from '../../../treatments/terms.js';
import type { Site } from '../../shared/site.js';
import { type Reading, reading } from './booking-rules.view.js';
import type { CustomRulesView, BookingRulesView } from './booking-rules-page.js';

export interface TreatmentKey {
  readonly kind: 'base' | 'add-on';
  readonly slug: string;
}

/** What the pages about terms show: as in force, or as typed. */
@Injectable()
export class BookingRulesViews {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async clinic(
    site: Site,
    member: StaffMember,
    typed?: Typed,
    more: Partial<BookingRulesView> = {},
  ): Promise<BookingRulesView> {
    const { file } = await this.edits.current();
    const shown = typed ?? filled(policy, file.policy, { currency: file.currency, locale: site.locale });
    return {
      member,
      form: { entity: policy, typed: shown, errors: {} },
      seen: fingerprint(file.policy),
      clinicLocale: file.locale,
      reading: await this.reading(site, readForm(policy, shown)),
      treatments: file.treatments.map(({ kind, slug, name, policy: own = {} }) => ({
        href: `/admin/treatments/${kind}/${slug}/terms`,
        name,
        kind: site.t(`terms.own.kind.${kind}`),
        own: inTerms(site, own),
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
    more: Partial<CustomRulesView> = {},
  ): Promise<CustomRulesView> {
    const { file } = await this.edits.current();
    const treatment = treatmentIn(file, key);
    if (!treatment) throw new Refusal('not-found');
    const shown = typed ?? filled(ownPolicy, treatment.policy ?? {});
    return {
      member,
      name: treatment.name,
      isAddOn: key.kind === 'add-on',
      treatment: `/admin/treatments/${key.kind}/${key.slug}`,
      form: { entity: ownPolicy, typed: shown, errors: {} },
      seen: fingerprint(treatment.policy),
      clinicLocale: file.locale,
      clinic: inWords(site, file.policy),
      reading: await this.reading(site, { value: file.policy, faults: [] }, readForm(ownPolicy, shown)),
      ...more,
    };
  }

  /** Null: some of it cannot be read. */
  private async reading(site: Site, clinic: Terms, own?: OwnTerms): Promise<Reading | null> {
    if (clinic.faults.length > 0 || own?.faults.length) return null;
    const { locations } = await this.catalogue.latest();
    const terms = termsOf(rowOf(policy, clinic.value), [{ policy: own?.value ?? {} }]);
    const shown = own ? terms : { ...terms, holdMinutes: clinic.value.holdMinutes };
    return reading(site, shown, locations[0], this.clock.now());
  }
}

type Terms = Pick<ReturnType<typeof readForm<typeof policy.fields>>, 'value' | 'faults'>;
type OwnTerms = Pick<ReturnType<typeof readForm<typeof ownPolicy.fields>>, 'value' | 'faults'>;

export function treatmentIn({ treatments }: ClinicFile, { kind, slug }: TreatmentKey) {
  return treatments.find((one) => one.kind === kind && one.slug === slug);
}

/** How many it has; a term in another language is no other. */
function inTerms({ t }: Site, own: OwnPolicy): string {
  const count = Object.keys(own).filter((term) => term !== 'translations').length;
  return count > 0 ? t('terms.own.count', { count }) : t('terms.as-clinic');
}

/** The clinic's own terms beside the fields that stand for others. */
function inWords({ t, locale }: Site, clinic: ClinicFile['policy']): Readonly<Record<string, string>> {
  return {
    minNoticeMinutes: duration(clinic.minNoticeMinutes, locale),
    horizonDays: t('terms.own.days', { days: clinic.horizonDays }),
    startEveryMinutes: t('terms.own.minutes', { minutes: clinic.startEveryMinutes }),
    cancelNoticeMinutes: duration(clinic.cancelNoticeMinutes, locale),
    lateCancellation: clinic.lateCancellation ?? '',
    noShow: clinic.noShow ?? '',
    reminders: said(filled(policy, clinic), 'reminders'),
  };
}
