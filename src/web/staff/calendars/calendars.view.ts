import type { StaffMember } from '../../../accounts/staff-member.js';
import type { FieldErrors } from '../../shared/form.js';

/** What the page of one practitioner's calendars shows. */
export interface CalendarsView {
  readonly member: StaffMember;
  readonly name: string;
  /** `/staff/calendars/mei` */
  readonly here: string;
  /** The link to everybody's calendars, for staff who may manage them. */
  readonly everyone: boolean;
  readonly news?: string;
  /** An address made a moment ago. */
  readonly made?: NewAddressView;
  readonly feeds: readonly FeedRow[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly once: string;
  /** Which form was refused. */
  readonly at?: 'feed' | 'subscription';
  readonly typed: { readonly label: string; readonly shows: string; readonly address: string };
  readonly errors: FieldErrors;
}

export interface NewAddressView {
  readonly label: string;
  readonly visits: string;
  readonly busy: string;
}

interface FeedRow {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

export interface SubscriptionRow extends FeedRow {
  readonly faults: readonly string[];
}
