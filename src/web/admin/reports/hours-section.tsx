import type { VNode } from 'preact';
import { share } from '../../../reports/figures.js';
import { clockOfHour, longWeekday, shortWeekday } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import { extremesOf, type HourOfWeek, hoursOfWeek } from './hours.view.js';
import { dash, numbersIn } from './in-numbers.js';
import { HeatMap } from './plots/heat-map.js';
import { csvAddress } from './report-form.js';
import { ReportSection, type SectionProps, TableBelow } from './section.js';

/** How full each hour of the week is. */
export function HoursSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { hours: inHours, percent } = numbersIn(locale);
  const hours = hoursOfWeek(report);
  const extremes = extremesOf(hours);
  const title = t('reports.hours');
  const days = [...new Set(hours.map(({ date }) => date))];
  const clock = (hour: number) => clockOfHour(hour * 60, locale);
  const shareOf = ({ booked, offered }: HourOfWeek) => (offered > 0 ? percent(booked, offered) : dash);
  const inWords = (one: HourOfWeek) =>
    t('reports.hours.when', { day: longWeekday(one.date, locale), hour: clock(one.hour), share: shareOf(one) });
  return (
    <ReportSection
      id="hours"
      title={title}
      csv={csvAddress('hours', report)}
      says={
        extremes
          ? t('reports.hours.says', { busiest: inWords(extremes.busiest), quietest: inWords(extremes.quietest) })
          : t('reports.used.none')
      }
    >
      {hours.length > 0 && (
        <>
          <HeatMap
            caption={title}
            label={t('reports.scrolls', { what: title })}
            head={[t('reports.hours.hour'), ...days.map((date) => shortWeekday(date, locale))]}
            rows={hours
              .filter(({ date }) => date === days[0])
              .map(({ hour }) => ({
                name: clock(hour),
                cells: hours
                  .filter((one) => one.hour === hour)
                  .map((one) => ({ share: share(one.booked, one.offered), text: shareOf(one) })),
              }))}
          />
          <p class="hint">
            {t('reports.hours.desc')} {report.question.treatment && t('reports.hours.all-treatments')}
          </p>
          <TableBelow
            caption={title}
            head={[t('reports.hours.hour'), t('reports.booked'), t('reports.offered'), t('reports.share')]}
            rows={hours
              .filter(({ booked, offered }) => booked + offered > 0)
              .map((one) => [
                t('reports.hours.at', { day: longWeekday(one.date, locale), hour: clock(one.hour) }),
                inHours(one.booked),
                inHours(one.offered),
                shareOf(one),
              ])}
          />
        </>
      )}
    </ReportSection>
  );
}
