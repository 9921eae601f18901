import type { FieldErrors } from '../../shared/form.js';
import type { StaffView } from '../staff-page.js';

/** What the page of one practitioner's calendars shows. */
export interface CalendarsView extends StaffView {
  readonly name: string;
  /** `/staff/calendars/mei` */
  readonly here: string;
  /** The link to everybody's calendars, for staff who may manage them. */
  readonly everyone: boolean;
  /** An address made a moment ago. */
  readonly made?: NewAddressView;
  readonly feeds: readonly CalendarRow[];
  readonly subscriptions: readonly CalendarRow[];
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

export interface CalendarRow {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly faults?: readonly string[];
}
