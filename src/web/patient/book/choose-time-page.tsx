import type { VNode } from 'preact';
import { type Carry, Carried, ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Emptiness } from '../../../availability/slots.js';
import type { Site } from '../../shared/site.js';
import type { TimeLink } from '../find/person-card.js';
import { Line, type PastStep } from '../line.js';
import { Phones, type PhoneLine } from '../../shared/phones.js';
import { Facts, type Summary, Terms } from '../summary.js';
import { Invite, type InviteView } from '../waitlist/invite.js';
import { AddOns, type AddOnToggle } from './add-ons.js';
import { Days, type DayStrip } from './days.js';
import { type OtherChoices, Others } from './other-choices.js';
import { type Time, Times } from './times.js';
import { Why, type WhyForm } from './why-page.js';

/** Choosing a time, for a new visit or for one that moves. */
export interface ChooseTimeView {
  readonly mode: 'book' | 'move';
  /** `first`: the other visits of a course follow, on a page of their own. Otherwise where the form goes to have it repeated. */
  readonly course?: 'first' | { readonly action: string };
  /** The page about a new visit's treatment, practitioner and place: search engines list it instead. */
  readonly offering?: string;
  readonly past: readonly PastStep[];
  readonly visit: Summary;
  /** What was asked for and cannot be done there. */
  readonly unavailable?: string;
  readonly addOns: readonly AddOnToggle[];
  /** With whom, for what and where else a visit that moves may be. */
  readonly others?: { readonly label: string; readonly groups: readonly OtherChoices[]; readonly open: boolean };
  readonly strip: DayStrip;
  /** "Tuesday 1 December" */
  readonly day: string;
  readonly times: readonly Time[];
  /** The same page with every time, where some are left out. */
  readonly every?: { readonly href: string; readonly minutes: number };
  /** Why there are none on this day. */
  readonly empty?: Emptiness;
  /** Where the first free time is, unless it is on this day; and the next one after this day. */
  readonly firstFree?: Jump;
  readonly nextFree?: Jump;
  /** Nothing is free, but what is taken may become free again. */
  readonly mayOpen: boolean;
  /** Said only where someone could be misled about the clock. */
  readonly zone?: string;
  readonly form: { readonly action: string; readonly fields: Carry };
  readonly why: WhyForm;
  /** For whom none of them suits. */
  readonly waitlist?: InviteView | undefined;
  readonly phones: readonly PhoneLine[];
  readonly errors: FieldErrors;
  /** Why the last try did not work, with times near it. */
  readonly refused?: { readonly sentence: string; readonly nearest: readonly TimeLink[] };
}

interface Jump {
  readonly href: string;
  /** "Tue 1 Dec, 10:00" */
  readonly label: string;
}

