import type { VNode } from 'preact';
import { due, share } from '../../../reports/figures.js';
import type { Report } from '../../../reports/reports.service.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { Bar } from './plots/bar.js';
import { Table } from '../../shared/table.js';
import { type SectionProps, most, ReportSection } from './section.js';
import { useSite } from '../../shared/use-site.js';

export function LinesSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { count, percent, hours, money } = numbersIn(locale);
  const { lines, total, question } = report;
  const shown = lines.slice(0, most);
  const longest = Math.max(1, ...shown.map(({ figures }) => figures.visits));
  const title = t(`reports.lines.${question.by}`);
  const head = [
    t(`reports.name.${question.by}`),
    t('reports.figure.visits'),
    question.by === 'treatment' ? t('reports.hands-on') : t('reports.figure.used'),
    t('reports.figure.missed'),
    t('reports.figure.late'),
    t('reports.figure.rebooked'),
    t('reports.figure.fresh'),
    t('reports.figure.quoted'),
  ];
  const rest = ({ figures, quoted }: Pick<Report['total'], 'figures' | 'quoted'>) => [
    percent(figures.missed, due(figures)),
    percent(figures.late, due(figures)),
    percent(figures.rebooked, figures.past),
    percent(figures.fresh, figures.visits),
    money(quoted),
  ];
  return (
    <ReportSection id="lines" title={title} csv={csvAddress('lines', report)} says={saysOf(lines.length, shown.length)}>
      <Table
        caption={title}
        head={head}
        rows={shown.map((line) => [
          line.name,
          { text: count(line.figures.visits), bar: <Bar part={line.figures.visits / longest} /> },
          line.offered === null
            ? hours(line.figures.hands)
            : {
                text: percent(line.figures.hands, line.offered),
                bar: <Bar part={share(line.figures.hands, line.offered) ?? 0} frame={line.offered > 0 ? 1 : 0} />,
              },
          ...rest(line),
        ])}
        foot={[
          t('reports.total'),
          count(total.figures.visits),
          question.by === 'treatment' ? hours(total.figures.hands) : percent(total.figures.hands, total.offered ?? 0),
          ...rest(total),
        ]}
      />
    </ReportSection>
  );

  function saysOf(all: number, here: number): string {
    return all > here ? t('reports.more', { count: all - here }) : '';
  }
}
