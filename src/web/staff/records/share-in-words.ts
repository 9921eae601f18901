import { minuteOfInstant } from '../../../bookings/booking.js';
import type { NoteShare } from '../../../records/note-shares.service.js';
import { shortDay } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';

/** With whom notes are shared since when, or were until when. */
export function shareInWords({ t, locale, now }: Site, zone: string, { to: name, at, until }: NoteShare): string {
  const day = (instant: Date) => shortDay(zone, minuteOfInstant(instant), locale, now);
  return until
    ? t('handover.had', { name, day: day(at), until: day(until) })
    : t('handover.has', { name, day: day(at) });
}
