import type { VNode } from 'preact';
import { courseOf } from './course.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './part.js';
import { Columns, Legend } from './plots/columns.js';
import { Section, TableBelow } from './section.js';

export function VisitsSection(part: SectionProps): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { visits, fresh } = report.total.figures;
  const title = t('reports.visits');
  return (
    <Section
      site={site}
      id="visits"
      title={title}
      csv={csv}
      says={t('reports.visits.says', {
        visits,
        said: count(visits),
        fresh: count(fresh),
        share: percent(fresh, visits),
      })}
    >
      <Legend
        entries={[
          { look: 'hatched', label: t('reports.fresh') },
          { look: 'solid', label: t('reports.returning') },
        ]}
      />
      <Columns
        id="visits"
        title={title}
        desc={t('reports.visits.desc', { bucket })}
        now={now}
        looks={['solid', 'hatched']}
        unit={count}
        columns={columns.map(({ when, tick, figures }) => ({
          says: t('reports.visits.column', { when, visits: count(figures.visits), fresh: count(figures.fresh) }),
          tick,
          values: [figures.visits - figures.fresh, figures.fresh],
        }))}
      />
      <TableBelow
        site={site}
        caption={title}
        head={[
          t('reports.kind'),
          t('reports.figure.visits'),
          t('reports.returning'),
          t('reports.figure.fresh'),
          t('reports.share'),
        ]}
        rows={columns.map(({ when, figures }) => [
          when,
          count(figures.visits),
          count(figures.visits - figures.fresh),
          count(figures.fresh),
          percent(figures.fresh, figures.visits),
        ])}
      />
    </Section>
  );
}
