import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import { Retirement } from '../resource/retirement.js';
import type { Steps } from '../../../reports/link-ledger.js';
import { CourseSection } from '../link-report/course-section.js';
import { linkReportAddress } from '../link-report/link-report-form.js';
import type { CommentAnswer } from './comment-answers.js';
import { CommentAnswersSection } from './comment-answers-section.js';
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
  readonly counts?: Steps;
  readonly code: string;
  readonly given: LinkSnippets;
  readonly answers: readonly CommentAnswer[];
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
      <Tabbed
        tabs={[
          ['tab-sharing', t('link.snippets')],
          ['tab-details', t('link.change')],
          ...(view.counts ? [['tab-results', t('link.results')] as const] : []),
        ]}
      >
        <Tab id="tab-sharing" title={t('link.snippets')} first>
          <LinkSnippetsSection code={view.code} given={view.given} />
          <CommentAnswersSection answers={view.answers} />
        </Tab>
        <Tab id="tab-details" title={t('link.change')}>
          <LinkForm fields={view.fields} />
          <Retirement address={view.fields.action} lead={t('link.retire-lead')} button={t('link.retire')} />
        </Tab>
        {view.counts && (
          <Tab id="tab-results" title={t('link.results')}>
            <Course counts={view.counts} code={view.code} />
          </Tab>
        )}
      </Tabbed>
    </AdminPage>
  );
}

function Course({ counts, code }: { readonly counts: Steps; readonly code: string }): VNode {
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
