import type { VNode } from 'preact';
import type { PatientAnswers } from '../../../records/patient-answers.js';
import { type Choice, Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { PatientAnswersSection } from '../../staff/records/patient-answers-section.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { Note, type NoteView } from '../../staff/visit/notes.js';
import { WithWhom } from '../../staff/visit/share-notes.js';

interface SharedNotes {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly said: string;
  readonly ended: boolean;
}

interface OpenRecordView extends StaffView {
  readonly patient: string;
  readonly here: string;
  readonly until: string;
  readonly notes: readonly NoteView[];
  readonly said: readonly (PatientAnswers & { readonly heading: string })[];
  readonly left: readonly { readonly slug: string; readonly name: string }[];
  readonly colleagues: readonly Choice[];
  readonly shared: readonly SharedNotes[];
}

/** One patient's notes and answers, open to one administrator for an hour. */
export function OpenRecordPage({ site, view }: PageProps<OpenRecordView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t('emergency-access.title')}
      heading={t('emergency-access.record', { patient: view.patient })}
      here="/admin/emergency-access/one"
      styles={[assets.deskStyle]}
    >
      <Notice>
        <p>{t('emergency-access.until', { time: view.until })}</p>
        <Form action={`${view.here}/closing`}>
          <Submit look="quiet small">{t('emergency-access.close')}</Submit>
        </Form>
      </Notice>
      <section>
        <h2>{t('emergency-access.said')}</h2>
        {view.said.length === 0 && <p class="soft">{t('emergency-access.said-none')}</p>}
        {view.said.map((said) => (
          <section key={said.heading}>
            <h3>{said.heading}</h3>
            <PatientAnswersSection said={said} />
          </section>
        ))}
      </section>
      <section>
        <h2>{t('emergency-access.notes')}</h2>
        {view.notes.length === 0 && <p class="soft">{t('emergency-access.notes-none')}</p>}
        {view.notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </section>
      {view.left.map((person) => (
        <Left key={person.slug} view={view} person={person} />
      ))}
    </StaffPage>
  );
}

interface LeftProps extends ViewProps<OpenRecordView> {
  readonly person: OpenRecordView['left'][number];
}

function Left({ view, person }: LeftProps): VNode {
  const { t } = useSite();
  const given = view.shared.filter(({ from }) => from === person.name);
  return (
    <section class="panel">
      <h2>{t('emergency-access.left', { name: person.name })}</h2>
      <p>{t('emergency-access.left-lead')}</p>
      {given.map(({ id, to, said, ended }) =>
        ended ? (
          <p key={id} class="soft">
            {said}
          </p>
        ) : (
          <Form key={id} action={`${view.here}/hand-overs/revocation`} carry={{ handOver: id }}>
            <p>{said}</p>
            <Submit look="quiet small">{t('handover.revoke', { name: to })}</Submit>
          </Form>
        ),
      )}
      <Form method="get" action={`${view.here}/hand-overs`} carry={{ from: person.slug }}>
        <WithWhom id={`to-${person.slug}`} colleagues={view.colleagues.filter(({ value }) => value !== person.slug)} />
      </Form>
    </section>
  );
}
