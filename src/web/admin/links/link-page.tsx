import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ErrorSummary, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import type { Counts } from '../../../reports/link-ledger.js';
import { CourseSection } from '../link-report/course-section.js';
import { ledgerAddress } from '../link-report/ledger-form.js';
import type { LinkSnippets } from './link-snippets.js';
import { LinkSnippetsSection } from './link-snippets-section.js';
import { LinkForm, type LinkFields } from './link-fields.js';

export interface LinkView {
  readonly member: StaffMember;
  readonly label: string;
  /** In words. */
  readonly where: string;
  readonly course: string;
  /** What came of it so far, to be drawn; undefined: nothing. */
  readonly counts?: Counts;
  readonly code: string;
  readonly given: LinkSnippets;
  readonly fields: LinkFields;
  readonly fault?: string;
  readonly news?: string;
}

interface LinkPageProps {
  readonly site: Site;
  readonly view: LinkView;
}

/** One call to action: to take along, to try, to change, to end. */
export function LinkPage({ site, view }: LinkPageProps): VNode {
  const { t } = site;
  return (
    <StaffLayout
      site={site}
      title={view.label}
      member={view.member}
      here="/admin"
      styles={[site.assets.reportsStyle, site.assets.settingsStyle]}
    >
      <p class="soft">
        <a href="/admin/links">{t('links.back')}</a>
      </p>
      <h1>{view.label}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={view.fields.errors} />
      <p>{t('link.leads', { where: view.where })}</p>
      <p class="soft">{view.course}</p>
      {view.counts && <Course site={site} counts={view.counts} code={view.code} />}
      <LinkSnippetsSection site={site} code={view.code} given={view.given} />
      <section aria-labelledby="change">
        <h2 id="change">{t('link.change')}</h2>
        <LinkForm site={site} fields={view.fields} />
      </section>
      <section aria-labelledby="retire">
        <h2 id="retire">{t('location.retire')}</h2>
        <p class="hint">{t('link.retire-lead')}</p>
        <form action={`${view.fields.action}/retirement`} method="post">
          <button class="button quiet danger" type="submit" data-once>
            {t('link.retire')}
          </button>
        </form>
      </section>
    </StaffLayout>
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
        <a href={ledgerAddress({ code })}>{site.t('ledger.of-one')}</a>
      </p>
    </>
  );
}

interface NewView {
  readonly member: StaffMember;
  readonly fields: LinkFields;
  readonly fault?: string;
}

/** One more. */
export function NewLinkPage({ site, view }: { readonly site: Site; readonly view: NewView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('link.new')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/links">{t('links.back')}</a>
      </p>
      <h1>{t('link.new')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={view.fields.errors} />
      <LinkForm site={site} fields={view.fields} />
    </StaffLayout>
  );
}
