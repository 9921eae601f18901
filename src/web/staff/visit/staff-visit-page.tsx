import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ShownStatus } from '../../../bookings/booking.js';
import type { PatientAnswers } from '../../../records/patient-answers.js';
import type { Step } from '../../../bookings/progress.js';
import { ErrorSummary, Form, Notice } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { StatusMark } from '../diary/legend.js';
import { PatientAnswersSection } from '../records/patient-answers-section.js';
import { ForAdmins } from '../patients/for-admins.js';
import { patientAddress } from '../patients/patient-address.js';
import { CoursePanel, type CoursePanelView } from '../courses/course-panel.js';
import { StaffLayout } from '../staff-layout.js';
import { Address, type ReachView, Unreached } from './unreached.js';
import { AcceptSaid, Said } from './said-contact.js';
import { Facts, type FactsView } from './visit-facts.js';
import { ShareNotes, type ShareNotesView } from './share-notes.js';
import { NotificationLanguage, type NotificationLanguageView } from './notification-language.js';
import { CancelVisit, type CancelView } from './cancel-visit.js';
import { ConfirmForPatient } from './confirm-for-patient.js';
import { DeskNote, type DeskNoteView } from './desk-note.js';
import { Notes, type NoteView } from './notes.js';
import type { PageProps, ViewProps } from '../page-props.js';

export interface StaffVisitView extends ReachView, CancelView, FactsView, CoursePanelView {
  /** Where it is booked again and again. */
  readonly repeat?: string | undefined;
  readonly id: string;
  /** Whose page the reader may see. */
  readonly patientId: string | null;
  readonly status: ShownStatus;
  /** Of a provisional booking: how long its time is held for whom. */
  readonly waiting?: string;
  readonly emailLanguage: NotificationLanguageView;
  readonly when: string;
  readonly cancelled?: string;
  /** How many on the waitlist could have its time, and who. */
  readonly waitlist?: { readonly count: number; readonly href: string } | undefined;
  readonly deskNote: DeskNoteView;
  /** The desk can confirm for a patient who is on the phone. */
  readonly mayConfirm: boolean;
  /** It is for other patients: whom, and when this one was last here. */
  readonly forOthers?: string;
  readonly steps: readonly Step[];
  /** Not yet, but then. */
  readonly noShowFrom?: string | undefined;
  /** See `stampOf`. */
  readonly stamp: string;
  readonly mayTakeBack: boolean;
  readonly next: { readonly when: string; readonly free: boolean; readonly book: string; readonly other: string };
  /** Null for staff who may not read them. */
  readonly notes: readonly NoteView[] | null;
  /** Null for staff who may not read them, and where the patient said nothing. */
  readonly said: PatientAnswers | 'withheld' | null;
  readonly handingOver: ShareNotesView | null;
  /** The patient's id, for an administrator. */
  readonly forAdmins: string | null;
  readonly diary: string;
  readonly news?: string;
  readonly fault?: string;
  /** Whose record says already what this booking says: perhaps they are one person. */
  readonly known?: string;
}

