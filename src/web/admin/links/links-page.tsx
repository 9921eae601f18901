import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { Pages } from './pages.js';
import { SortableList, type SortableEntry } from '../sortable-list.js';

export interface LinksView {
  readonly member: StaffMember;
  readonly news?: string;
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly SortableEntry[];
  readonly gone: readonly { readonly code: string; readonly label: string; readonly course: string }[];
}

interface LinksPageProps {
  readonly site: Site;
  readonly view: LinksView;
}

/** Every call to action, where it leads, and what came of it. */
export function LinksPage({ site, view }: LinksPageProps): VNode {
  const { t } = site;
  return (
    <StaffLayout
      site={site}
      title={t('links.title')}
      member={view.member}
      here="/admin"
      styles={[site.assets.settingsStyle]}
    >
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('links.title')}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      <p>{t(view.entries.length > 0 ? 'links.lead' : 'links.none')}</p>
      <SortableList site={site} entries={view.entries} order="/admin/links/order" />
      <Pages site={site} page={view.page} pages={view.pages} address="/admin/links" />
      <p class="actions">
        <a class="button" href="/admin/links/new">
          {t('links.add')}
        </a>
        <a class="button quiet" href="/admin/links/posts">
          {t('links.add-posts')}
        </a>
      </p>
      <p>
        <a href="/admin/link-report">{t('links.reports')}</a>
      </p>
      <Retired site={site} view={view} />
    </StaffLayout>
  );
}

function Retired({ site: { t }, view: { gone } }: LinksPageProps): VNode | null {
  if (gone.length === 0) return null;
  return (
    <details class="why">
      <summary>{t('locations.retired')}</summary>
      <p class="hint">{t('links.retired-lead')}</p>
      <ul class="rows">
        {gone.map(({ code, label, course }) => (
          <li key={code}>
            <span>
              {label}
              <span class="soft">/go/{code}</span>
              <span class="soft">{course}</span>
            </span>
            <form action="/admin/links/restore" method="post">
              <Carried fields={{ code }} />
              <button class="link" type="submit" aria-label={t('locations.return-name', { name: label })} data-once>
                {t('locations.return')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
