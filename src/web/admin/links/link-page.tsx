import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { Retirement } from '../resource/retirement.js';
import type { Counts } from '../../../reports/link-ledger.js';
import { CourseSection } from '../link-report/course-section.js';
import { linkReportAddress } from '../link-report/link-report-form.js';
import type { LinkSnippets } from './link-snippets.js';
import { LinkSnippetsSection } from './link-snippets-section.js';
import { LinkForm, type LinkFields } from './link-fields.js';
import type { PageProps } from '../../staff/page-props.js';

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

/** One call to action: to take along, to try, to change, to end. */
export function LinkPage({ site, view }: PageProps<LinkView>): VNode {
  const { t } = site;
  return (
    <AdminPage
      view={{ ...view, errors: view.fields.errors }}
      title={view.label}
      here={view.fields.action}
      styles={[site.assets.reportsStyle]}
    >
      <p>{t('link.leads', { where: view.where })}</p>
      <p class="soft">{view.course}</p>
      {view.counts && <Course counts={view.counts} code={view.code} />}
      <LinkSnippetsSection code={view.code} given={view.given} />
      <Section id="change" title={t('link.change')}>
        <LinkForm fields={view.fields} />
      </Section>
      <Retirement address={view.fields.action} lead={t('link.retire-lead')} button={t('link.retire')} />
    </AdminPage>
  );
}

function Course({ counts, code }: { readonly counts: Counts; readonly code: string }): VNode {
  const { t } = useSite();
  return (
    <>
      <CourseSection counts={counts} />
      <p>
        <a href={linkReportAddress({ code })}>{t('ledger.of-one')}</a>
      </p>
    </>
  );
}
