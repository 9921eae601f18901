import type { VNode } from 'preact';
import { bySource, byWeek, sumOf } from '../../../reports/link-ledger.js';
import type { LinkWeeks } from '../../../reports/link-ledger.service.js';
import { dateAdd } from '../../../time/days.js';
import { dayMonthYear } from '../../../time/wording.js';
import { Section } from '../../shared/section.js';
import { Field, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { CourseSection } from './course-section.js';
import { type Asked, linkReportAddress, spans } from './link-report-form.js';
import { SourcesSection } from './sources-section.js';
import { WeeksSection } from './weeks-section.js';
import { entryAddress } from '../resource/address.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';

export interface LinkReportView extends StaffView {
  readonly asked: Asked;
  /** Also those that are retired. */
  readonly links: readonly { readonly code: string; readonly label: string }[];
  readonly found: LinkWeeks;
}

/** From the link to the visit: all together, week by week, post by post. */
export function LinkReportPage({ site, view }: PageProps<LinkReportView>): VNode {
  const { t, assets } = site;
  const { asked, links, found } = view;
  const one = links.find(({ code }) => code === asked.code);
  const total = sumOf(found.rows);
  const csv = linkReportAddress(asked, '/admin/link-report/csv');
  return (
    <AdminPage
      view={view}
      title={t('ledger.title')}
      heading={one ? t('ledger.of', { label: one.label }) : t('ledger.title')}
      here="/admin/link-report"
      back={one && { href: entryAddress('/admin/links', one.code), text: one.label }}
      styles={[assets.reportsStyle]}
    >
      <Nearby view={view} />
      <Filter view={view} />
      {found.rows.length === 0 ? (
        <div class="empty">
          <p>{t('ledger.none')}</p>
          <p class="hint">{t('ledger.none-hint')}</p>
        </div>
      ) : (
        <>
          <div class="reports">
            <CourseSection counts={total} />
            <WeeksSection weeks={byWeek(found.rows, found.weeks)} />
          </div>
          <SourcesSection lines={bySource(found.rows)} total={total} csv={csv} />
        </>
      )}
      <How />
    </AdminPage>
  );
}

function Nearby({ view: { asked, found } }: ViewProps<LinkReportView>): VNode {
  const { t, locale } = useSite();
  const [first, last] = [found.weeks[0]!, found.weeks.at(-1)!];
  const until = (weeks: number) => dateAdd(last.from, weeks * 7);
  const said = { from: dayMonthYear(first.from, locale), to: dayMonthYear(dateAdd(last.to, -1), locale) };
  return (
    <>
      <p>{t('ledger.lead', { ...said, weeks: found.weeks.length })}</p>
      <nav class="turn no-print" aria-label={t('ledger.nearby')}>
        <a href={linkReportAddress({ ...asked, until: until(-asked.weeks) })} rel="prev">
          {t('ledger.earlier')}
        </a>
        <a class="later" href={linkReportAddress({ ...asked, until: until(asked.weeks) })} rel="next">
          {t('ledger.later')}
        </a>
      </nav>
    </>
  );
}

function Filter({ view: { asked, links, found } }: ViewProps<LinkReportView>): VNode {
  const { t } = useSite();
  const every = [{ value: '', label: t('ledger.every-link') }];
  const chosen = links.find(({ code }) => code === asked.code)?.label ?? t('ledger.every-link');
  return (
    <details class="search report-filter no-print">
      <summary>
        {chosen} · {t('ledger.weeks-count', { weeks: asked.weeks })} <span class="change">{t('ledger.change')}</span>
      </summary>
      <Form method="get" action="/admin/link-report" label={t('ledger.ask')}>
        <div class="report-fields">
          <Select
            name="code"
            label={t('ledger.link')}
            value={asked.code ?? ''}
            choices={[...every, ...links.map(({ code, label }) => ({ value: code, label }))]}
          />
          <Select
            name="weeks"
            label={t('ledger.weeks')}
            value={String(asked.weeks)}
            choices={spans.map((weeks) => ({ value: String(weeks), label: t('ledger.weeks-count', { weeks }) }))}
          />
          <Field
            name="until"
            label={t('ledger.until')}
            value={found.weeks.at(-1)!.from}
            input={{ type: 'date', required: false }}
          />
          <Submit>{t('ledger.show')}</Submit>
        </div>
      </Form>
    </details>
  );
}

function How(): VNode {
  const { t } = useSite();
  return (
    <Section id="how-head" title={t('ledger.how')}>
      <ul class="plain">
        {(['once', 'robots', 'embed', 'week', 'came', 'fresh', 'placement'] as const).map((what) => (
          <li key={what}>{t(`ledger.how.${what}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
