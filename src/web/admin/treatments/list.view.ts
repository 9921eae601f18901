import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ClinicFile, TreatmentEntry } from '../../../clinic-file/schema.js';
import { treatmentPart } from '../../../clinic-file/treatment-edits.js';
import { priceText } from '../../shared/price-text.js';
import type { Site } from '../../shared/site.js';
import type { Stretch } from './drawing.js';
import type { ListView } from './list-page.js';

export function listView(
  site: Site,
  member: StaffMember,
  file: ClinicFile,
  retired: readonly TreatmentEntry[],
): ListView {
  const minutes = (one: TreatmentEntry) => stretchesOf(one).reduce((sum, stretch) => sum + stretch.minutes, 0);
  return {
    member,
    longest: Math.max(1, ...file.treatments.map(minutes)),
    groups: (['base', 'add-on'] as const).map((kind) => ({
      kind,
      rows: file.treatments
        .filter((one) => one.kind === kind)
        .map((one) => ({
          slug: one.slug,
          name: one.name,
          facts: factsOf(site, one, file.currency),
          more: more(site, file, one),
          stretches: stretchesOf(one),
        })),
    })),
    retired: retired.map((treatment) => ({
      kind: treatment.kind,
      slug: treatment.slug,
      name: treatment.name,
      facts: factsOf(site, treatment, file.currency),
    })),
  };
}

export function stretchesOf({
  phases,
  turnoverMinutes,
}: Pick<TreatmentEntry, 'phases' | 'turnoverMinutes'>): Stretch[] {
  return [...phases, ...(turnoverMinutes > 0 ? [{ minutes: turnoverMinutes, kind: 'turnover' as const }] : [])];
}

function factsOf(site: Site, { phases, price }: TreatmentEntry, currency: string): string {
  const minutes = phases.reduce((sum, phase) => sum + phase.minutes, 0);
  return site.t('treatments.facts', { minutes, price: priceText(site, price, currency) });
}

function more({ t }: Site, file: ClinicFile, one: TreatmentEntry): string[] {
  const part = treatmentPart(file, one)!;
  const names = part.goesWith.flatMap(
    (slug) => file.treatments.find((base) => base.kind === 'base' && base.slug === slug)?.name ?? [],
  );
  const goesWith =
    names.length > 0 ? t('treatments.goes-with', { names: names.join(', ') }) : t('treatments.goes-with-nothing');
  const people = new Set(part.offers.map(({ practitioner }) => practitioner)).size;
  return [
    one.kind === 'base' ? t('treatments.offered', { count: people }) : goesWith,
    ...(one.for === 'anyone' ? [] : [t(`treatments.for.${one.for}`)]),
    ...(one.online ? [] : [t('treatments.staff-only')]),
  ];
}
