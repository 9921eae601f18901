import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { ImportItem } from '../../../import/import-item.js';
import type { ImportRecord, ImportJob } from '../../../import/imports.service.js';
import { itemIn } from '../../../import/walk-import.js';
import { clockOfDay, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { ReportView } from './report-page.js';

/** As many faults as are read at once. */
export const faultPage = 100;

/** What came of trying or importing, in the words of the page. */
export function reportView(
  member: StaffMember,
  job: ImportJob,
  faults: readonly ImportRecord[],
  { practitioners, treatments }: Snapshot,
  site: Site,
): ReportView {
  const name = (all: readonly { slug: string; name: string }[], slug: string) =>
    all.find((one) => one.slug === slug)?.name ?? slug;
  const { counts, visits } = job.result!;
  return {
    member,
    id: job.id,
    name: job.name,
    imported: job.state === 'imported',
    counts,
    visits: visits.map(({ practitioner, treatment, count }) => ({
      practitioner: name(practitioners, practitioner),
      treatment: name(
        treatments.filter(({ kind }) => kind === 'base'),
        treatment,
      ),
      count,
    })),
    faults: faults.slice(0, faultPage).flatMap((entry) => {
      const { item } = itemIn(job, entry);
      const { n, outcome } = entry;
      if (outcome?.kind !== 'fault') return [];
      return [{ n, where: item.where, who: who(item, job, site), sentence: site.t(outcome.word, outcome.values) }];
    }),
    ...(faults.length > faultPage ? { after: faults[faultPage - 1]!.n } : {}),
  };
}

function who({ name, email, phone, visit }: ImportItem, { findings }: ImportJob, { t, locale, now }: Site): string {
  const person = name || email || phone || '–';
  if (!visit) return person;
  const practitioner = findings?.practitioners.find(({ ref }) => ref === visit.practitioner)?.label ?? '';
  const when = visit.date ? `${shortDate(visit.date, locale, now)}, ${clockOfDay(visit.minuteOfDay, locale)}` : '–';
  return t('files.report.visit', { name: person, when, practitioner });
}
