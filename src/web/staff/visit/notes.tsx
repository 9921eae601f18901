import type { VNode } from 'preact';
import { Field, Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

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
  readonly reference: string;
  readonly notes: readonly NoteView[];
  readonly error?: string;
}

/** What the practitioner wrote down, the latest first; a correction keeps what stood there. */
export function Notes({ reference, notes, error }: NotesProps): VNode {
  const { t } = useSite();
  const action = `/staff/visits/${reference}/notes`;
  return (
    <section>
      <h2>{t('notes.title')}</h2>
      <p class="soft">{t('notes.yours')}</p>
      <Form action={action}>
        <Field name="text" label={t('notes.write')} rows={3} error={error} input={{ maxLength: 8000 }} />
        <Submit look="quiet small">{t('notes.keep')}</Submit>
      </Form>
      {notes.length === 0 && <p class="soft">{t('notes.none')}</p>}
      {notes.map((note) => (
        <Note key={note.id} note={note} action={action} />
      ))}
    </section>
  );
}

interface NoteProps {
  readonly note: NoteView;
  /** Where a correction goes. */
  readonly action?: string;
}

export function Note({ note, action }: NoteProps): VNode {
  const { t } = useSite();
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
          <Form action={action} carry={{ corrects: note.id }}>
            <Field
              id={`text-${note.id}`}
              name="text"
              label={t('notes.correct')}
              value={note.text}
              rows={3}
              input={{ maxLength: 8000 }}
            />
            <Submit look="quiet small">{t('notes.keep')}</Submit>
          </Form>
        </details>
      )}
    </article>
  );
}
