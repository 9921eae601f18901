import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BookingStatus } from '../../../bookings/booking.js';
import type { PatientAnswers } from '../../../records/patient-answers.js';
import type { Step } from '../../../bookings/booking.js';
import { Carried, ErrorSummary, Field, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StatusMark } from '../diary/legend.js';
import { PatientAnswersSection } from '../records/patient-answers-section.js';
import { StaffLayout } from '../staff-layout.js';
import { Address, type ReachView, Unreached } from './unreached.js';
import { ShareNotes, type ShareNotesView } from './share-notes.js';
import { NotificationLanguage, type NotificationLanguageView } from './notification-language.js';
import { Notes, type NoteView } from './notes.js';

export interface StaffVisitView extends ReachView {
  readonly status: BookingStatus;
  readonly emailLanguage: NotificationLanguageView;
  /** What the patient's calendar program said to the invitation. */
  readonly calendar?: string;
  readonly when: string;
  readonly until: string;
  readonly treatment: string;
  readonly practitioner: string;
  readonly place: string;
  readonly price: string;
  /** As the patient was shown them when booking. */
  readonly terms: readonly string[];
  readonly cancelled?: string;
  /** Why it was let clash, now or before it moved. */
  readonly overbooked: readonly string[];
  readonly outside: boolean;
  readonly steps: readonly Step[];
  readonly mayTakeBack: boolean;
  readonly next: { readonly when: string; readonly free: boolean; readonly book: string; readonly other: string };
  /** Null for staff who may not read them. */
  readonly notes: readonly NoteView[] | null;
  /** Null for staff who may not read them, and where the patient said nothing. */
  readonly said: PatientAnswers | null;
  /** All that reception learns of the answers; null: nothing was asked, or it is not theirs to know. */
  readonly flagged: boolean | null;
  readonly handingOver: ShareNotesView | null;
  /** For an administrator: where the record is opened. */
  readonly glass: string | null;
  readonly diary: string;
  readonly news?: string;
  readonly fault?: string;
}

interface StaffVisitPageProps {
  readonly site: Site;
  readonly view: StaffVisitView;
}

/** One visit: how it stands, what to do next, who it is and what was written down. */
export function StaffVisitPage({ site, member, view }: StaffVisitPageProps & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout site={site} title={t('visit.title')} member={member} wide styles={[assets.diaryStyle]}>
      <p>
        <a href={view.diary}>{t('diary.back')}</a>
      </p>
      <div class="two">
        <div>
          <h1>{view.patient}</h1>
          <p class="big-status">
            <StatusMark status={view.status} /> {t(`status.${view.status}`)}
          </p>
          {view.fault && (
            <Notice bad>
              <p>{view.fault}</p>
            </Notice>
          )}
          {view.news && (
            <Notice>
              <p>{view.news}</p>
            </Notice>
          )}
          <ErrorSummary site={site} errors={view.errors} />
          <Unreached site={site} view={view} />
          {view.cancelled && <p>{view.cancelled}</p>}
          <Life site={site} view={view} />
          <Facts site={site} view={view} />
          {view.said && (
            <section>
              <h2>{t('answers.title')}</h2>
              <p class="soft">{t('answers.lead')}</p>
              <PatientAnswersSection site={site} said={view.said} />
            </section>
          )}
          {view.notes && <Notes site={site} reference={view.reference} notes={view.notes} error={view.errors.text} />}
        </div>
        <div class="aside">
          <Next site={site} view={view} />
          <Address site={site} view={view} />
          <CallOff site={site} view={view} />
          {view.isAhead && <NotificationLanguage site={site} reference={view.reference} view={view.emailLanguage} />}
          {view.handingOver && (
            <ShareNotes site={site} reference={view.reference} patient={view.patient} view={view.handingOver} />
          )}
          {view.glass && <Glass site={site} href={view.glass} />}
        </div>
      </div>
    </StaffLayout>
  );
}

