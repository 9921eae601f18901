import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

export function RecalledSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { invited, rebooked, byLink } = report.recalled;
  return (
    <CourseSection
      report={report}
      words="recalled"
      says={t('reports.recalled.says', {
        invited,
        said: count(invited),
        rebooked: count(rebooked),
        share: percent(rebooked, invited),
        byLink: count(byLink),
      })}
      legend={{
        outline: t('reports.recalled.not'),
        hatched: t('reports.recalled.otherwise'),
        solid: t('reports.recalled.by-link'),
      }}
      looks={['solid', 'hatched']}
      unit={count}
      column={({ recalled: at }, when) => ({
        says: t('reports.recalled.column', { when, rebooked: count(at.rebooked), invited: count(at.invited) }),
        values: [at.byLink, at.rebooked - at.byLink],
        frame: at.invited,
      })}
      head={[t('reports.recalled'), t('reports.recalled.by-link'), t('reports.recalled.otherwise'), t('reports.share')]}
      row={({ recalled: at }) => [
        count(at.invited),
        count(at.byLink),
        count(at.rebooked - at.byLink),
        percent(at.rebooked, at.invited),
      ]}
    />
  );
}
