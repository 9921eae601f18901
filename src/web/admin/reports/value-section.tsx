import type { VNode } from 'preact';
import type { Line } from '../../../reports/reports.service.js';
import { Table } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { most, ReportSection, type SectionProps } from './section.js';

/** What took place and what it was worth, as a payroll needs it. */
export function ValueSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, hours, money } = numbersIn(locale);
  const { lines, total, question } = report;
  const title = t(`reports.value.${question.by}`);
  const some = lines.filter(({ figures: { past, missed, late } }) => past + missed + late > 0);
  const cells = ({ figures, ...line }: Line) => [
    count(figures.past),
    hours(figures.minutes),
    money(line.earned),
    count(figures.missed),
    money(line.quotedMissed),
    count(figures.late - figures.calledOffLate),
    money(line.quotedLate),
  ];
  return (
    <ReportSection
      id="value"
      title={title}
      csv={csvAddress('value', report)}
      says={t('reports.value.says', {
        sum: money(total.earned),
        past: total.figures.past,
        said: count(total.figures.past),
      })}
    >
      {some.length > 0 && (
        <Table
          caption={title}
          head={[
            t(`reports.name.${question.by}`),
            t('reports.took-place'),
            t('reports.value.time'),
            t('reports.value.earned'),
            t('reports.missed'),
            t('reports.value.missed'),
            t('reports.value.late-count'),
            t('reports.value.late'),
          ]}
          rows={some.slice(0, most).map((line) => [line.name, ...cells(line)])}
          foot={[t('reports.total'), ...cells(total)]}
        />
      )}
      <p class="hint">
        {some.length > most && t('reports.more', { count: some.length - most })} {t('reports.value.desc')}
      </p>
    </ReportSection>
  );
}
