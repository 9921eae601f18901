import type { VNode } from 'preact';
import { leads, medianLead } from '../../../reports/figures.js';
import { numbersIn } from './in-numbers.js';
import { type SectionProps, csvOf } from './part.js';
import { Columns } from './plots/columns.js';
import { Section, TableBelow } from './section.js';

export function LeadSection({ site, report }: SectionProps): VNode {
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { figures } = report.total;
  const title = t('reports.lead');
  const middle = medianLead(report.lead);
  const until = middle === null ? undefined : leads[middle + 1];
  const word = (n: number) => t(`reports.lead.${n as 0}`);
  return (
    <Section
      site={site}
      id="lead"
      title={title}
      csv={csvOf('lead', report)}
      says={
        until === undefined
          ? t('reports.lead.says-far')
          : until === 1
            ? t('reports.lead.says-near')
            : t('reports.lead.says', { lead: t('reports.lead.days', { days: until }) })
      }
    >
      <Columns
        id="lead"
        title={title}
        desc={t('reports.lead.desc')}
        looks={['solid']}
        unit={count}
        columns={report.lead.map((visits, n) => ({
          says: t('reports.lead.column', {
            lead: word(n),
            visits: count(visits),
            share: percent(visits, figures.visits),
          }),
          tick: t(`reports.lead.tick.${n as 0}`),
          values: [visits],
        }))}
      />
      <p class="hint">{t('reports.lead.desc')}</p>
      <TableBelow
        site={site}
        caption={title}
        head={[t('reports.lead.ahead'), t('reports.figure.visits'), t('reports.share')]}
        rows={report.lead.map((visits, n) => [word(n), count(visits), percent(visits, figures.visits)])}
      />
    </Section>
  );
}
