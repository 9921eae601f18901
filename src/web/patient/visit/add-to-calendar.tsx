import type { VNode } from 'preact';
import type { CalendarLinks } from '../../../notifications/calendar-links.js';
import type { Site } from '../../shared/site.js';

export interface CalendarView extends CalendarLinks {
  /** For Apple's and every other program. */
  readonly file: string;
}

/** For those whose calendar is online and takes no file on a phone. */
export function OnlineCalendars({ site: { t }, view }: { readonly site: Site; readonly view: CalendarLinks }): VNode {
  return (
    <p class="calendars no-print">
      <a href={view.google} rel="noreferrer">
        {t('done.calendar-google')}
      </a>
      <a href={view.outlook} rel="noreferrer">
        {t('done.calendar-outlook')}
      </a>
    </p>
  );
}
