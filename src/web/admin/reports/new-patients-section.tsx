import type { VNode } from 'preact';
import { sum } from '../../../reports/figures.js';
import { Table } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from './in-numbers.js';
import { Bar } from './plots/bar.js';
import { csvAddress } from './report-form.js';
import { ReportSection, type SectionProps } from './section.js';

/** Which link brought how many. */
export function NewPatientsSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent } = numbersIn(locale);
  const { total, newPatients } = report;
  const { fresh } = total.figures;
  const byLink = sum(newPatients.map(({ patients }) => patients));
  const title = t('reports.new-patients');
  const [first] = newPatients;
  const rows = [
    ...newPatients.map(({ label, code, patients }) => [`${label} (${code})`, patients] as const),
    [t('reports.new-patients.direct'), fresh - byLink] as const,
  ];
  return (
    <ReportSection
      id="new-patients"
      title={title}
      csv={csvAddress('new-patients', report)}
      says={t(first ? 'reports.new-patients.says' : 'reports.new-patients.none', {
        fresh,
        said: count(fresh),
        byLink: count(byLink),
        link: first?.label ?? '',
        most: count(first?.patients ?? 0),
      })}
    >
      {fresh > 0 && (
        <Table
          caption={title}
          head={[t('reports.link'), t('reports.new-patients.count'), t('reports.share')]}
          rows={rows.map(([name, patients]) => [
            name,
            { text: count(patients), bar: <Bar part={patients / fresh} /> },
            percent(patients, fresh),
          ])}
          foot={[t('reports.total'), count(fresh), '']}
        />
      )}
      <p class="hint">{t('reports.new-patients.desc')}</p>
    </ReportSection>
  );
}
