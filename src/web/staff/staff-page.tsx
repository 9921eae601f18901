import type { ComponentChildren, VNode } from 'preact';
import type { StaffMember } from '../../accounts/staff-member.js';
import { ErrorSummary, type FieldErrors, Notice } from '../shared/form.js';
import { useSite } from '../shared/use-site.js';
import { pageAbove } from './page-list.js';
import { ActivityLink } from './activity-link.js';
import { StaffLayout, type StaffLayoutProps } from './staff-layout.js';

/** What every page of the staff is told: who reads it, what just happened, and what is wrong. */
export interface StaffView {
  readonly member: StaffMember;
  readonly news?: string;
  /** What has no field on the page. */
  readonly fault?: string;
  readonly errors?: FieldErrors;
  /** The id of what the page is about: administrators are led to what was done to it. */
  readonly record?: string;
}

interface StaffPageProps extends Omit<StaffLayoutProps, 'member'> {
  /** Without a member: before anyone signed in. */
  readonly view: Partial<Omit<StaffView, 'fault'>> & { readonly fault?: ComponentChildren };
  /** Above the page, where it says more than the title. */
  readonly heading?: string;
  /** To the page above, where the list of pages does not have it. */
  readonly back?: { readonly href: string; readonly text: string };
}

/** The frame of a page: the page above, its heading, what just happened and what is wrong; then all that is its own. */
export function StaffPage({ view, heading, back, children, ...layout }: StaffPageProps): VNode {
  const { member, news, fault, errors = {}, record } = view;
  const above = member && pageAbove(layout.here ?? '');
  return (
    <StaffLayout {...layout} member={member}>
      {back ? <Up {...back} /> : above && <Up href={above.href} text={useSite().t(above.title)} listed />}
      <h1>{heading ?? layout.title}</h1>
      {record && member?.roles.includes('admin') && (
        <p class="soft no-print">
          <ActivityLink record={record} />
        </p>
      )}
      {fault && <Notice bad>{fault}</Notice>}
      {news && <Notice>{news}</Notice>}
      <ErrorSummary errors={errors} />
      {children}
    </StaffLayout>
  );
}

interface UpProps {
  readonly href: string;
  readonly text: string;
  /** It is in the list of pages too: shown only where that is not in sight. */
  readonly listed?: boolean;
}

function Up({ href, text, listed }: UpProps): VNode {
  return (
    <p class={listed ? 'up listed no-print' : 'up no-print'}>
      <a href={href}>{text}</a>
    </p>
  );
}
