import type { VNode } from 'preact';
import { due } from '../../../reports/figures.js';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

export function LostSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { figures } = report.total;
  const { missed, late, cancelled, calledOff, calledOffLate } = figures;
  const of = due(figures);
  const says = {
    due: count(of),
    missed: count(missed),
    missedShare: percent(missed, of),
    late: count(late),
    lateShare: percent(late, of),
  };
  const whose = {
    patients: count(cancelled + late - calledOffLate),
    patientsLate: count(late - calledOffLate),
    clinic: count(calledOff + calledOffLate),
    clinicLate: count(calledOffLate),
  };
  const cancellations = cancelled + late + calledOff > 0 ? t('reports.lost.whose', whose) : '';
  return (
    <CourseSection
      report={report}
      words="lost"
      says={[of ? t('reports.lost.says', says) : t('reports.lost.none'), cancellations].filter(Boolean).join(' ')}
      empty={missed + late === 0}
      legend={{ 'bad-hatched': t('reports.late'), bad: t('reports.missed') }}
      looks={['bad', 'bad-hatched']}
      unit={count}
      column={({ figures: at }, when) => ({
        says: t('reports.lost.column', { when, missed: count(at.missed), late: count(at.late) }),
        values: [at.missed, at.late],
      })}
      head={[t('reports.missed'), t('reports.share'), t('reports.late'), t('reports.share')]}
      row={({ figures: at }) => [
        count(at.missed),
        percent(at.missed, due(at)),
        count(at.late),
        percent(at.late, due(at)),
      ]}
    />
  );
}
