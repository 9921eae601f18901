import type { VNode } from 'preact';
import { share, sum } from '../../../reports/figures.js';
import { numbersIn } from './in-numbers.js';
import { csvAddress } from './report-form.js';
import { Bar } from './plots/bar.js';
import { Table } from '../../shared/table.js';
import { type SectionProps, most, ReportSection } from './section.js';
import { useSite } from '../../shared/use-site.js';

export function RoomsSection({ report }: SectionProps): VNode {
  const { t, locale } = useSite();
  const { hours, percent } = numbersIn(locale);
  const [used, open] = [sum(report.places.map((one) => one.used)), sum(report.places.map((one) => one.open))];
  const title = t('reports.rooms');
  const shown = report.places.slice(0, most);
  return (
    <ReportSection
      id="rooms"
      title={title}
      csv={csvAddress('rooms', report)}
      says={
        open
          ? t('reports.rooms.says', {
              used: hours(used),
              open: hours(open),
              share: percent(used, open),
              free: hours(Math.max(0, open - used)),
            })
          : t('reports.rooms.none')
      }
    >
      {shown.length > 0 && (
        <Table
          caption={title}
          head={[t('reports.location'), t('reports.share'), t('reports.taken'), t('reports.free'), t('reports.open')]}
          rows={shown.map((place) => [
            place.name,
            {
              text: percent(place.used, place.open),
              bar: <Bar part={share(place.used, place.open) ?? 0} frame={place.open > 0 ? 1 : 0} />,
            },
            hours(place.used),
            hours(Math.max(0, place.open - place.used)),
            hours(place.open),
          ])}
        />
      )}
      {report.places.length > shown.length && (
        <p class="hint">{t('reports.more', { count: report.places.length - shown.length })}</p>
      )}
      <p class="hint">
        {t('reports.rooms.desc')} {report.question.treatment && t('reports.all-treatments')}
      </p>
    </ReportSection>
  );
}
