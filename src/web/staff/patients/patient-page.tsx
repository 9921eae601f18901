import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BookingStatus } from '../../../bookings/booking.js';
import { dial } from '../../../patients/phone-number.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { StatusMark, UnreachedMark } from '../diary/legend.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { StaffPage } from '../staff-page.js';
import { AcceptSaid, Said } from '../visit/said-contact.js';
import type { SaidLine } from '../visit/visit-contacts.service.js';
import type { VisitCounts } from './patient-rows.service.js';

export interface PatientView {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Since which day the address is proven to be theirs; null: not. */
  readonly proven: string | null;
  readonly language: string;
  readonly remindersStopped: boolean;
  readonly since: string;
  /** For the desk: bookings that say something else than the record. */
  readonly says: readonly SaidAbout[];
  readonly counts: VisitCounts;
  readonly ahead: readonly VisitLine[];
  readonly past: readonly VisitLine[];
  /** Of the past visits. */
  readonly page: number;
  readonly pages: number;
  readonly messages: readonly MessageLine[];
  /** Others with the same address. */
  readonly household: readonly { readonly id: string; readonly name: string }[];
  readonly admin: boolean;
}

export interface SaidAbout {
  readonly reference: string;
  readonly when: string;
  readonly says: readonly SaidLine[];
}

export interface VisitLine {
  readonly reference: string;
  readonly status: BookingStatus;
  readonly unreached: boolean;
  readonly when: string;
  readonly until: string;
  readonly what: string;
  readonly with: string;
  readonly place: string;
}

export interface MessageLine {
  readonly id: string;
  /** Of the visit it is about. */
  readonly reference: string | null;
  readonly what: string;
  readonly said: string;
  readonly failed: boolean;
}

/** One patient: what comes next, what was, how to reach them, and whom they belong to. */
export function PatientPage({ site, member, view }: PageProps<PatientView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffPage view={{ member }} title={t('patient.title')} heading={view.name} wide styles={[assets.diaryStyle]}>
      <Flags view={view} />
      <div class="two">
        <div>
          <Section id="ahead" title={t('patient.ahead')}>
            {view.ahead.length === 0 ? <p class="soft">{t('patient.none-ahead')}</p> : <Visits visits={view.ahead} />}
          </Section>
          <Past view={view} />
          <Messages view={view} />
        </div>
        <div class="aside">
          <Contact view={view} />
          {view.says.map(({ reference, when, says }) => (
            <AcceptSaid key={reference} reference={reference} when={when} says={says} />
          ))}
          <Household view={view} />
          {view.admin && <ForAdmins id={view.id} />}
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

function Visits({ visits }: { readonly visits: readonly VisitLine[] }): VNode {
  const { t } = useSite();
  return (
    <ul class="rows">
      {visits.map((visit) => (
        <li key={visit.reference}>
          <span>
            {visit.status === 'held' ? (
              <strong>
                {visit.when}–{visit.until}
              </strong>
            ) : (
              <a href={`/staff/visits/${visit.reference}`}>
                {visit.when}–{visit.until}
              </a>
            )}
            <span class="soft">{t('patient.visit', { what: visit.what, with: visit.with, place: visit.place })}</span>
            {visit.unreached && (
              <span>
                <UnreachedMark /> {t('diary.unreached')}
              </span>
            )}
          </span>
          <span class="whole">
            <StatusMark status={visit.status} />{' '}
            {t(visit.status === 'held' ? 'patient.provisional' : `status.${visit.status}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Past({ view: { id, counts, past, page, pages } }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  const href = (to: number) => `/staff/patients/${id}?page=${to}#past`;
  return (
    <Section id="past" title={t('patient.past')}>
      {counts.past === 0 ? (
        <p class="soft">{t('patient.none-past')}</p>
      ) : (
        <p class="soft">{t('patient.counts', { ...counts })}</p>
      )}
      <Visits visits={past} />
      {pages > 1 && (
        <nav class="actions" aria-label={t('patient.past')}>
          {page > 1 && <a href={href(page - 1)}>{t('patient.newer')}</a>}
          <span class="soft">{t('patient.page', { page, pages })}</span>
          {page < pages && <a href={href(page + 1)}>{t('patient.older')}</a>}
        </nav>
      )}
    </Section>
  );
}

function Messages({ view: { messages } }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  return (
    <Section id="messages" title={t('patient.messages')}>
      {messages.length === 0 && <p class="soft">{t('patient.no-messages')}</p>}
      <ul class="rows">
        {messages.map(({ id, reference, what, said, failed }) => (
          <li key={id}>
            <span>
              {failed && <UnreachedMark />} {reference ? <a href={`/staff/visits/${reference}`}>{what}</a> : what}
              <span class="soft">{said}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Contact({ view }: ViewProps<PatientView>): VNode {
  const { t } = useSite();
  const says = view.says.flatMap((about) => about.says);
  return (
    <Section id="contact" title={t('patient.contact')} class="panel">
      <Said says={says} what="name" />
      <dl class="facts-tight">
        <dt>{t('phone.phone')}</dt>
        <dd>
          {view.phone ? (
            <a class="whole" href={dial(view.phone)}>
              {view.phone}
            </a>
          ) : (
            '–'
          )}
          <Said says={says} what="phone" />
        </dd>
        <dt>{t('phone.email')}</dt>
        <dd>
          {view.email ?? t('visit.no-email')}
          {view.email && (
            <span class="soft"> {view.proven ? t('patient.proven', { day: view.proven }) : t('patient.unproven')}</span>
          )}
          <Said says={says} what="email" />
        </dd>
        <dt>{t('patient.language')}</dt>
        <dd>{view.language}</dd>
        {view.remindersStopped && (
          <>
            <dt>{t('patient.reminders')}</dt>
            <dd>{t('patient.reminders-stopped')}</dd>
          </>
        )}
        <dt>{t('patient.since')}</dt>
        <dd>{view.since}</dd>
      </dl>
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
            <a href={`/staff/patients/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ForAdmins({ id }: Pick<PatientView, 'id'>): VNode {
  const { t } = useSite();
  return (
    <Section id="data" title={t('patient.data')} class="panel">
      <p>{t('emergency-access.sealed')}</p>
      <ul>
        <li>
          <a href={`/admin/emergency-access/${id}`}>{t('emergency-access.way')}</a>
        </li>
        <li>
          <a href={`/admin/patients/${id}/export`}>{t('export-person.title')}</a>
        </li>
        <li>
          <a href={`/admin/patients/${id}/erasure`}>{t('erasure-person.title')}</a>
        </li>
      </ul>
    </Section>
  );
}
