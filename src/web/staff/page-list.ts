import { owesSecondFactor, type Role, type StaffMember } from '../../accounts/staff-member.js';
import type { WordKey } from '../../i18n/words.js';
import { staffActorOf } from './staff-actor-of.js';

export interface PageGroup {
  readonly title?: WordKey;
  readonly pages: readonly {
    readonly href: string;
    readonly title: WordKey;
    /** Who may open it; everyone unless given. */
    readonly roles?: readonly Role[];
  }[];
}

const daily: PageGroup = {
  pages: [
    { href: '/staff/diary', title: 'staff.nav.diary' },
    { href: '/staff/book', title: 'phone.title' },
    { href: '/staff/patients', title: 'search.title' },
    { href: '/staff/waitlist', title: 'waitlist.title', roles: ['reception', 'admin'] },
    { href: '/staff/hours', title: 'staff.nav.hours' },
    { href: '/staff/calendars', title: 'staff.nav.calendars' },
    { href: '/staff/records', title: 'records.title', roles: ['practitioner'] },
    { href: '/staff/undelivered', title: 'undelivered.title', roles: ['reception', 'admin'] },
    { href: '/staff/clashes', title: 'clashes.title', roles: ['practitioner', 'admin'] },
  ],
};

const overview: PageGroup = { pages: [{ href: '/admin', title: 'admin.title' }] };

/** The pages of the administrators. */
export const adminGroups = [
  {
    title: 'admin.places',
    pages: [
      { href: '/admin/clinic', title: 'clinic.title' },
      { href: '/admin/locations', title: 'locations.title' },
      { href: '/admin/practitioners', title: 'practitioners.title' },
      { href: '/admin/treatments', title: 'treatments.title' },
      { href: '/admin/users', title: 'users.title' },
    ],
  },
  {
    title: 'admin.terms',
    pages: [
      { href: '/admin/booking-rules', title: 'terms.title' },
      { href: '/admin/message-templates', title: 'templates.title' },
    ],
  },
  {
    title: 'admin.links',
    pages: [
      { href: '/admin/reports', title: 'reports.title' },
      { href: '/admin/links', title: 'links.title' },
      { href: '/admin/link-report', title: 'ledger.title' },
    ],
  },
  {
    title: 'admin.health',
    pages: [
      { href: '/admin/import-export', title: 'files.title' },
      { href: '/admin/api-keys', title: 'api-keys.title' },
      { href: '/admin/webhooks', title: 'webhooks.title' },
      { href: '/admin/health', title: 'health.title' },
      { href: '/admin/audit', title: 'audit.title' },
      { href: '/admin/emergency-access', title: 'emergency-access.list' },
    ],
  },
] as const satisfies readonly PageGroup[];

export type AdminPath = (typeof adminGroups)[number]['pages'][number]['href'];

/** What reception may read of them. */
const toRead: PageGroup = { pages: [{ href: '/admin/booking-rules', title: 'terms.title' }] };

const own: PageGroup = {
  pages: [
    { href: '/staff/profile', title: 'profile.title', roles: ['practitioner'] },
    { href: '/staff/activity', title: 'activity.own', roles: ['practitioner'] },
    { href: '/staff/me', title: 'me.title' },
  ],
};

/** The page of the list that such an address is below. */
export function pageAbove(here: string) {
  return [daily, ...adminGroups].flatMap(({ pages }) => pages).find(({ href }) => here.startsWith(`${href}/`));
}

/** The list of pages beside every page: only those that this member may open. */
export function pagesFor(member: StaffMember, ownHours: boolean): readonly PageGroup[] {
  const has = (roles: readonly Role[]) => member.roles.some((role) => roles.includes(role));
  if (owesSecondFactor(member)) return [{ pages: own.pages.filter(({ roles }) => !roles) }];
  const setsHours = ownHours || staffActorOf(member).everyDiary;
  const ofClinic = has(['admin']) ? [overview, ...adminGroups] : has(['reception']) ? [toRead] : [];
  const groups: readonly PageGroup[] = [daily, ...ofClinic, own];
  return groups.map((group) => ({
    ...group,
    pages: group.pages.filter(({ href, roles }) => (!roles || has(roles)) && (href !== '/staff/hours' || setsHours)),
  }));
}
