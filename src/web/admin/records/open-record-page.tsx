import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { PatientAnswers } from '../../../records/patient-answers.js';
import { Carried, type Choice, Notice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { PatientAnswersSection } from '../../staff/records/patient-answers-section.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { Note, type NoteView } from '../../staff/visit/notes.js';

interface OpenRecordView {
  readonly patient: string;
  readonly here: string;
  readonly until: string;
  readonly notes: readonly NoteView[];
  readonly said: readonly (PatientAnswers & { readonly heading: string })[];
  readonly left: readonly { readonly slug: string; readonly name: string }[];
  readonly colleagues: readonly Choice[];
  readonly shared: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

interface OpenRecordProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: OpenRecordView;
}

/** One patient's notes and answers, open to one administrator for an hour. */
export function OpenRecordPage({ site, member, view }: OpenRecordProps): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout
      site={site}
      title={t('emergency-access.title')}
      member={member}
      here="/admin/emergency-access/one"
      styles={[assets.diaryStyle]}
    >
      <h1>{t('emergency-access.record', { patient: view.patient })}</h1>
      <Notice>
        <p>{t('emergency-access.until', { time: view.until })}</p>
        <form method="post" action={`${view.here}/closing`}>
          <button class="button quiet small" type="submit">
            {t('emergency-access.close')}
          </button>
        </form>
      </Notice>
      <section>
        <h2>{t('emergency-access.said')}</h2>
        {view.said.length === 0 && <p class="soft">{t('emergency-access.said-none')}</p>}
        {view.said.map((said) => (
          <section key={said.heading}>
            <h3>{said.heading}</h3>
            <PatientAnswersSection site={site} said={said} />
          </section>
        ))}
      </section>
      <section>
        <h2>{t('emergency-access.notes')}</h2>
        {view.notes.length === 0 && <p class="soft">{t('emergency-access.notes-none')}</p>}
        {view.notes.map((note) => (
          <Note key={note.id} site={site} note={note} />
        ))}
      </section>
      {view.left.map((person) => (
        <Left key={person.slug} site={site} view={view} person={person} />
      ))}
    </StaffLayout>
  );
}

function Left({
  site: { t },
  view,
  person,
}: Omit<OpenRecordProps, 'member'> & { readonly person: OpenRecordView['left'][number] }): VNode {
  const given = view.shared.filter(({ from }) => from === person.name);
  return (
    <section class="panel">
      <h2>{t('emergency-access.left', { name: person.name })}</h2>
      <p>{t('emergency-access.left-lead')}</p>
      {given.map(({ id, to }) => (
        <form key={id} method="post" action={`${view.here}/hand-overs/revocation`}>
          <Carried fields={{ handOver: id }} />
          <button class="button quiet small" type="submit">
            {t('handover.revoke', { name: to })}
          </button>
        </form>
      ))}
      <form method="post" action={`${view.here}/hand-overs`}>
        <Carried fields={{ from: person.slug }} />
        <Select
          id={`to-${person.slug}`}
          name="to"
          label={t('emergency-access.left-to')}
          value=""
          choices={view.colleagues.filter(({ value }) => value !== person.slug)}
        />
        <button class="button quiet small" type="submit">
          {t('handover.do')}
        </button>
      </form>
    </section>
  );
}
