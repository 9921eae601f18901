import type { ComponentChildren, VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { Pages } from '../links/pages.js';
import { type Archived, ArchivedList, SortableList, type SortableEntry } from '../sortable-list.js';

interface ListView extends StaffView {
  readonly list: 'api-keys' | 'links' | 'locations' | 'practitioners' | 'users' | 'webhooks';
  readonly page?: number;
  readonly pages?: number;
  readonly entries: readonly SortableEntry[];
  /** Undefined: it has no order of its own, and nothing is brought back. */
  readonly gone?: readonly Archived[];
  readonly restoredBy?: 'id' | 'code';
}

interface ListPageProps {
  readonly site: Site;
  readonly view: ListView;
  /** Links beside the one that adds an entry. */
  readonly ways?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** A list of the clinic in its order; what is no longer in use below. */
export function ListPage({ site, view, ways, children }: ListPageProps): VNode {
  const { t } = site;
  const { list, page = 1, pages = 1 } = view;
  const address = `/admin/${list}`;
  return (
    <AdminPage view={view} title={t(`${list}.title`)} here={address}>
      <p>{t(view.entries.length > 0 || list === 'users' ? `${list}.lead` : `${list}.none`)}</p>
      <SortableList entries={view.entries} order={view.gone && `${address}/order`} />
      <Pages page={page} pages={pages} address={address} />
      <p class="actions">
        <a class="button" href={`${address}/new`}>
          {t(list === 'users' ? 'users.invite' : `${list}.add`)}
        </a>
        {ways}
      </p>
      {children}
      <ArchivedList
        gone={view.gone ?? []}
        action={`${address}/restore`}
        lead={list === 'links' ? 'links.retired-lead' : undefined}
        field={view.restoredBy}
      />
    </AdminPage>
  );
}