export function ChooseTimePage({ site, view }: { readonly site: Site; readonly view: ChooseTimeView }): VNode {
  const { t } = site;
  const chosen = view.times.find((time) => time.chosen);
  const isFirst = view.course === 'first';
  const title = t(isFirst ? 'course.choose-first' : view.mode === 'book' ? 'book.choose-time' : 'visit.choose-time');
  const says = isFirst ? 'book' : view.mode;
  return (
    <Layout site={site} title={title} step beside {...headMetadata(view)}>
      <Line site={site} now="time" past={view.past} last={view.mode === 'move'}>
        <h1>{title}</h1>
        <ErrorSummary errors={view.errors} />
        {view.refused && <Refused site={site} {...view.refused} />}
        {view.unavailable && (
          <Notice>
            <p>{view.unavailable}</p>
          </Notice>
        )}
        <AddOns site={site} addOns={view.addOns} />
        {view.others && <Others {...view.others} />}
        <Days site={site} strip={view.strip} />
        <form
          id="times"
          action={view.form.action}
          method={isFirst ? 'get' : 'post'}
          data-proof={view.mode === 'book' && !isFirst ? site.assets.proof : undefined}
        >
          <Carried fields={view.form.fields} />
          <div class="day-head">
            <h2 id="start">{view.day}</h2>
            {view.firstFree && view.times.length > 0 && (
              <a href={view.firstFree.href} rel="nofollow">
                {t('book.jump', { when: view.firstFree.label })}
              </a>
            )}
          </div>
          {view.zone && <p class="soft">{view.zone}</p>}
          <p class="soft" role="status" data-elsewhere={t('book.your-clock', { time: '*' })} />
          {view.times.length > 0 ? (
            <Times site={site} times={view.times} />
          ) : (
            <NoTimes site={site} view={view} next={t('book.no-times-next')} />
          )}
          {view.every && (
            <p>
              <a href={view.every.href} rel="nofollow" data-stay>
                {t('book.every', { minutes: view.every.minutes })}
              </a>
            </p>
          )}
        </form>
        <Why site={site} form={view.why} />
        {view.waitlist && <Invite {...view.waitlist} />}
      </Line>
      <aside class="summary" aria-label={t('book.summary')}>
        <h2>{t('book.summary')}</h2>
        <Facts site={site} visit={view.visit} />
        <Terms visit={view.visit} />
        {view.times.length > 0 && (
          <div class="bar">
            <p>
              <span class="what">{view.visit.treatment}</span>
              <span class="soft">{`${view.visit.minutes} · ${view.visit.price}`}</span>
            </p>
            <button
              class="button"
              type="submit"
              form="times"
              data-once
              data-says={t(`${says}.with-time`, { when: '*' })}
            >
              {chosen ? t(`${says}.with-time`, { when: chosen.short }) : t(`${says}.with-this-time`)}
            </button>
          </div>
        )}
        {view.times.length > 0 && typeof view.course === 'object' && (
          <button class="button quiet" type="submit" form="times" formAction={view.course.action} formMethod="get">
            {t('course.from-this-time')}
          </button>
        )}
      </aside>
    </Layout>
  );
}

/** There is no end of days and times; what they are times of has a page of its own. */
function headMetadata({ visit, offering }: ChooseTimeView) {
  if (!offering) return { hidden: true };
  const { treatment, practitioner, place, minutes, price } = visit;
  return { canonical: { path: offering, description: [treatment, practitioner, place, minutes, price].join(' · ') } };
}

interface RefusedProps {
  readonly site: Site;
  readonly sentence: string;
  readonly nearest: readonly TimeLink[];
}

export function Refused({ site, sentence, nearest }: RefusedProps): VNode {
  return (
    <Notice bad>
      <h2>{sentence}</h2>
      {nearest.length > 0 && (
        <>
          <p>{site.t('book.nearest')}</p>
          <Nearest times={nearest} />
        </>
      )}
    </Notice>
  );
}

export function Nearest({ times }: { readonly times: readonly TimeLink[] }): VNode {
  return (
    <ul class="next">
      {times.map((time) => (
        <li key={time.at}>
          <a class="chip" href={time.href} rel="nofollow">
            <span class="chip-day">{time.day}</span> <time dateTime={time.at}>{time.time}</time>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface NoTimesProps {
  readonly site: Site;
  readonly view: Pick<ChooseTimeView, 'nextFree' | 'firstFree' | 'empty' | 'mayOpen' | 'phones'>;
  /** What else could be tried where there are none at all. */
  readonly next: string;
}

export function NoTimes({ site: { t }, view, next }: NoTimesProps): VNode {
  const free = view.nextFree ?? view.firstFree;
  if (!free)
    return (
      <div class="empty">
        <p>{t('book.no-times')}</p>
        <p>{[next, view.mayOpen ? t('book.may-open') : ''].join(' ')}</p>
        <Phones phones={view.phones} />
      </div>
    );
  return (
    <div class="empty">
      <p>{t(`book.no-times-day.${view.empty ?? 'none'}`)}</p>
      <a class="button quiet" href={free.href} rel="nofollow">
        {t(view.nextFree ? 'book.jump-next' : 'book.jump', { when: free.label })}
      </a>
    </div>
  );
}
