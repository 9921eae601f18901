import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../../staff/page-props.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';

export interface AuditView extends StaffView {
  readonly rows: readonly AuditLine[];
  /** Only some of it is shown. */
  readonly narrowed: boolean;
  readonly older?: string;
}

interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly instant: string;
  readonly who: string;
  readonly whoHref: string;
  readonly action: string;
  readonly actionHref: string;
  readonly subject?: string;
  readonly subjectHref?: string;
  readonly detail: string;
  readonly sealed: boolean;
}

/** Who did what to which record, and when; each of the three leads to all there is of it. */
export function AuditPage({ site, view }: PageProps<AuditView>): VNode {
  const { t } = site;
  return (
    <AdminPage view={view} title={t('audit.title')} here="/admin/audit">
      <p>{t('audit.text')}</p>
      {view.narrowed && (
        <p>
          <a href="/admin/audit">{t('audit.all')}</a>
        </p>
      )}
      {view.rows.length === 0 && <p>{t('audit.empty')}</p>}
      <ol class="rows trail">
        {view.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
      {view.older && (
        <p>
          <a href={view.older}>{t('audit.older')}</a>
        </p>
      )}
    </AdminPage>
  );
}

function Row({ row }: { readonly row: AuditLine }): VNode {
  const { t } = useSite();
  return (
    <li>
      <time dateTime={row.instant}>{row.at}</time>
      <span>
        <a href={row.actionHref}>{row.action}</a> {t('audit.by')} <a href={row.whoHref}>{row.who}</a>
        {row.detail && <span class="soft">{row.detail}</span>}
        {row.subject && (
          <span class="soft">
            {t('audit.record')} <a href={row.subjectHref}>{row.subject}</a>
          </span>
        )}
        {!row.sealed && <span class="soft">{t('audit.not-sealed')}</span>}
      </span>
    </li>
  );
}
