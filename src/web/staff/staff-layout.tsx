import type { ComponentChildren, VNode } from 'preact';
import type { HealthReport } from '../../health/trouble.js';
import type { StaffMember } from '../../accounts/staff-member.js';
import { Layout } from '../shared/layout.js';
import { Alarm } from '../shared/trouble.js';
import { SearchBox } from './patients/search-box.js';
import { SessionWarning } from './session-warning.js';
import { SetupLine } from './setup/setup-line.js';
import { staffActorOf } from './staff-actor-of.js';
import type { Site } from '../shared/site.js';
import { useSite } from '../shared/use-site.js';

export interface StaffLayoutProps {
  /** Where it is the page itself: what that is drawn inside. */
  readonly site?: Site;
  readonly title: string;
  readonly member?: StaffMember;
  /** The address of the page, to mark its place in the masthead. */
  readonly here?: string;
  readonly wide?: boolean;
  /** What was searched for, on the page of what was found. */
  readonly searched?: string;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly children: ComponentChildren;
}

/** The staff's pages: their own ways in the masthead, and never in a search engine. */
export function StaffLayout({
  title,
  member,
  here,
  wide,
  searched,
  styles,
  scripts = [],
  children,
}: StaffLayoutProps): VNode {
  const site = useSite();
  return (
    <Layout
      site={site}
      title={title}
      hidden
      wide={wide}
      styles={styles}
      scripts={member ? [site.assets.sessionScript, ...scripts] : scripts}
      masthead={
        <>
          {member && <SearchBox typed={searched} />}
          <Ways member={member} here={here} />
        </>
      }
      alarm={member && <Told member={member} here={here} />}
    >
      {children}
      {member && <SessionWarning member={member} />}
    </Layout>
  );
}

/** What is wrong; for an administrator, while the clinic is being set up, what comes next in place of what cannot be yet. */
function Told({ member, here }: { readonly member: StaffMember; readonly here: string | undefined }): VNode {
  const { health, missing = [] } = useSite();
  const settingUp = missing.length > 0 && member.roles.includes('admin');
  return (
    <>
      {health && here !== '/admin/health' && (
        <Alarm member={member} looked={settingUp ? withoutSetup(health) : health} />
      )}
      {settingUp && here !== '/admin' && <SetupLine missing={missing} />}
    </>
  );
}

function withoutSetup(health: HealthReport): HealthReport {
  return { ...health, troubles: health.troubles.filter((trouble) => trouble !== 'nothing-open') };
}

function Ways({ member, here }: Pick<StaffLayoutProps, 'member' | 'here'>): VNode {
  const { t, ownHours } = useSite();
  if (!member) return <a href="/find">{t('page.find')}</a>;
  const admin = member.roles.includes('admin');
  const ways = [
    ['/staff/diary', 'staff.nav.diary'] as const,
    ...(ownHours || staffActorOf(member).everyDiary ? ([['/staff/hours', 'staff.nav.hours']] as const) : []),
    ['/staff/calendars', 'staff.nav.calendars'] as const,
    ...(admin ? [['/admin', 'staff.nav.admin'] as const] : []),
    ['/staff/me', 'staff.nav.me'] as const,
  ];
  return (
    <nav class="ways" aria-label={t('staff.ways')}>
      {ways.map(([href, key]) => (
        <a key={href} href={href} aria-current={href === here ? 'page' : here?.startsWith(`${href}/`) || undefined}>
          {t(key)}
        </a>
      ))}
      <form action="/staff/sign-out" method="post">
        <button class="link" type="submit">
          {t('staff.sign-out')}
        </button>
      </form>
    </nav>
  );
}
