import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Field, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';
import { Note, type NoteView } from '../visit/notes.js';

interface SharedNotesProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: {
    readonly id: string;
    readonly patient: string;
    readonly from: string;
    readonly notes: readonly NoteView[];
    readonly error?: string;
  };
}

/** A colleague's notes about one patient, for whoever they were handed over to. */
export function SharedNotesPage({ site, member, view }: SharedNotesProps): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={{ member }}
      title={t('records.title')}
      heading={t('records.of', { patient: view.patient })}
      back={{ href: '/staff/records', text: t('records.back') }}
      here="/staff/records/one"
      styles={[assets.deskStyle]}
    >
      <p class="soft">{t('records.of-lead', { name: view.from })}</p>
      <Form action={`/staff/records/${view.id}/notes`}>
        <Field name="text" label={t('notes.write')} rows={3} error={view.error} input={{ maxLength: 8000 }} />
        <p class="actions">
          <Submit look="quiet small">{t('notes.keep')}</Submit>
        </p>
      </Form>
      {view.notes.length === 0 && <p class="soft">{t('notes.none')}</p>}
      {view.notes.map((note) => (
        <Note key={note.id} note={note} />
      ))}
    </StaffPage>
  );
}
