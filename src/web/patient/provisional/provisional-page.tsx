import type { VNode } from 'preact';
import { readableEmail } from '../../../platform/email-address.js';
import { Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { type ConfirmationView, ConfirmationSent, ResendButton } from '../book/confirmation-sent.js';
import { CourseVisits, type CourseVisitsView } from '../course/course-visits.js';
import { Line } from '../line.js';
import { Facts, type Summary } from '../summary.js';
import { unbroken } from '../in-words.js';

export interface ProvisionalView {
  readonly visit: Summary;
  /** "Tuesday 1 December, 10:00" */
  readonly when: string;
  /** What it is part of: confirmed with it. */
  readonly course?: CourseVisitsView | undefined;
  readonly confirmation: ConfirmationView;
  /** What was just done here, in a sentence. */
  readonly news?: string;
  /** "10:30"; undefined: that is over. */
  readonly until?: string;
  /** Back to all times of this visit. */
  readonly again: string;
  /** Where emails can be read when no mail leaves this machine. */
  readonly mailbox?: string;
}

/** In place of the last of the four screens: the time is held, and a button in the email confirms it. */
export function ProvisionalPage({ site, view }: { readonly site: Site; readonly view: ProvisionalView }): VNode {
  const { t } = site;
  const { visit, when, course, confirmation, news, until, again, mailbox } = view;
  const { email = '' } = confirmation;
  if (!until) return <ProvisionalOverPage site={site} again={again} />;
  return (
    <Layout site={site} title={t('provisional.title')} hidden>
      <Line site={site} now="done">
        <h1>
          {course
            ? t('course.provisional-heading', { count: course.planned, when })
            : t('provisional.heading', { when })}
        </h1>
        {news && (
          <Notice>
            <p>{news}</p>
          </Notice>
        )}
        <ConfirmationSent
          confirmation={confirmation}
          lead={t('provisional.lead', { email: readableEmail(email), until: unbroken(until) })}
        />
        {course && <CourseVisits course={course} />}
        <Facts site={site} visit={visit} />
        <div>
          {t('done.next-email')}
          <ResendButton confirmation={confirmation} />
        </div>
        <p>{t('provisional.why')}</p>
        {mailbox && (
          <p class="no-print">
            <a href={mailbox}>{t('done.mailbox')}</a>
          </p>
        )}
      </Line>
    </Layout>
  );
}

export interface ConfirmView extends Pick<ProvisionalView, 'visit' | 'when' | 'course'> {
  readonly until: string;
}

/** Behind the link in the email. Mail scanners follow links, so only the button confirms. */
export function ConfirmPage({ site, view }: { readonly site: Site; readonly view: ConfirmView }): VNode {
  const { t } = site;
  const { visit, when, course, until } = view;
  return (
    <Layout site={site} title={t('provisional.confirm')} hidden>
      <h1>
        {course
          ? t('course.provisional-heading', { count: course.planned, when })
          : t('provisional.confirm-heading', { when })}
      </h1>
      <p class="lead">{t('provisional.confirm-lead', { until: unbroken(until) })}</p>
      {course && <CourseVisits course={course} />}
      <Facts site={site} visit={visit} />
      <form method="post" class="actions">
        <button class="button" type="submit" data-once>
          {t('provisional.confirm')}
        </button>
      </form>
    </Layout>
  );
}

interface OverProps {
  readonly site: Site;
  /** Where another time can be chosen. */
  readonly again: string;
  /** Undefined: the time to confirm has passed. */
  readonly why?: string;
}

export function ProvisionalOverPage({ site, again, why }: OverProps): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('provisional.over')} hidden>
      <h1>{t('provisional.over')}</h1>
      <p class="lead">{why ?? t('provisional.over-text')}</p>
      <p class="actions">
        <a class="button" href={again}>
          {t('lapsed.again')}
        </a>
      </p>
    </Layout>
  );
}
