import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../site.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface IndexView {
  readonly member: StaffMember;
  readonly groups: readonly {
    readonly title: string;
    readonly pages: readonly { readonly href: string; readonly title: string; readonly now: string }[];
  }[];
}

/** The way into everything an administrator decides, each with how it stands. */
export function IndexPage({ site, view }: { readonly site: Site; readonly view: IndexView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('admin.title')} member={view.member} here="/admin">
      <h1>{t('admin.title')}</h1>
      <p>{t('admin.lead')}</p>
      {view.groups.map(({ title, pages }, at) => (
        <section key={title} aria-labelledby={`group-${at}`}>
          <h2 id={`group-${at}`}>{title}</h2>
          <ul class="rows">
            {pages.map(({ href, title, now }) => (
              <li key={href}>
                <span>
                  <a href={href}>{title}</a>
                  <span class="soft">{now}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </StaffLayout>
  );
}
