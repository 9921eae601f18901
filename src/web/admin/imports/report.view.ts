import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { ImportItem } from '../../../import/import-item.js';
import type { ImportRecord, ImportJob } from '../../../import/imports.service.js';
import type { Sentence } from '../../../import/outcome.js';
import { itemIn } from '../../../import/walk-import.js';
import { typedMinute } from '../../../time/typed-time.js';
import { clockOfDay, shortDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { ReportView } from './report-page.js';

/** As many faults as are read at once. */
export const faultPage = 100;
/** The first of those with remarks; the rest are counted. */
export const mostRemarks = 20;

/** What came of trying or importing, in the words of the page. */
export function reportView(
  member: StaffMember,
  job: ImportJob,
  { faults, remarked }: Readonly<Record<'faults' | 'remarked', readonly ImportRecord[]>>,
  { practitioners, treatments }: Snapshot,
  site: Site,
): ReportView {
  const told = (entry: ImportRecord, { word, values }: Sentence) => {
    const item = itemIn(job, entry);
    return {
      n: entry.n,
      where: item.where,
      who: nobody(entry) ?? who(item, job, site),
      sentence: site.t(word, { ...values, ...timesIn(values, site) }),
    };
  };
  const name = (all: readonly { slug: string; name: string }[], slug: string) =>
    all.find((one) => one.slug === slug)?.name ?? slug;
  const { counts, remarks = 0, visits } = job.result!;
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
      const { outcome } = entry;
      return outcome?.kind === 'fault' ? [told(entry, outcome)] : [];
    }),
    remarks,
    remarked: remarked.flatMap((entry) => (entry.outcome?.remarks ?? []).map((remark) => told(entry, remark))),
    ...(faults.length > faultPage ? { after: faults[faultPage - 1]!.n } : {}),
  };
}

/** `time` and `here`, which are kept as `14:00`, as people write them; `here` with its `day`, if there is one. */
function timesIn({ time, here, day }: Sentence['values'], { locale, now }: Site): Sentence['values'] {
  const clock = (text: string | number = '') => {
    const minute = /^\d\d:\d\d$/.test(String(text)) ? typedMinute(String(text)) : null;
    return minute === null ? text : clockOfDay(minute, locale);
  };
  const there = clock(here);
  return { time: clock(time), here: day ? `${shortDate(String(day), locale, now)}, ${there}` : there };
}

/** What stands in a row that is nobody's. */
function nobody({ outcome, record }: ImportRecord): string | undefined {
  if (outcome?.kind !== 'stray') return undefined;
  const cells = record as readonly string[];
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 3)
    .join(' · ');
}

function who({ name, email, phone, visit }: ImportItem, { findings }: ImportJob, { t, locale, now }: Site): string {
  const person = name || email || phone || '–';
  if (!visit) return person;
  const practitioner = findings?.practitioners.find(({ ref }) => ref === visit.practitioner)?.label ?? '';
  const when = visit.date ? `${shortDate(visit.date, locale, now)}, ${clockOfDay(visit.minuteOfDay, locale)}` : '–';
  return t('files.report.visit', { name: person, when, practitioner });
}
