import type { VNode } from 'preact';
import { dayAndMonth } from '../../../time/wording.js';
import { courseOf } from './course.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './part.js';
import { Columns, Legend } from './plots/columns.js';
import { Section, TableBelow } from './section.js';

export function UsedSection(part: SectionProps): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { hours, percent, count } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { figures, offered } = report.total;
  const title = t('reports.used');
  const share = percent(figures.hands, offered ?? 0);
  const { from, to } = report.question.period;
  const kept = report.offeredKeptFrom;
  const past = from < report.today;
  return (
    <Section
      site={site}
      id="used"
      title={title}
      csv={csv}
      says={
        offered
          ? t('reports.used.says', { booked: hours(figures.hands), offered: hours(offered), share })
          : t(from >= report.offeredUntil ? 'reports.used.ahead' : 'reports.used.none')
      }
    >
      {(offered ?? 0) + figures.hands > 0 && (
        <>
          <Legend
            entries={[
              { look: 'outline', label: t('reports.unused') },
              { look: 'solid', label: t('reports.booked') },
            ]}
          />
          <Columns
            id="used"
            title={title}
            desc={t('reports.used.desc', { bucket })}
            now={now}
            looks={['solid']}
            whole={false}
            unit={(value) => `${count(value)} h`}
            columns={columns.map(({ when, tick, ...line }) => ({
              says: t('reports.used.column', {
                when,
                booked: hours(line.figures.hands),
                offered: hours(line.offered ?? 0),
              }),
              tick,
              values: [line.figures.hands / 60],
              frame: (line.offered ?? 0) / 60,
            }))}
          />
          {past && kept !== null && kept > from && kept < to && (
            <p class="hint">{t('reports.used.reckoned', { day: dayAndMonth(kept, locale) })}</p>
          )}
          {past && kept === null && <p class="hint">{t('reports.used.reckoned-all')}</p>}
          <TableBelow
            site={site}
            caption={title}
            head={[t('reports.kind'), t('reports.booked'), t('reports.offered'), t('reports.share')]}
            rows={columns.map(({ when, figures: { hands }, offered: of }) => [
              when,
              hours(hands),
              hours(of ?? 0),
              percent(hands, of ?? 0),
            ])}
          />
        </>
      )}
    </Section>
  );
}
