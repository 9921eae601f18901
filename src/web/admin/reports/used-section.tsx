import type { VNode } from 'preact';
import { dayAndMonth } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import { CourseSection } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './section.js';

export function UsedSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { hours, percent, count } = numbersIn(locale);
  const { figures, offered } = report.total;
  const share = percent(figures.hands, offered ?? 0);
  const { from, to } = report.question.period;
  const kept = report.offeredKeptFrom;
  const past = from < report.today;
  return (
    <CourseSection
      report={report}
      words="used"
      says={
        offered
          ? t('reports.used.says', { booked: hours(figures.hands), offered: hours(offered), share })
          : t(from >= report.offeredUntil ? 'reports.used.ahead' : 'reports.used.none')
      }
      empty={(offered ?? 0) + figures.hands === 0}
      legend={{ outline: t('reports.unused'), solid: t('reports.booked') }}
      looks={['solid']}
      whole={false}
      unit={(value) => `${count(value)} h`}
      column={(line, when) => ({
        says: t('reports.used.column', {
          when,
          booked: hours(line.figures.hands),
          offered: hours(line.offered ?? 0),
        }),
        values: [line.figures.hands / 60],
        frame: (line.offered ?? 0) / 60,
      })}
      head={[t('reports.booked'), t('reports.offered'), t('reports.share')]}
      row={({ figures: { hands }, offered: of }) => [hours(hands), hours(of ?? 0), percent(hands, of ?? 0)]}
    >
      {past && kept !== null && kept > from && kept < to && (
        <p class="hint">{t('reports.used.reckoned', { day: dayAndMonth(kept, locale) })}</p>
      )}
      {past && kept === null && <p class="hint">{t('reports.used.reckoned-all')}</p>}
    </CourseSection>
  );
}
