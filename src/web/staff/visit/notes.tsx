import type { VNode } from 'preact';
import { Carried, Field } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export interface NoteView {
  readonly id: string;
  readonly text: string;
  readonly said: string;
  /** Of an earlier visit: it is corrected there. */
  readonly visit?: string;
  /** Among whose notes it stands, if not among one's own. */
  readonly from?: string;
  readonly mayCorrect: boolean;
  readonly before: readonly { readonly text: string; readonly when: string }[];
}

interface NotesProps {
  readonly site: Site;
  readonly reference: string;
  readonly notes: readonly NoteView[];
  readonly error?: string;
}

/** What the practitioner wrote down, the latest first; a correction keeps what stood there. */
export function Notes({ site, reference, notes, error }: NotesProps): VNode {
  const { t } = site;
  const action = `/staff/visits/${reference}/notes`;
  return (
    <section>
      <h2>{t('notes.title')}</h2>
      <p class="soft">{t('notes.yours')}</p>
      <form method="post" action={action}>
        <Field site={site} name="text" label={t('notes.write')} rows={3} error={error} input={{ maxLength: 8000 }} />
        <button class="button quiet small" type="submit">
          {t('notes.keep')}
        </button>
      </form>
      {notes.length === 0 && <p class="soft">{t('notes.none')}</p>}
      {notes.map((note) => (
        <Note key={note.id} site={site} note={note} action={action} />
      ))}
    </section>
  );
}

interface NoteProps {
  readonly site: Site;
  readonly note: NoteView;
  /** Where a correction goes. */
  readonly action?: string;
}

export function Note({ site, note, action }: NoteProps): VNode {
  const { t } = site;
  return (
    <article class="note">
      <p>{note.text}</p>
      <p class="soft">{[note.said, note.visit, note.from].filter(Boolean).join(' · ')}</p>
      {note.before.length > 0 && (
        <details>
          <summary>{t('notes.corrected')}</summary>
          {note.before.map(({ text, when }) => (
            <p key={when}>
              <s>{text}</s> <span class="soft">{when}</span>
            </p>
          ))}
        </details>
      )}
      {note.mayCorrect && action && (
        <details>
          <summary>{t('notes.correct')}</summary>
          <form method="post" action={action}>
            <Carried fields={{ corrects: note.id }} />
            <Field
              site={site}
              id={`text-${note.id}`}
              name="text"
              label={t('notes.correct')}
              value={note.text}
              rows={3}
              input={{ maxLength: 8000 }}
            />
            <button class="button quiet small" type="submit">
              {t('notes.keep')}
            </button>
          </form>
        </details>
      )}
    </article>
  );
}
