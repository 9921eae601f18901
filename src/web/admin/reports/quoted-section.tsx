import type { VNode } from 'preact';
import { quotedTogether } from '../../../reports/figures.js';
import { courseOf } from './course.js';
import { numbersIn } from './in-numbers.js';
import type { SectionProps } from './part.js';
import { Columns } from './plots/columns.js';
import { Section, TableBelow } from './section.js';

/** A plot for each currency: a sum of two would mean nothing. */
export function QuotedSection(part: SectionProps): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { count, money } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { quoted, figures } = report.total;
  const currencies = [...quoted].filter(([, minor]) => minor > 0).map(([currency]) => currency);
  const [only] = currencies;
  const each = new Map(
    [...quoted].map(([currency, minor]) => [currency, Math.round(minor / Math.max(1, figures.visits))]),
  );
  const title = t('reports.quoted');
  return (
    <Section
      site={site}
      id="quoted"
      title={title}
      csv={csv}
      says={t(currencies.length === 1 ? 'reports.quoted.says' : 'reports.quoted.says-several', {
        sum: money(quotedTogether([quoted])),
        visits: figures.visits,
        each: money(each),
      })}
    >
      {currencies.map((currency) => {
        const inUnits = (minor: number) => minor / 10 ** digitsOf(currency);
        const say = (minor: number) => money(new Map([[currency, minor]]));
        return (
          <div key={currency}>
            {currency !== only && <h3>{t('reports.quoted.in', { currency })}</h3>}
            <Columns
              id={`quoted-${currency}`}
              title={title}
              desc={t('reports.quoted.desc', { bucket, currency })}
              now={now}
              looks={['solid']}
              whole={false}
              unit={count}
              columns={columns.map(({ when, tick, quoted: at }) => ({
                says: t('reports.quoted.column', { when, sum: say(at.get(currency) ?? 0) }),
                tick,
                values: [inUnits(at.get(currency) ?? 0)],
              }))}
            />
          </div>
        );
      })}
      <TableBelow
        site={site}
        caption={title}
        head={[t('reports.kind'), t('reports.figure.visits'), t('reports.figure.quoted')]}
        rows={columns.map(({ when, figures: at, quoted: sum }) => [when, count(at.visits), money(sum)])}
      />
    </Section>
  );
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
