import type { VNode } from 'preact';
import { due } from '../../../reports/figures.js';
import type { Line, Report } from '../../../reports/reports.service.js';
import { Section } from '../../shared/section.js';
import type { FieldErrors } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { dash, numbersIn } from './in-numbers.js';
import { HoursSection } from './hours-section.js';
import { LeadSection } from './lead-section.js';
import { LinesSection } from './lines-section.js';
import { LinksSection } from './links-section.js';
import { LostSection } from './lost-section.js';
import { NewPatientsSection } from './new-patients-section.js';
import { QuotedSection } from './quoted-section.js';
import { RebookedSection } from './rebooked-section.js';
import { FreedSection } from './freed-section.js';
import { RecalledSection } from './recalled-section.js';
import { RoomsSection } from './rooms-section.js';
import { UsedSection } from './used-section.js';
import { ValueSection } from './value-section.js';
import { VisitsSection } from './visits-section.js';
import { around, isEmpty, periodInWords, presetsOf } from './report.view.js';
import { type Choices, ReportFilter } from './report-filter.js';
import { addressOf, type Typed } from './report-form.js';
import type { PageProps } from '../../staff/page-props.js';

export interface ReportsView extends StaffView {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly choices: Choices;
  /** Null: what was asked for makes no sense. */
  readonly report: Report | null;
}

/** How the clinic does: one period, a question a section, each answered in words, as a plot and in figures. */
export function ReportsPage({ site, view }: PageProps<ReportsView>): VNode {
  const { t, assets } = site;
  const { member, report } = view;
  return (
    <AdminPage
      view={{ member }}
      title={t('reports.title')}
      heading={report ? t('reports.of', { period: periodInWords(site, report.question.period) }) : t('reports.title')}
      here="/admin/reports"
      styles={[assets.reportsStyle]}
    >
      {report && <Presets report={report} />}
      {report && <Nearby report={report} />}
      <ReportFilter typed={view.typed} errors={view.errors} choices={view.choices} />
      {report && <Found report={report} />}
    </AdminPage>
  );
}

function Found({ report }: { readonly report: Report }): VNode {
  const { t } = useSite();
  const part = { report };
  if (isEmpty(report)) {
    const { practitioner, location, treatment, ...everything } = report.question;
    const narrowed = practitioner ?? location ?? treatment;
    return (
      <>
        <div class="empty">
          <p>{t('reports.empty')}</p>
          <p>
            {narrowed ? (
              <a href={addressOf(everything)}>{t('reports.empty-all')}</a>
            ) : (
              <a href="/staff/book">{t('reports.empty-book')}</a>
            )}
          </p>
        </div>
        <UsedSection {...part} />
        <LinksSection {...part} />
      </>
    );
  }
  // All may have been cancelled: then there is nothing to say of what was left.
  const some = report.total.figures.visits > 0;
  return (
    <>
      <Headline {...part} />
      <Contents {...part} />
      <div class="reports">
        {some && <VisitsSection {...part} />}
        <UsedSection {...part} />
        <HoursSection {...part} />
        <LostSection {...part} />
        {some && <RebookedSection {...part} />}
        {some && report.recalled.invited > 0 && <RecalledSection {...part} />}
        {report.freed.freed > 0 && <FreedSection {...part} />}
        {some && <LeadSection {...part} />}
        {some && <QuotedSection {...part} />}
        <RoomsSection {...part} />
      </div>
      <LinesSection {...part} />
      <ValueSection {...part} />
      <NewPatientsSection {...part} />
      <LinksSection {...part} />
      <How {...part} />
    </>
  );
}

/** Seven figures, each with that of the period before. */
function Headline({ report }: { readonly report: Report }): VNode {
  const { t, locale } = useSite();
  const { count, percent, money } = numbersIn(locale);
  const figures: readonly (readonly [string, (line: Line) => string])[] = [
    [t('reports.figure.visits'), (line) => count(line.figures.visits)],
    [t('reports.figure.used'), (line) => percent(line.figures.hands, line.offered ?? 0)],
    [t('reports.figure.missed'), (line) => percent(line.figures.missed, due(line.figures))],
    [t('reports.figure.late'), (line) => percent(line.figures.late, due(line.figures))],
    [t('reports.figure.rebooked'), (line) => percent(line.figures.rebooked, line.figures.past)],
    [t('reports.figure.fresh'), (line) => percent(line.figures.fresh, line.figures.visits)],
    [t('reports.figure.quoted'), (line) => money(line.quoted)],
  ];
  return (
    <dl class="headline">
      {figures.map(([name, say]) => {
        const before = say(report.before);
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{say(report.total)}</strong>
              {before !== dash && <span class="soft">{t('reports.before', { value: before })}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** On a phone, what is asked for may be many screens down. */
function Contents({ report }: { readonly report: Report }): VNode {
  const { t } = useSite();
  const { question, total } = report;
  const some = total.figures.visits > 0;
  const drawn = some
    ? (['visits', 'used', 'hours', 'lost', 'rebooked', 'recalled', 'freed', 'lead', 'quoted', 'rooms'] as const)
    : (['used', 'hours', 'lost', 'freed', 'rooms'] as const);
  const names = [
    ...drawn.filter(hasHappened(report)).map((id) => [id, t(`reports.${id}`)]),
    ...(['lines', 'value'] as const).map((id) => [id, t(`reports.${id}.${question.by}`)]),
    ...(['new-patients', 'links'] as const).map((id) => [id, t(`reports.${id}`)]),
  ];
  return (
    <nav class="presets contents no-print" aria-label={t('reports.contents')}>
      {names.map(([id, name]) => (
        <a key={id} href={`#${id}-head`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function Presets({ report }: { readonly report: Report }): VNode {
  const { t } = useSite();
  return (
    <nav class="presets no-print" aria-label={t('reports.kind')}>
      {presetsOf(report).map(({ which, kind, question, isShown }) => (
        <a key={which + kind} href={addressOf(question)} aria-current={isShown ? 'page' : undefined}>
          {t(`reports.preset.${which}-${kind}`)}
        </a>
      ))}
    </nav>
  );
}

function Nearby({ report }: { readonly report: Report }): VNode {
  const site = useSite();
  const { earlier, later } = around(report.question);
  return (
    <nav class="turn no-print" aria-label={site.t('reports.nearby')}>
      <a href={addressOf(earlier)} rel="prev">
        {site.t('reports.earlier', { period: periodInWords(site, earlier.period) })}
      </a>
      <a class="later" href={addressOf(later)} rel="next">
        {site.t('reports.later', { period: periodInWords(site, later.period) })}
      </a>
    </nav>
  );
}

/** What a clinic may not do at all is told only where it was done. */
const hasHappened =
  ({ recalled, freed }: Report) =>
  (part: string) =>
    (part !== 'recalled' || recalled.invited > 0) && (part !== 'freed' || freed.freed > 0);

function How({ report }: { readonly report: Report }): VNode {
  const { t } = useSite();
  return (
    <Section id="how-head" title={t('reports.how')}>
      <ul class="plain">
        {(['day', 'visit', 'fresh', 'missed', 'rebooked', 'recalled', 'freed', 'used', 'quoted', 'csv'] as const)
          .filter(hasHappened(report))
          .map((what) => (
            <li key={what}>{t(`reports.how.${what}`)}</li>
          ))}
      </ul>
    </Section>
  );
}
