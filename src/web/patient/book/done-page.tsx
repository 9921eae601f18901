import type { VNode } from 'preact';
import { readableEmail } from '../../../platform/email-address.js';
import { Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { Preparation } from '../preparation.js';
import { Invite } from '../waitlist/invite.js';
import { type CalendarView, OnlineCalendars } from '../visit/add-to-calendar.js';
import { GettingThere, type GettingThereView } from '../visit/getting-there.js';
import { type ConfirmationView, ConfirmationSent, ResendButton } from './confirmation-sent.js';
import { CourseVisits, type CourseVisitsView } from '../course/course-visits.js';
import { Line } from '../line.js';
import { Facts, type Summary, Terms } from '../summary.js';

export interface DoneView {
  readonly visit: Summary;
  readonly reference: string;
  /** "Tuesday 1 December, 10:00" */
  readonly when: string;
  /** What it is part of. */
  readonly course?: CourseVisitsView;
  readonly confirmation: ConfirmationView;
  /** What was just done here, in a sentence. */
  readonly news?: string;
  readonly calendar: CalendarView;
  readonly manage: string;
  /** It is too near already to be rescheduled or cancelled by its link. */
  readonly tooLate: boolean;
  /** Where they can ask to be told of earlier times. */
  readonly earlier?: string | undefined;
  readonly gettingThere: GettingThereView;
  /** Markdown */
  readonly preparation: readonly string[];
  /** Where emails can be read when no mail leaves this machine. */
  readonly mailbox?: string;
}

export function DonePage({ site, view }: { readonly site: Site; readonly view: DoneView }): VNode {
  const { t } = site;
  const { confirmation, course, tooLate } = view;
  const { email } = confirmation;
  const lead = email
    ? t(tooLate ? 'done.lead-to-late' : 'done.lead-to', { email: readableEmail(email) })
    : t(tooLate ? 'done.lead-late' : 'done.lead');
  return (
    <Layout site={site} title={t('done.title')} hidden>
      <Line site={site} now="done">
        <h1>
          {course
            ? t('course.done-heading', { count: course.planned, when: view.when })
            : t('done.heading', { when: view.when })}
        </h1>
        {view.news && (
          <Notice>
            <p>{view.news}</p>
          </Notice>
        )}
        <ConfirmationSent confirmation={confirmation} lead={lead} />
        {course && <CourseVisits course={course} />}
        <Facts site={site} visit={view.visit} />
        <Terms visit={view.visit} />
        <p class="soft">{t('done.reference', { reference: view.reference })}</p>
        <p class="actions">
          <a class="button" href={view.calendar.file}>
            {t('done.calendar')}
          </a>
          <a class="button quiet" href={view.manage}>
            {t(tooLate ? 'done.manage-late' : 'done.manage')}
          </a>
          <button class="button quiet" type="button" data-print hidden>
            {t('done.print')}
          </button>
        </p>
        {/* They take one appointment at a time; each has its own page. */}
        {!course && <OnlineCalendars site={site} view={view.calendar} />}
        {view.earlier && <Invite href={view.earlier} earlier />}
        <GettingThere site={site} view={view.gettingThere} />
        <Preparation site={site} texts={view.preparation} />
        <section class="next-up">
          <h2>{t('done.next')}</h2>
          <ul class="plain">
            <li>
              {t('done.next-email')}
              <ResendButton confirmation={confirmation} />
            </li>
            {/* What the clinic says itself must not be said otherwise below it. */}
            {view.preparation.length === 0 && (
              <>
                <li>{t('done.next-come', { minutes: 5 })}</li>
                <li>{t('done.next-wear')}</li>
              </>
            )}
          </ul>
          {view.mailbox && (
            <p class="no-print">
              <a href={view.mailbox}>{t('done.mailbox')}</a>
            </p>
          )}
        </section>
      </Line>
    </Layout>
  );
}
