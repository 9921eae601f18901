import type { VNode } from 'preact';
import { deskNoteLength } from '../../../bookings/desk-note.js';
import { Field, Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface DeskNoteView {
  /** As it is, or as it was typed. */
  readonly note: string;
  /** What it said when the page was made. */
  readonly seen: string;
}

interface DeskNoteProps {
  readonly reference: string;
  readonly view: DeskNoteView;
  readonly error?: string;
}

/** What the desk has to know of an appointment, for all staff who see it. */
export function DeskNote({ reference, view, error }: DeskNoteProps): VNode {
  const { t } = useSite();
  return (
    <Form class="desk-note-form compact" action={`/staff/visits/${reference}/desk-note`} carry={{ seen: view.seen }}>
      <Field
        name="note"
        label={t('desk-note.title')}
        hint={t('desk-note.hint')}
        value={view.note}
        error={error}
        input={{ required: false, maxLength: deskNoteLength, autocomplete: 'off' }}
      />
      <Submit look="quiet small">{t('desk-note.save')}</Submit>
    </Form>
  );
}
