import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { Retirement } from '../resource/retirement.js';
import type { Counts } from '../../../reports/link-ledger.js';
import { CourseSection } from '../link-report/course-section.js';
import { linkReportAddress } from '../link-report/link-report-form.js';
import type { LinkSnippets } from './link-snippets.js';
import { LinkSnippetsSection } from './link-snippets-section.js';
import { LinkForm, type LinkFields } from './link-fields.js';

export interface LinkView extends StaffView {
  readonly label: string;
  /** In words. */
  readonly where: string;
  readonly course: string;
  /** What came of it so far, to be drawn; undefined: nothing. */
  readonly counts?: Counts;
  readonly code: string;
  readonly given: LinkSnippets;
  readonly fields: LinkFields;
}

interface LinkPageProps {
  readonly site: Site;
  readonly view: LinkView;
}

/** One call to action: to take along, to try, to change, to end. */
export function LinkPage({ site, view }: LinkPageProps): VNode {
  const { t } = site;
  return (
    <StaffPage
      site={site}
      view={{ ...view, errors: view.fields.errors }}
      title={view.label}
      back={{ href: '/admin/links', text: t('links.back') }}
      here="/admin"
      styles={[site.assets.reportsStyle, site.assets.settingsStyle]}
    >
      <p>{t('link.leads', { where: view.where })}</p>
      <p class="soft">{view.course}</p>
      {view.counts && <Course site={site} counts={view.counts} code={view.code} />}
      <LinkSnippetsSection site={site} code={view.code} given={view.given} />
      <section aria-labelledby="change">
        <h2 id="change">{t('link.change')}</h2>
        <LinkForm site={site} fields={view.fields} />
      </section>
      <Retirement site={site} address={view.fields.action} lead={t('link.retire-lead')} button={t('link.retire')} />
    </StaffPage>
  );
}

function Course({
  site,
  counts,
  code,
}: {
  readonly site: Site;
  readonly counts: Counts;
  readonly code: string;
}): VNode {
  return (
    <>
      <CourseSection site={site} counts={counts} />
      <p>
        <a href={linkReportAddress({ code })}>{site.t('ledger.of-one')}</a>
      </p>
    </>
  );
}
