import type { VNode } from 'preact';
import { type Counts, ledgerSteps, type Week } from '../../../reports/link-ledger.js';
import { dayAndMonth } from '../../../time/wording.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from '../reports/in-numbers.js';
import { Columns } from '../reports/plots/columns.js';
import { TableBelow } from '../reports/section.js';
import { weekInWords } from './week.view.js';

/** How many followed in each week, and how many of them booked. */
export function WeeksSection({ weeks }: { readonly weeks: readonly (Week & Counts)[] }): VNode {
  const { t, locale } = useSite();
  const { count } = numbersIn(locale);
  // So many words below the columns as find room on a phone.
  const step = Math.ceil(weeks.length / 4);
  const title = t('ledger.by-week');
  return (
    <Section id="weeks-head" title={title} class="report">
      <p>{t('ledger.by-week-desc')}</p>
      <Columns
        id="weeks"
        title={title}
        desc={t('ledger.by-week-desc')}
        looks={['solid']}
        unit={count}
        columns={weeks.map((week, n) => ({
          says: t('ledger.week-says', {
            when: weekInWords(week, t, locale),
            visited: count(week.visited),
            booked: count(week.booked),
          }),
          tick: n % step === 0 ? dayAndMonth(week.from, locale) : undefined,
          values: [week.booked],
          frame: week.visited,
        }))}
      />
      <TableBelow
        caption={title}
        head={[t('ledger.week'), ...ledgerSteps.map((one) => t(`ledger.step.${one}`))]}
        rows={weeks
          .toReversed()
          .map((week) => [weekInWords(week, t, locale), ...ledgerSteps.map((one) => count(week[one]))])}
      />
    </Section>
  );
}
