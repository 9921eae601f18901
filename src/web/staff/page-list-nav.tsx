import type { VNode } from 'preact';
import type { StaffMember } from '../../accounts/staff-member.js';
import { useSite } from '../shared/use-site.js';
import { type PageGroup, pagesFor } from './page-list.js';

interface PageListProps {
  readonly member: StaffMember;
  /** The address of the page, or one below it. */
  readonly here?: string;
}

/** Opens the list of pages where there is no room to show it all the time. */
export function MenuButton(): VNode {
  const { t } = useSite();
  return (
    <button class="menu-button no-print" type="button" popovertarget="pages">
      {t('staff.menu')}
    </button>
  );
}

/** Beside every page of the staff on wide screens; a popover elsewhere, which needs no script. */
export function PageList({ member, here }: PageListProps): VNode {
  const { t, ownHours } = useSite();
  return (
    <nav id="pages" class="page-list no-print" popover="auto" aria-label={t('staff.ways')}>
      <button class="link menu-close" type="button" popovertarget="pages" popovertargetaction="hide">
        {t('staff.menu-close')}
      </button>
      {pagesFor(member, ownHours).map((group) => (
        <Group key={group.pages[0]?.href} group={group} here={here} />
      ))}
      <form action="/staff/sign-out" method="post">
        <button class="link" type="submit">
          {t('staff.sign-out')}
        </button>
      </form>
    </nav>
  );
}

function Group({ group: { title, pages }, here }: { readonly group: PageGroup; readonly here?: string }): VNode {
  const { t } = useSite();
  return (
    <>
      {title && <p>{t(title)}</p>}
      <ul>
        {pages.map((page) => (
          <li key={page.href}>
            <a href={page.href} aria-current={currentOf(page.href, here)}>
              {t(page.title)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The overview of the settings is above all of them, but only itself. */
function currentOf(href: string, here = ''): 'page' | 'true' | undefined {
  if (here === href) return 'page';
  return href !== '/admin' && here.startsWith(`${href}/`) ? 'true' : undefined;
}
