import type { VNode } from 'preact';
import { quotedTogether } from '../../../reports/figures.js';
import { decimal } from '../../../i18n/amount.js';
import { useSite } from '../../shared/use-site.js';
import { CoursePlot, CourseTable } from './course-section.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { ReportSection, type SectionProps } from './section.js';

/** A plot for each currency: a sum of two would mean nothing. */
export function QuotedSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, money } = numbersIn(locale);
  const { quoted, figures } = report.total;
  const currencies = [...quoted].filter(([, minor]) => minor > 0).map(([currency]) => currency);
  const each = new Map(
    [...quoted].map(([currency, minor]) => [currency, Math.round(minor / Math.max(1, figures.visits))]),
  );
  const title = t('reports.quoted');
  return (
    <ReportSection
      id="quoted"
      title={title}
      csv={csvAddress('course', report)}
      says={t(currencies.length === 1 ? 'reports.quoted.says' : 'reports.quoted.says-several', {
        sum: money(quotedTogether([quoted])),
        visits: figures.visits,
        each: money(each),
      })}
    >
      {currencies.map((currency) => (
        <div key={currency}>
          {currencies.length > 1 && <h3>{t('reports.quoted.in', { currency })}</h3>}
          <CoursePlot
            report={report}
            id={`quoted-${currency}`}
            words="quoted"
            currency={currency}
            looks={['solid']}
            whole={false}
            unit={count}
            column={({ quoted: at }, when) => ({
              says: t('reports.quoted.column', { when, sum: money(new Map([[currency, at.get(currency) ?? 0]])) }),
              values: [Number(decimal(at.get(currency) ?? 0, currency))],
            })}
          />
        </div>
      ))}
      <CourseTable
        report={report}
        caption={title}
        head={[t('reports.figure.visits'), t('reports.figure.quoted')]}
        row={({ figures: at, quoted: sum }) => [count(at.visits), money(sum)]}
      />
    </ReportSection>
  );
}
