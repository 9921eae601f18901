import type { VNode } from 'preact';
import { due, quotedTogether } from '../../../reports/figures.js';
import { bucketOf } from '../../../reports/period.js';
import type { Report } from '../../../reports/reports.service.js';
import { dayAndMonth } from '../../../time/wording.js';
import type { Site } from '../../site.js';
import { numbersIn } from './in-numbers.js';
import { Columns, Legend } from './plots/columns.js';
import { columnInWords, ticksOf } from './report.view.js';
import { addressOf } from './report-form.js';
import { Section, TableBelow } from './section.js';

export interface Part {
  readonly site: Site;
  readonly report: Report;
}

/** What the sections over time share. */
function courseOf({ site, report }: Part) {
  const { period } = report.question;
  const ticks = ticksOf(site, period, report.course);
  const at = report.course.findIndex(({ from, to }) => from <= report.today && report.today < to);
  return {
    // At the very beginning or end it would say nothing.
    now: at > 0 ? { at, label: site.t('reports.today') } : undefined,
    bucket: site.t(`reports.bucket.${bucketOf(period)}`),
    csv: { part: 'course', href: addressOf(report.question, '/admin/reports/csv/course') } as const,
    columns: report.course.map((line, n) => ({ ...line, when: columnInWords(site, period, line), tick: ticks[n] })),
  };
}

export function VisitsSection(part: Part): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { visits, fresh } = report.total.figures;
  const title = t('reports.visits');
  return (
    <Section
      site={site}
      id="visits"
      title={title}
      csv={csv}
      says={t('reports.visits.says', {
        visits,
        said: count(visits),
        fresh: count(fresh),
        share: percent(fresh, visits),
      })}
    >
      <Legend
        entries={[
          { look: 'hatched', label: t('reports.fresh') },
          { look: 'solid', label: t('reports.returning') },
        ]}
      />
      <Columns
        id="visits"
        title={title}
        desc={t('reports.visits.desc', { bucket })}
        now={now}
        looks={['solid', 'hatched']}
        unit={count}
        columns={columns.map(({ when, tick, figures }) => ({
          says: t('reports.visits.column', { when, visits: count(figures.visits), fresh: count(figures.fresh) }),
          tick,
          values: [figures.visits - figures.fresh, figures.fresh],
        }))}
      />
      <TableBelow
        site={site}
        caption={title}
        head={[
          t('reports.kind'),
          t('reports.figure.visits'),
          t('reports.returning'),
          t('reports.figure.fresh'),
          t('reports.share'),
        ]}
        rows={columns.map(({ when, figures }) => [
          when,
          count(figures.visits),
          count(figures.visits - figures.fresh),
          count(figures.fresh),
          percent(figures.fresh, figures.visits),
        ])}
      />
    </Section>
  );
}

export function UsedSection(part: Part): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { hours, percent, count } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { figures, offered } = report.total;
  const title = t('reports.used');
  const share = percent(figures.hands, offered ?? 0);
  const { from, to } = report.question.period;
  const kept = report.offeredKeptFrom;
  const past = from < report.today;
  return (
    <Section
      site={site}
      id="used"
      title={title}
      csv={csv}
      says={
        offered
          ? t('reports.used.says', { booked: hours(figures.hands), offered: hours(offered), share })
          : t('reports.used.none')
      }
    >
      {(offered ?? 0) + figures.hands > 0 && (
        <>
          <Legend
            entries={[
              { look: 'outline', label: t('reports.unused') },
              { look: 'solid', label: t('reports.booked') },
            ]}
          />
          <Columns
            id="used"
            title={title}
            desc={t('reports.used.desc', { bucket })}
            now={now}
            looks={['solid']}
            whole={false}
            unit={(value) => `${count(value)} h`}
            columns={columns.map(({ when, tick, ...line }) => ({
              says: t('reports.used.column', {
                when,
                booked: hours(line.figures.hands),
                offered: hours(line.offered ?? 0),
              }),
              tick,
              values: [line.figures.hands / 60],
              frame: (line.offered ?? 0) / 60,
            }))}
          />
          {past && kept !== null && kept > from && kept < to && (
            <p class="hint">{t('reports.used.reckoned', { day: dayAndMonth(kept, locale) })}</p>
          )}
          {past && kept === null && <p class="hint">{t('reports.used.reckoned-all')}</p>}
          <TableBelow
            site={site}
            caption={title}
            head={[t('reports.kind'), t('reports.booked'), t('reports.offered'), t('reports.share')]}
            rows={columns.map(({ when, figures: { hands }, offered: of }) => [
              when,
              hours(hands),
              hours(of ?? 0),
              percent(hands, of ?? 0),
            ])}
          />
        </>
      )}
    </Section>
  );
}

export function LostSection(part: Part): VNode {
  const { site, report } = part;
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { bucket, csv, columns, now } = courseOf(part);
  const { figures } = report.total;
  const { missed, late } = figures;
  const of = due(figures);
  const title = t('reports.lost');
  return (
    <Section
      site={site}
      id="lost"
      title={title}
      csv={csv}
      says={
        of
          ? t('reports.lost.says', {
              due: count(of),
              missed: count(missed),
              missedShare: percent(missed, of),
              late: count(late),
              lateShare: percent(late, of),
            })
          : t('reports.lost.none')
      }
    >
      {missed + late > 0 && (
        <>
          <Legend
            entries={[
              { look: 'bad-hatched', label: t('reports.late') },
              { look: 'bad', label: t('reports.missed') },
            ]}
          />
          <Columns
            id="lost"
            title={title}
            desc={t('reports.lost.desc', { bucket })}
            now={now}
            looks={['bad', 'bad-hatched']}
            unit={count}
            columns={columns.map(({ when, tick, figures: at }) => ({
              says: t('reports.lost.column', { when, missed: count(at.missed), late: count(at.late) }),
              tick,
              values: [at.missed, at.late],
            }))}
          />
          <TableBelow
            site={site}
            caption={title}
            head={[t('reports.kind'), t('reports.missed'), t('reports.share'), t('reports.late'), t('reports.share')]}
            rows={columns.map(({ when, figures: at }) => [
              when,
              count(at.missed),
              percent(at.missed, due(at)),
              count(at.late),
              percent(at.late, due(at)),
            ])}
          />
        </>
      )}
    </Section>
  );
}

/** A plot for each currency: a sum of two would mean nothing. */
export function QuotedSection(part: Part): VNode {
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
