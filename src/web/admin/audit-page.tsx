import type { VNode } from 'preact';
import type { StaffMember } from '../../accounts/staff-member.js';
import type { Site } from '../site.js';
import { StaffLayout } from '../staff/staff-layout.js';

export interface AuditView {
  readonly member: StaffMember;
  readonly rows: readonly AuditLine[];
  /** What the list is narrowed to, in words, and the way out of it. */
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

/** Who did what to which record, and when. */
export function AuditPage({ site, view }: { readonly site: Site; readonly view: AuditView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('audit.title')} member={view.member} here="/admin/audit">
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.text')}</p>
      {view.narrowed && (
        <p>
          <a href="/admin/audit">{t('audit.all')}</a>
        </p>
      )}
      {view.rows.length === 0 ? (
        <p>{t('audit.empty')}</p>
      ) : (
        <div class="wide-table" role="region" aria-label={t('audit.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {(['when', 'who', 'what', 'record', 'detail', 'sealed'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`audit.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <Row key={row.id} row={row} site={site} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {view.older && (
        <p>
          <a href={view.older}>{t('audit.older')}</a>
        </p>
      )}
    </StaffLayout>
  );
}

function Row({ row, site: { t } }: { readonly row: AuditLine; readonly site: Site }): VNode {
  return (
    <tr>
      <td>
        <time dateTime={row.instant}>{row.at}</time>
      </td>
      <td>
        <a href={row.whoHref}>{row.who}</a>
      </td>
      <td>
        <a href={row.actionHref}>{row.action}</a>
      </td>
      <td>{row.subject && <a href={row.subjectHref}>{row.subject}</a>}</td>
      <td>{row.detail}</td>
      <td>{t(row.sealed ? 'audit.sealed-yes' : 'audit.sealed-not-yet')}</td>
    </tr>
  );
}
