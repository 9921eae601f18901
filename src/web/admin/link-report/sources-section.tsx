import type { VNode } from 'preact';
import { type Counts, ledgerSteps, type Source } from '../../../reports/link-ledger.js';
import { useSite } from '../../shared/use-site.js';
import { numbersIn } from '../reports/in-numbers.js';
import { Table } from '../../shared/table.js';
import { ReportSection } from '../reports/section.js';
import { SmallFunnel } from './funnel.js';

interface SourcesProps {
  readonly lines: readonly (Source & Counts)[];
  readonly total: Counts;
  readonly csv: string;
}

/** More lines than these nobody compares. */
const most = 40;

/** Each link on its post, by where it stands there. */
export function SourcesSection({ lines, total, csv }: SourcesProps): VNode {
  const { t, locale } = useSite();
  const { count } = numbersIn(locale);
  const title = t('ledger.by-source');
  const counts = (one: Counts) => [...ledgerSteps.map((step) => count(one[step])), count(one.fresh)];
  return (
    <ReportSection id="sources" title={title} csv={csv}>
      <Table
        caption={title}
        head={[
          t('ledger.source'),
          t('ledger.placement'),
          ...ledgerSteps.map((step) => t(`ledger.step.${step}`)),
          t('ledger.fresh'),
          t('ledger.course'),
        ]}
        rows={lines
          .slice(0, most)
          .map((line) => [
            { text: line.label, below: line.page === null ? `/go/${line.code}` : withoutScheme(line.page) },
            { text: line.placement, word: true },
            ...counts(line),
            { text: '', bar: <SmallFunnel counts={line} /> },
          ])}
        foot={[t('ledger.all'), '', ...counts(total), '']}
      />
      {lines.length > most && <p class="hint">{t('ledger.more', { count: lines.length - most })}</p>}
    </ReportSection>
  );
}

const withoutScheme = (address: string) => address.replace(/^https?:\/\//, '');
