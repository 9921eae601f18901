import type { VNode } from 'preact';
import { sum } from '../../../reports/figures.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { Bar } from './plots/bar.js';
import { Table } from '../../shared/table.js';
import { type SectionProps, ReportSection } from './section.js';
import { useSite } from '../../shared/use-site.js';

export function LinksSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count } = numbersIn(locale);
  const { links } = report;
  const title = t('reports.links');
  const longest = Math.max(1, ...links.map(({ visited, booked }) => Math.max(visited, booked)));
  const of = (value: number) => ({
    text: count(value),
    bar: <Bar part={value / longest} />,
  });
  return (
    <ReportSection
      id="links"
      title={title}
      csv={csvAddress('links', report)}
      says={
        links.length > 0
          ? t('reports.links.says', {
              visited: sum(links.map(({ visited }) => visited)),
              booked: sum(links.map(({ booked }) => booked)),
            })
          : t('reports.links.none')
      }
    >
      {links.length > 0 && (
        <>
          <Table
            caption={title}
            head={[
              t('reports.link'),
              t('reports.visited'),
              t('reports.searched'),
              t('reports.seen'),
              t('reports.via-booked'),
              t('reports.attended'),
            ]}
            rows={links.map(({ label, code, visited, searched, seen, booked, attended }) => [
              `${label} (${code})`,
              of(visited),
              of(searched),
              of(seen),
              of(booked),
              of(attended),
            ])}
          />
          <p class="hint">{t('reports.links.desc')}</p>
          <p class="no-print">
            <a href="/admin/link-report">{t('reports.links.ledger')}</a>
          </p>
        </>
      )}
    </ReportSection>
  );
}
