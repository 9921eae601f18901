import type { VNode } from 'preact';
import { due, leads, medianLead, share } from '../../../reports/figures.js';
import type { Report } from '../../../reports/reports.service.js';
import type { Part } from './course-sections.js';
import { numbersIn } from './in-numbers.js';
import { Bar } from './plots/bar.js';
import { Columns } from './plots/columns.js';
import { addressOf } from './report-form.js';
import { Section, Table, TableBelow } from './section.js';

/** More names than these would be a list, not a comparison; the CSV has all. */
const most = 25;

const csvOf = <P extends 'lines' | 'lead' | 'rooms' | 'links'>(part: P, { question }: Report) => ({
  part,
  href: addressOf(question, `/admin/reports/csv/${part}`),
});

export function LeadSection({ site, report }: Part): VNode {
  const { t, locale } = site;
  const { count, percent } = numbersIn(locale);
  const { figures } = report.total;
  const title = t('reports.lead');
  const middle = medianLead(report.lead);
  const until = middle === null ? undefined : leads[middle + 1];
  const word = (n: number) => t(`reports.lead.${n as 0}`);
  return (
    <Section
      site={site}
      id="lead"
      title={title}
      csv={csvOf('lead', report)}
      says={
        until === undefined
          ? t('reports.lead.says-far')
          : until === 1
            ? t('reports.lead.says-near')
            : t('reports.lead.says', { lead: t('reports.lead.days', { days: until }) })
      }
    >
      <Columns
        id="lead"
        title={title}
        desc={t('reports.lead.desc')}
        looks={['solid']}
        unit={count}
        columns={report.lead.map((visits, n) => ({
          says: t('reports.lead.column', {
            lead: word(n),
            visits: count(visits),
            share: percent(visits, figures.visits),
          }),
          tick: t(`reports.lead.tick.${n as 0}`),
          values: [visits],
        }))}
      />
      <p class="hint">{t('reports.lead.desc')}</p>
      <TableBelow
        site={site}
        caption={title}
        head={[t('reports.lead.ahead'), t('reports.figure.visits'), t('reports.share')]}
        rows={report.lead.map((visits, n) => [word(n), count(visits), percent(visits, figures.visits)])}
      />
    </Section>
  );
}

export function LinesSection({ site, report }: Part): VNode {
  const { t, locale } = site;
  const { count, percent, hours, money } = numbersIn(locale);
  const { lines, total, question } = report;
  const shown = lines.slice(0, most);
  const longest = Math.max(1, ...shown.map(({ figures }) => figures.visits));
  const title = t(`reports.lines.${question.by}`);
  const head = [
    t(`reports.name.${question.by}`),
    t('reports.figure.visits'),
    question.by === 'treatment' ? t('reports.hours') : t('reports.figure.used'),
    t('reports.figure.missed'),
    t('reports.figure.late'),
    t('reports.figure.fresh'),
    t('reports.figure.quoted'),
  ];
  const rest = ({ figures, quoted }: Pick<Report['total'], 'figures' | 'quoted'>) => [
    percent(figures.missed, due(figures)),
    percent(figures.late, due(figures)),
    percent(figures.fresh, figures.visits),
    money(quoted),
  ];
  return (
    <Section
      site={site}
      id="lines"
      title={title}
      csv={csvOf('lines', report)}
      says={saysOf(lines.length, shown.length)}
    >
      <Table
        site={site}
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
    </Section>
  );

  function saysOf(all: number, here: number): string {
    return all > here ? t('reports.more', { count: all - here }) : '';
  }
}

export function RoomsSection({ site, report }: Part): VNode {
  const { t, locale } = site;
  const { hours, percent } = numbersIn(locale);
  const [used, open] = [sum(report.places.map((one) => one.used)), sum(report.places.map((one) => one.open))];
  const title = t('reports.rooms');
  const shown = report.places.slice(0, most);
  return (
    <Section
      site={site}
      id="rooms"
      title={title}
      csv={csvOf('rooms', report)}
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
          site={site}
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
    </Section>
  );
}

export function LinksSection({ site, report }: Part): VNode {
  const { t, locale } = site;
  const { count } = numbersIn(locale);
  const { links } = report;
  const title = t('reports.links');
  const longest = Math.max(1, ...links.map(({ visited, booked }) => Math.max(visited, booked)));
  const of = (value: number) => ({
    text: count(value),
    bar: <Bar part={value / longest} />,
  });
  return (
    <Section
      site={site}
      id="links"
      title={title}
      csv={csvOf('links', report)}
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
            site={site}
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
        </>
      )}
    </Section>
  );
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
