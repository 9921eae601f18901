import type { VNode } from 'preact';
import { medianUntilTaken } from '../../../reports/freed-times.js';
import { duration } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { dash, numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

/** What times brought that opened up while patients waited. */
export function FreedSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { freed, offered, taken } = report.freed;
  const median = medianUntilTaken(report.freed);
  return (
    <CourseSection
      report={report}
      words="freed"
      says={[
        t('reports.freed.says', {
          freed,
          said: count(freed),
          offered: count(offered),
          taken: count(taken),
          share: percent(taken, freed),
        }),
        median === null ? '' : t('reports.freed.median', { duration: duration(Math.round(median), locale) }),
      ]
        .filter(Boolean)
        .join(' ')}
      legend={{
        outline: t('reports.freed.not'),
        hatched: t('reports.freed.offered'),
        solid: t('reports.freed.taken'),
      }}
      looks={['solid', 'hatched']}
      unit={count}
      whole
      column={({ freed: at }, when) => ({
        says: t('reports.freed.column', {
          when,
          freed: count(at.freed),
          offered: count(at.offered),
          taken: count(at.taken),
        }),
        values: [at.taken, at.offered - at.taken],
        frame: at.freed,
      })}
      head={[
        t('reports.freed'),
        t('reports.freed.offered-head'),
        t('reports.freed.taken'),
        t('reports.share'),
        t('reports.freed.minutes'),
      ]}
      row={({ freed: at }) => {
        const minutes = medianUntilTaken(at);
        return [
          count(at.freed),
          count(at.offered),
          count(at.taken),
          percent(at.taken, at.freed),
          minutes === null ? dash : count(Math.round(minutes)),
        ];
      }}
    />
  );
}