/** What comes next first, as the button to press; the rest quiet. */
function Life({ site: { t }, view }: StaffVisitPageProps): VNode {
  const at = `/staff/visits/${view.reference}`;
  return (
    <div class="life">
      {view.steps.map((step, index) => (
        <form key={step} method="post" action={`${at}/steps`}>
          <Carried fields={{ step }} />
          <button class={index === 0 ? 'button' : 'button quiet'} type="submit">
            {t(`life.${step}`)}
          </button>
        </form>
      ))}
      {view.isAhead && (
        <a class="button quiet" href={`${at}/move`}>
          {t('life.move')}
        </a>
      )}
      {view.mayTakeBack && (
        <form method="post" action={`${at}/undo`}>
          <Carried fields={{ from: view.status }} />
          <button class="button quiet" type="submit">
            {t('life.undo', { status: t(`status.${view.status}`) })}
          </button>
        </form>
      )}
    </div>
  );
}

function Facts({ site: { t }, view }: StaffVisitPageProps): VNode {
  return (
    <dl class="facts-tight">
      <dt>{t('visit.when')}</dt>
      <dd>
        <time>
          {view.when}–{view.until}
        </time>
        {view.outside && (
          <>
            {' · '}
            <b class="flag">{t('diary.outside')}</b>
          </>
        )}
      </dd>
      <dt>{t('visit.treatment')}</dt>
      <dd>
        {view.treatment}, {view.price}
      </dd>
      <dt>{t('visit.with')}</dt>
      <dd>{view.practitioner}</dd>
      <dt>{t('visit.where')}</dt>
      <dd>{view.place}</dd>
      <dt>{t('phone.phone')}</dt>
      <dd>{view.phone ? <a href={dial(view.phone)}>{view.phone}</a> : '–'}</dd>
      <dt>{t('phone.email')}</dt>
      <dd>{view.email ?? t('visit.no-email')}</dd>
      {view.calendar && (
        <>
          <dt>{t('answer.calendar')}</dt>
          <dd>{view.calendar}</dd>
        </>
      )}
      <dt>{t('notification.fact.reference')}</dt>
      <dd>{view.reference}</dd>
      <dt>{t('visit.terms')}</dt>
      <dd>{view.terms.map((sentence) => `“${sentence}”`).join(' ')}</dd>
      {view.flagged !== null && (
        <>
          <dt>{t('answers.flag')}</dt>
          <dd class={view.flagged ? 'flagged' : undefined}>{t(view.flagged ? 'answers.flagged' : 'answers.clear')}</dd>
        </>
      )}
      {view.overbooked.length > 0 && (
        <>
          <dt>{t('life.overbooked')}</dt>
          {view.overbooked.map((said) => (
            <dd key={said}>{said}</dd>
          ))}
        </>
      )}
    </dl>
  );
}

/** An administrator reads none of it; here stands the way, for when it cannot wait. */
function Glass({ site: { t }, href }: { readonly site: Site; readonly href: string }): VNode {
  return (
    <section class="panel">
      <h2>{t('emergency-access.glass')}</h2>
      <p>{t('emergency-access.sealed')}</p>
      <p>
        <a href={href}>{t('emergency-access.way')}</a>
      </p>
    </section>
  );
}

function Next({ site: { t }, view: { next } }: StaffVisitPageProps): VNode {
  return (
    <section class="panel">
      <h2>{t('life.next')}</h2>
      <p>{t(next.free ? 'life.next-free' : 'life.next-taken')}</p>
      <p class="actions">
        {next.free && (
          <a class="button quiet small" href={next.book}>
            {t('life.next-book', { when: next.when })}
          </a>
        )}
        <a class="button quiet small" href={next.other}>
          {t('life.next-other')}
        </a>
      </p>
    </section>
  );
}

function CallOff({ site, view }: StaffVisitPageProps): VNode | null {
  const { t } = site;
  if (!view.isAhead) return null;
  return (
    <details class="panel" open={view.errors.reason !== undefined}>
      <summary>{t('life.cancel')}</summary>
      <form method="post" action={`/staff/visits/${view.reference}/cancellation`}>
        <Field
          site={site}
          name="reason"
          label={t('life.cancel-reason')}
          error={view.errors.reason}
          rows={2}
          input={{ maxLength: 300 }}
        />
        {view.email ? (
          <label class="tick">
            <input type="checkbox" name="tell" value="yes" checked /> {t('life.tell')}
          </label>
        ) : (
          <>
            <p>{t('life.tell-phone', { phone: view.phone ?? '' })}</p>
            <input type="hidden" name="tell" value="yes" />
          </>
        )}
        <button class="button danger small" type="submit">
          {t('life.cancel-do')}
        </button>
      </form>
    </details>
  );
}
