import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

export function RebookedSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { past, rebooked } = report.total.figures;
  return (
    <CourseSection
      report={report}
      words="rebooked"
      says={
        past > 0
          ? t('reports.rebooked.says', {
              past,
              said: count(past),
              rebooked: count(rebooked),
              share: percent(rebooked, past),
            })
          : t('reports.lost.none')
      }
      empty={past === 0}
      legend={{ outline: t('reports.rebooked.not'), solid: t('reports.figure.rebooked') }}
      looks={['solid']}
      unit={count}
      column={({ figures: at }, when) => ({
        says: t('reports.rebooked.column', { when, rebooked: count(at.rebooked), past: count(at.past) }),
        values: [at.rebooked],
        frame: at.past,
      })}
      head={[t('reports.took-place'), t('reports.figure.rebooked'), t('reports.share')]}
      row={({ figures: at }) => [count(at.past), count(at.rebooked), percent(at.rebooked, at.past)]}
    />
  );
}
