import { minuteOfInstant } from '../../../bookings/booking.js';
import type { VisitNote } from '../../../records/visit-note.js';
import { shortDay, shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import type { NoteView } from '../visit/notes.js';

/** `at`: the visit whose page it is, and the practitioner whose page it is; without one, the page is an administrator's. */
export function noteView(
  { t, locale, now }: Site,
  zone: string,
  note: VisitNote,
  at: { readonly reference?: string; readonly ownerId?: string } = {},
): NoteView {
  const when = (instant: Date) => shortTime(zone, minuteOfInstant(instant), locale, now);
  const here = note.reference === at.reference;
  const mine = note.owner.id === at.ownerId;
  return {
    id: note.id,
    text: note.text,
    said: t('notes.by', { author: note.author, when: when(note.at) }),
    ...(here
      ? {}
      : { visit: t('notes.of-visit', { day: shortDay(zone, minuteOfInstant(note.visitAt), locale, now) }) }),
    ...fromWhom(t, note, at.ownerId),
    mayCorrect: here && mine && note.own,
    before: note.before.map((earlier) => ({ text: earlier.text, when: when(earlier.at) })),
  };
}

function fromWhom(t: Site['t'], { owner, author }: VisitNote, reader: string | undefined): Pick<NoteView, 'from'> {
  if (reader === owner.id || (reader === undefined && author === owner.name)) return {};
  return { from: t(reader === undefined ? 'emergency-access.note-of' : 'notes.from', { name: owner.name }) };
}
