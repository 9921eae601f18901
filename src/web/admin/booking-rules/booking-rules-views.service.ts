import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ownPolicy, policy } from '../../../clinic/policy.entity.js';
import { rowOf } from '../../../configuration/entries.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { Clock } from '../../../platform/clock.js';
import { duration } from '../../../time/wording.js';
import type { OwnPolicy } from '../../../treatments/treatment.js';
import { termsOf } from '../../../treatments/terms.js';
import type { Site } from '../../shared/site.js';
import type { At, EntryForm } from '../resource/resource.js';
import { customRules, treatmentAddress, treatmentIn } from './booking-rules.js';
import { type Reading, reading } from './booking-rules.view.js';

/** What the pages about terms show: as in force, or as typed. */
@Injectable()
export class BookingRulesViews {
  constructor(
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  async clinic(site: Site, form: EntryForm) {
    const { file } = await this.edits.current();
    return {
      form,
      clinicLocale: file.locale,
      reading: await this.reading(site, readForm(policy, form.typed)),
      treatments: file.treatments.map(({ kind, slug, name, policy: own = {} }) => ({
        href: customRules.address({ within: kind, slug }),
        name,
        kind: site.t(`terms.own.kind.${kind}`),
        own: inTerms(site, own),
      })),
    };
  }

  /** @throws Refusal not-found */
  async own(site: Site, at: At, form: EntryForm) {
    const { file } = await this.edits.current();
    return {
      form,
      name: treatmentIn(file, at).name,
      isAddOn: at.within === 'add-on',
      treatment: treatmentAddress(at),
      clinicLocale: file.locale,
      clinic: inWords(site, file.policy),
      reading: await this.reading(site, { value: file.policy, faults: [] }, readForm(ownPolicy, form.typed)),
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
    offeredTimes: t(`terms.offeredTimes.${clinic.offeredTimes ?? 'any'}`),
    opensHoursBefore: said(filled(policy, clinic), 'opensHoursBefore'),
    timesPerHalfDay: said(filled(policy, clinic), 'timesPerHalfDay'),
    cancelNoticeMinutes: duration(clinic.cancelNoticeMinutes, locale),
    lateCancellation: clinic.lateCancellation ?? '',
    noShow: clinic.noShow ?? '',
    reminders: said(filled(policy, clinic), 'reminders'),
    recallDays: said(filled(policy, clinic), 'recallDays'),
  };
}
