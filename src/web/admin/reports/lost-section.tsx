import type { VNode } from 'preact';
import { due } from '../../../reports/figures.js';
import { courseOf } from './course.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './part.js';
import { Columns, Legend } from './plots/columns.js';
import { Section, TableBelow } from './section.js';

export function LostSection(part: SectionProps): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { figures } = report.total;
  const { missed, late } = figures;
  const of = due(figures);
  const title = t('reports.lost');
  return (
    <Section
      site={site}
      id="lost"
      title={title}
      csv={csv}
      says={
        of
          ? t('reports.lost.says', {
              due: count(of),
              missed: count(missed),
              missedShare: percent(missed, of),
              late: count(late),
              lateShare: percent(late, of),
            })
          : t('reports.lost.none')
      }
    >
      {missed + late > 0 && (
        <>
          <Legend
            entries={[
              { look: 'bad-hatched', label: t('reports.late') },
              { look: 'bad', label: t('reports.missed') },
            ]}
          />
          <Columns
            id="lost"
            title={title}
            desc={t('reports.lost.desc', { bucket })}
            now={now}
            looks={['bad', 'bad-hatched']}
            unit={count}
            columns={columns.map(({ when, tick, figures: at }) => ({
              says: t('reports.lost.column', { when, missed: count(at.missed), late: count(at.late) }),
              tick,
              values: [at.missed, at.late],
            }))}
          />
          <TableBelow
            site={site}
            caption={title}
            head={[t('reports.kind'), t('reports.missed'), t('reports.share'), t('reports.late'), t('reports.share')]}
            rows={columns.map(({ when, figures: at }) => [
              when,
              count(at.missed),
              percent(at.missed, due(at)),
              count(at.late),
              percent(at.late, due(at)),
            ])}
          />
        </>
      )}
    </Section>
  );
}
