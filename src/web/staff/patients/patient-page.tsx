import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { UnreachedMark } from '../diary/legend.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { StaffPage } from '../staff-page.js';
import { AcceptSaid } from '../visit/said-contact.js';
import { Note } from '../visit/notes.js';
import { ForAdmins } from './for-admins.js';
import { patientAddress } from './patient-address.js';
import { Contact } from './patient-contact.js';
import type { PatientView } from './patient-view.js';
import { RecordMovesPanel } from './record-moves-panel.js';
import { Ahead, Courses, Earlier, Past } from './patient-visits.js';

/** One patient: what comes next, what was, how to reach them, and whom they belong to. */
export function PatientPage({ site, member, view }: PageProps<PatientView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={{ member, news: view.news, fault: view.fault }}
      title={t('patient.title')}
      heading={view.name}
      here="/staff/patients/one"
      styles={[assets.deskStyle]}
    >
      <Flags view={view} />
      <div class="two aside-first">
        <div>
          <Ahead view={view} />
          <Courses view={view} />
          {view.notes && <PatientNotes notes={view.notes} />}
          <Past view={view} />
          <Earlier view={view} />
          <Messages view={view} />
        </div>
        <div class="aside">
          <Contact view={view} />
          {view.says.map(({ reference, when, says }) => (
            <AcceptSaid key={reference} reference={reference} when={when} says={says} />
          ))}
          <Household view={view} />
          <Consents view={view} />
          {view.moves && <RecordMovesPanel patient={view.id} view={view.moves} />}
          {view.admin && <ForAdmins patientId={view.id} record={view.id} />}
        </div>
      </div>
    </StaffPage>
  );
}

function Flags({ view: { counts } }: ViewProps<PatientView>): VNode | null {
  const { t } = useSite();
  const flags = [
    counts.missed > 0 && t('patient.missed', { count: counts.missed }),
    counts.canceledLate > 0 && t('patient.canceled-late', { count: counts.canceledLate }),
  ].filter((flag) => flag !== false);
  if (flags.length === 0) return null;
  return (
    <p>
      {flags.map((flag, n) => (
        <span key={flag}>
          {n > 0 && ' · '}
          <b class="flag">{flag}</b>
        </span>
      ))}
    </p>
  );
}

function Messages({ view: { messages } }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  return (
    <Section id="messages" title={t('patient.messages')}>
      {messages.length === 0 && <p class="soft">{t('patient.no-messages')}</p>}
      <ul class="rows">
        {messages.map(({ id, reference, what, about, said, failed }) => (
          <li key={id}>
            <span>
              <span class="flag-line">
                {failed && <UnreachedMark />}
                {reference ? <a href={`/staff/visits/${reference}`}>{`${what} · ${about}`}</a> : what}
              </span>
              <span class="soft">{said}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Household({ view: { household } }: ViewProps<PatientView>): VNode | null {
  const { t } = useSite();
  if (household.length === 0) return null;
  return (
    <Section id="household" title={t('patient.household')} class="panel">
      <ul>
        {household.map(({ id, name }) => (
          <li key={id}>
            <a href={patientAddress(id)}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Those of the last visits first in sight. They are written and corrected at the visit. */
function PatientNotes({ notes }: { readonly notes: NonNullable<PatientView['notes']> }): VNode {
  const { t } = useSite();
  const [latest, earlier] = [notes.slice(0, 3), notes.slice(3)];
  return (
    <Section id="notes" title={t('notes.title')}>
      <p class="soft">{t('notes.yours')}</p>
      {notes.length === 0 && <p class="soft">{t('notes.none')}</p>}
      {latest.map((note) => (
        <Note key={note.id} note={note} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>{t('patient.notes-earlier', { count: earlier.length })}</summary>
          {earlier.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </details>
      )}
    </Section>
  );
}

function Consents({ view: { consents } }: ViewProps<PatientView>): VNode | null {
  const { t } = useSite();
  if (consents.length === 0) return null;
  return (
    <Section id="consents" title={t('answers.consents')} class="panel">
      <ul>
        {consents.map((consent) => (
          <li key={consent}>{consent}</li>
        ))}
      </ul>
    </Section>
  );
}
