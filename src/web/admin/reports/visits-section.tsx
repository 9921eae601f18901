import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

export function VisitsSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { visits, fresh } = report.total.figures;
  return (
    <CourseSection
      report={report}
      words="visits"
      says={t('reports.visits.says', {
        visits,
        said: count(visits),
        fresh: count(fresh),
        share: percent(fresh, visits),
      })}
      legend={{ hatched: t('reports.fresh'), solid: t('reports.returning') }}
      looks={['solid', 'hatched']}
      unit={count}
      column={({ figures }, when) => ({
        says: t('reports.visits.column', { when, visits: count(figures.visits), fresh: count(figures.fresh) }),
        values: [figures.visits - figures.fresh, figures.fresh],
      })}
      head={[t('reports.figure.visits'), t('reports.returning'), t('reports.figure.fresh'), t('reports.share')]}
      row={({ figures }) => [
        count(figures.visits),
        count(figures.visits - figures.fresh),
        count(figures.fresh),
        percent(figures.fresh, figures.visits),
      ]}
    />
  );
}