/** One visit: how it stands, what to do next, who it is and what was written down. */
export function StaffVisitPage({
  site,
  member,
  view,
}: PageProps<StaffVisitView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffLayout title={t('visit.for-staff')} member={member} here="/staff/diary/visit" styles={[assets.deskStyle]}>
      <p>
        {view.back && view.patientId ? (
          <a href={patientAddress(view.patientId)}>{t('patient.back')}</a>
        ) : (
          <a href={view.diary}>{t('diary.back')}</a>
        )}
      </p>
      <div class="two" data-panel data-stamp={view.stamp}>
        <div>
          <h1>
            {view.patientId ? <a href={patientAddress(view.patientId)}>{view.patient}</a> : view.patient}
            <Said says={view.says} what="name" />
          </h1>
          <p class="big-status">
            <StatusMark status={view.status} /> {t(`status.${view.status}`)}
          </p>
          {view.fault && (
            <Notice bad>
              <p>{view.fault}</p>
            </Notice>
          )}
          {view.known && view.patientId && (
            <Notice bad>
              <p>{t('said.known')}</p>
              <p>
                <a href={`${patientAddress(view.patientId)}/merge/${view.known}`}>{t('said.merge')}</a>
              </p>
            </Notice>
          )}
          {view.news && (
            <Notice>
              <p>{view.news}</p>
            </Notice>
          )}
          <ErrorSummary errors={view.errors} />
          {view.forOthers && (
            <Notice>
              <p>{view.forOthers}</p>
            </Notice>
          )}
          <Unreached view={view} />
          {view.waiting && <p>{view.waiting}</p>}
          {view.mayConfirm && <ConfirmForPatient reference={view.reference} />}
          {view.cancelled && <p>{view.cancelled}</p>}
          {view.waitlist && (
            <p>
              {t('desk-waitlist.could-count', { count: view.waitlist.count })}{' '}
              {view.waitlist.count > 0 && <a href={view.waitlist.href}>{t('desk-waitlist.see-who')}</a>}
            </p>
          )}
          <Life view={view} />
          <Facts view={view} />
          {!view.waiting && <DeskNote reference={view.reference} view={view.deskNote} error={view.errors.note} />}
          {view.said && (
            <section>
              <h2>{t('answers.title')}</h2>
              <p class="soft">{t(view.said === 'withheld' ? 'answers.withheld' : 'answers.lead')}</p>
              {view.said !== 'withheld' && <PatientAnswersSection said={view.said} />}
            </section>
          )}
          {view.notes && <Notes reference={view.reference} notes={view.notes} error={view.errors.text} />}
        </div>
        <div class="aside">
          <CoursePanel view={view} />
          <Next view={view} />
          {view.says.length > 0 && !view.waiting && <AcceptSaid reference={view.reference} says={view.says} />}
          <Address view={view} />
          {view.isAhead && <CancelVisit view={view} />}
          {view.isAhead && <NotificationLanguage reference={view.reference} view={view.emailLanguage} />}
          {view.handingOver && <ShareNotes reference={view.reference} patient={view.patient} view={view.handingOver} />}
          {view.forAdmins && <ForAdmins patientId={view.forAdmins} record={view.id} />}
        </div>
      </div>
    </StaffLayout>
  );
}

/** In the panel beside the diary; what they do is noted under the same keys on the cards. */
const keys: Readonly<Record<Step, string>> = { arrival: 'a', start: 's', end: 'f', 'no-show': 'x' };

/** What comes next first, as the button to press; the rest quiet. */
function Life({ view }: ViewProps<StaffVisitView>): VNode {
  const { t } = useSite();
  const at = `/staff/visits/${view.reference}`;
  return (
    <div class="life">
      {view.steps.map((step, index) => (
        <Form key={step} action={`${at}/steps`} carry={{ step }}>
          <button class={index === 0 ? 'button' : 'button quiet'} type="submit" data-key={keys[step]}>
            {t(`life.${step}`)}
          </button>
        </Form>
      ))}
      {view.isAhead && (
        <a class="button quiet" href={`${at}/move`} data-key="m">
          {t('life.move')}
        </a>
      )}
      {view.mayTakeBack && (
        <Form action={`${at}/undo`} carry={{ from: view.status }}>
          <button class="button quiet" type="submit" data-key="u">
            {t('life.undo', { status: t(`status.${view.status}`) })}
          </button>
        </Form>
      )}
      {view.noShowFrom && <p class="soft">{t('life.no-show-from', { time: view.noShowFrom })}</p>}
    </div>
  );
}

function Next({ view: { next, repeat } }: ViewProps<StaffVisitView>): VNode {
  const { t } = useSite();
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
        {repeat && (
          <a class="button quiet small" href={repeat}>
            {t('repeat.open')}
          </a>
        )}
      </p>
    </section>
  );
}
