import type { VNode } from 'preact';
import { leads, medianLead } from '../../../reports/figures.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { Columns } from './plots/columns.js';
import { type SectionProps, ReportSection, TableBelow } from './section.js';
import { useSite } from '../../shared/use-site.js';

export function LeadSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { figures } = report.total;
  const title = t('reports.lead');
  const middle = medianLead(report.lead);
  const until = middle === null ? undefined : leads[middle + 1];
  const word = (n: number) => t(`reports.lead.${n as 0}`);
  return (
    <ReportSection
      id="lead"
      title={title}
      csv={csvAddress('lead', report)}
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
        caption={title}
        head={[t('reports.lead.ahead'), t('reports.figure.visits'), t('reports.share')]}
        rows={report.lead.map((visits, n) => [word(n), count(visits), percent(visits, figures.visits)])}
      />
    </ReportSection>
  );
}
