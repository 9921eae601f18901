import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import { Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { Phones } from '../../shared/phones.js';
import { Facts, type Summary, Terms } from '../summary.js';
import { useSite } from '../../shared/use-site.js';
import { Invite } from '../waitlist/invite.js';
import { CourseVisits, type CourseVisitsView } from '../course/course-visits.js';
import { Preparation } from '../preparation.js';
import { type CalendarView, OnlineCalendars } from './add-to-calendar.js';
import { GettingThere, type GettingThereView } from './getting-there.js';

export interface VisitView {
  readonly status: 'confirmed' | 'cancelled';
  readonly visit: Summary;
  readonly firstName: string;
  readonly reference: string;
  /** What was just done on another page, in a sentence. */
  readonly news?: string;
  /** It is for other patients: whom, and what to do. */
  readonly mistaken?: string;
  /** Past the hour up to which the patient may move or cancel here. */
  readonly tooLate: boolean;
  /** What a late cancellation means, as the patient was told when booking. */
  readonly tooLateMeans: string;
  readonly over: boolean;
  readonly gettingThere: GettingThereView;
  /** Markdown; none once it is over. */
  readonly preparation: readonly string[];
  readonly calendar: CalendarView;
  /** Where a patient who has unsubscribed can subscribe again. */
  readonly remindAgain?: string;
  readonly move: string;
  /** Where they are told of earlier times, if they can be; and whether they are. */
  readonly earlier?: { readonly href: string; readonly wanted: boolean } | undefined;
  readonly cancel: string;
  readonly again: string;
  /** Several like it at once, once it is over. */
  readonly several?: string;
  /** What it is part of. */
  readonly course?: CourseVisitsView;
  /** This and the later ones of its course. */
  readonly moveRest: string;
}

interface VisitPageProps {
  readonly site: Site;
  readonly view: VisitView;
}

/** What the link in every notification opens: see, move, cancel, calendar file. */
export function VisitPage({ site, view }: VisitPageProps): VNode {
  const { t } = site;
  if (view.status === 'cancelled') return <CancelledVisitPage site={site} view={view} />;
  const ahead = !view.over;
  return (
    <Layout site={site} title={t('visit.title')} hidden>
      <div class="line">
        <div class="stop now end">
          <h1>{t(ahead ? 'visit.heading' : 'visit.heading-over', { name: view.firstName })}</h1>
          {view.news && (
            <Notice>
              <p>{view.news}</p>
            </Notice>
          )}
          {view.mistaken && (
            <Notice>
              <p>{view.mistaken}</p>
            </Notice>
          )}
          {view.course && <p>{view.course.part}</p>}
          <Facts site={site} visit={view.visit} />
          <p class="soft">{t('done.reference', { reference: view.reference })}</p>
          <WhatNow site={site} view={view} />
          {view.earlier && <Earlier earlier={view.earlier} />}
          {view.course && <CourseVisits course={view.course} />}
          {view.remindAgain && <RemindAgain site={site} action={view.remindAgain} />}
          {ahead && <GettingThere site={site} view={view.gettingThere} />}
          <Preparation site={site} texts={view.preparation} />
        </div>
      </div>
      {ahead && <DayBar site={site} view={view} />}
    </Layout>
  );
}

/** The link has ended: it says that, of which time, and leads to another. */
function CancelledVisitPage({ site, view }: VisitPageProps): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('visit.title')} hidden>
      <div class="line">
        <div class="stop now end">
          <h1>{t('visit.heading-cancelled')}</h1>
          {view.news && (
            <Notice>
              <p>{view.news}</p>
            </Notice>
          )}
          <p class="struck">{view.visit.when}</p>
          <Again site={site} address={view.again} />
          {view.course && <CourseVisits course={view.course} />}
        </div>
      </div>
    </Layout>
  );
}

interface AgainProps {
  readonly site: Site;
  readonly address: string;
  readonly several?: string;
}

function Again({ site: { t }, address, several }: AgainProps): VNode {
  return (
    <p class="actions">
      <a class="button" href={address}>
        {t('visit.again')}
      </a>
      {several && (
        <a class="button quiet" href={several}>
          {t('course.several')}
        </a>
      )}
    </p>
  );
}

/** In reach of the thumb on phones; everything in it also stands on the page. */
function DayBar({ site: { t }, view: { gettingThere, tooLate, move } }: VisitPageProps): VNode {
  return (
    <nav class="day-bar" aria-label={t('visit.title')}>
      <a class="button quiet" href={gettingThere.directions} rel="noreferrer">
        {t('visit.directions-short')}
      </a>
      {gettingThere.phones.map(({ phone }) => (
        <a key={phone} class="button quiet" href={dial(phone)}>
          {t('visit.call')}
        </a>
      ))}
      {!tooLate && (
        <a class="button quiet" href={move}>
          {t('visit.move')}
        </a>
      )}
    </nav>
  );
}

function Earlier({ earlier: { href, wanted } }: { readonly earlier: NonNullable<VisitView['earlier']> }): VNode {
  const { t } = useSite();
  if (!wanted) return <Invite href={href} earlier />;
  return (
    <p>
      {t('waitlist.earlier-on')}. <a href={href}>{t('waitlist.earlier-see')}</a>
    </p>
  );
}

function RemindAgain({ site: { t }, action }: { readonly site: Site; readonly action: string }): VNode {
  return (
    <form method="post" action={action}>
      <p>{t('visit.no-reminders')}</p>
      <p class="actions">
        <button class="button quiet" type="submit">
          {t('reminders.resume')}
        </button>
      </p>
    </form>
  );
}

function WhatNow({ site, view }: VisitPageProps): VNode {
  const { t } = site;
  if (view.over) return <Again site={site} address={view.again} several={view.several} />;
  if (view.tooLate)
    return (
      <>
        <p class="actions">
          <a class="button quiet" href={view.calendar.file}>
            {t('done.calendar')}
          </a>
        </p>
        <OnlineCalendars site={site} view={view.calendar} />
        <Notice>
          <p>{t('visit.too-late')}</p>
          {view.tooLateMeans && <p>{view.tooLateMeans}</p>}
          <Phones phones={view.gettingThere.phones} />
        </Notice>
      </>
    );
  return (
    <>
      <Terms visit={view.visit} />
      <p class="actions">
        <a class="button" href={view.move}>
          {t('visit.move')}
        </a>
        <a class="button quiet" href={view.calendar.file}>
          {t('done.calendar')}
        </a>
        <a class="button quiet danger" href={view.cancel}>
          {t('visit.cancel')}
        </a>
        {view.course && view.course.later > 0 && (
          <a class="button quiet" href={view.moveRest}>
            {t('course.move-rest', { count: view.course.later })}
          </a>
        )}
      </p>
      <OnlineCalendars site={site} view={view.calendar} />
    </>
  );
}
