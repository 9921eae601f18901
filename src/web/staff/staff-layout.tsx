import type { ComponentChildren, VNode } from 'preact';
import type { HealthReport } from '../../health/trouble.js';
import type { StaffMember } from '../../accounts/staff-member.js';
import { Layout } from '../shared/layout.js';
import { Alarm } from '../shared/trouble.js';
import { MenuButton, PageList } from './page-list-nav.js';
import { SearchBox } from './patients/search-box.js';
import { SessionWarning } from './session-warning.js';
import { SetupLine } from './setup/setup-line.js';
import type { Site } from '../shared/site.js';
import { useSite } from '../shared/use-site.js';

export interface StaffLayoutProps {
  /** Where it is the page itself: what that is drawn inside. */
  readonly site?: Site;
  readonly title: string;
  readonly member?: StaffMember;
  /** Which page of the list it is, or an address below that page's. */
  readonly here?: string;
  /** As wide as the window: the list of pages opens over it. */
  readonly wide?: boolean;
  /** What was searched for, on the page of what was found. */
  readonly searched?: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** Every page of the staff: the list of pages beside it, the search for patients above it, and never in a search engine. */
export function StaffLayout(props: StaffLayoutProps): VNode {
  const site = useSite();
  const { title, member, here, wide, searched, styles = [], scripts = [], children } = props;
  const { t, assets } = site;
  const page = { site, title, hidden: true, styles: [assets.staffStyle, ...styles] };
  if (!member)
    return (
      <Layout {...page} scripts={scripts} masthead={<a href="/find">{t('page.find')}</a>}>
        {children}
      </Layout>
    );
  return (
    <Layout
      {...page}
      scripts={[assets.sessionScript, ...scripts]}
      look={wide ? 'staff wide' : 'staff'}
      menu={<MenuButton />}
      masthead={
        <>
          <SearchBox typed={searched} />
          <a class="who" href="/staff/me">
            {member.name}
          </a>
        </>
      }
      above={
        <>
          <PageList member={member} here={here} />
          <Told member={member} here={here} />
        </>
      }
    >
      {children}
      <SessionWarning member={member} />
    </Layout>
  );
}

/** What is wrong; for an administrator, while the clinic is being set up, what comes next in place of what cannot be yet. */
function Told({ member, here }: { readonly member: StaffMember; readonly here: string | undefined }): VNode {
  const { health, missing = [], isNew } = useSite();
  const isAdmin = member.roles.includes('admin');
  return (
    <>
      {health && here !== '/admin/health' && (
        <Alarm member={member} looked={isAdmin && missing.length > 0 ? withoutSetup(health) : health} />
      )}
      {isAdmin && isNew && here !== '/admin' && <SetupLine missing={missing} here={here} />}
    </>
  );
}

function withoutSetup(health: HealthReport): HealthReport {
  return { ...health, troubles: health.troubles.filter((trouble) => trouble !== 'nothing-open') };
}
