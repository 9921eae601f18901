import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { deskNoteLength } from '../../../bookings/desk-note.js';
import type { Doubt } from '../../../bookings/by-staff/doubts.js';
import { Carried, type Carry, type Choice, Field, FieldError, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { Back } from '../patients/patient-address.js';
import { StaffPage } from '../staff-page.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { ConflictExplained, Reasons } from '../conflict.js';
import type { ConflictView } from '../conflict.view.js';
import { Caller, type CallerView } from './caller.js';
import { FreeTimes, type WhenView } from './free-times.js';
import { What, type WhatView } from './what.js';

export interface PhoneView extends CallerView, WhatView, WhenView {
  readonly back?: Back;
  /** What the form needs to know of itself when it comes again. */
  readonly carry: Carry;
  /** As it was typed. */
  readonly at: string;
  readonly outside: string;
  readonly overbook: string;
  /** For the desk. */
  readonly note: string;
  /** What the patient has already on the day that is looked at. */
  readonly thatDay: readonly string[];
  /** What is asked about once. */
  readonly doubts?: readonly DoubtView[];
  /** What is in the way of the time that was wanted. */
  readonly conflict?: ConflictView;
  /** In which the patient is written to; empty: the clinic's. */
  readonly language: string;
  readonly languages: readonly Choice[];
  /** A confirmation is sent. */
  readonly tell: boolean;
  /** Whoever was chosen has no address. */
  readonly unwritten: boolean;
  /** As the patient would read them: to be said before it is booked. */
  readonly terms: readonly string[];
  readonly once: string;
  readonly fault?: string;
}

interface DoubtView {
  readonly doubt: Doubt;
  readonly text: string;
  readonly accepted: boolean;
}

/** Why it was not booked. */
export type WrongView = Pick<PhoneView, 'errors' | 'fault' | 'forOthers' | 'doubts' | 'conflict'>;

/** Who, what, when, and the button: one form, in the order the caller says it. */
export function PhonePage({ site, member, view }: PageProps<PhoneView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={{ ...view, member, fault: view.conflict ? <ConflictExplained conflict={view.conflict} /> : view.fault }}
      title={t('phone.title')}
      here="/staff/book"
      styles={[assets.deskStyle]}
      scripts={[assets.diaryScript]}
    >
      <form class="two three compact phone" method="post" action="/staff/book" data-views="/staff/book/search">
        {/* The first button is the one Enter presses: it looks, and books nothing. */}
        <button class="unseen" type="submit" formAction="/staff/book/search" formNoValidate tabIndex={-1}>
          {t('phone.find')}
        </button>
        <Carried fields={{ once: view.once, back: view.back }} />
        <div data-part="carried" hidden>
          <Carried fields={view.carry} />
        </div>
        <Caller view={view} />
        <What view={view} />
        <When view={view} />
      </form>
    </StaffPage>
  );
}

function When({ view }: ViewProps<PhoneView>): VNode {
  const { t } = useSite();
  const isReasoned =
    [view.outside, view.overbook].some(Boolean) || Boolean(view.errors.outside ?? view.errors.overbook);
  const isListed = view.times.parts.some(({ times, more }) => [...times, ...more].some(({ chosen }) => chosen));
  return (
    <section class="panel">
      <h2>{t('phone.when')}</h2>
      <FreeTimes view={view} />
      <details open={view.at !== '' || isReasoned || view.errors.at !== undefined}>
        <summary>{t('phone.exactly')}</summary>
        <p class="hint">{t('phone.exactly-hint')}</p>
        <label class="pick">
          <input type="radio" name="slot" value="at" checked={view.at !== '' && !isListed} />{' '}
          <span data-part="exactly-day">{t('phone.exactly-this', { day: view.dayName })}</span>
        </label>
        <Field
          name="at"
          label={t('move.time')}
          value={view.at}
          error={view.errors.at}
          input={{ required: false, maxLength: 20, autocomplete: 'off' }}
        />
        <Reasons outside overbook typed={view} errors={view.errors} optional />
      </details>
      <Field
        name="note"
        label={t('desk-note.title')}
        hint={t('phone.note-hint')}
        value={view.note}
        error={view.errors.note}
        optional
        input={{ required: false, maxLength: deskNoteLength, autocomplete: 'off' }}
      />
      {view.terms.length > 0 && (
        <p class="soft">{t('phone.terms', { terms: view.terms.map((sentence) => `“${sentence}”`).join(' ') })}</p>
      )}
      <div data-part="told">
        {view.unwritten ? (
          <>
            <Carried fields={{ tell: 'yes' }} />
            <p class="soft">{t('phone.unwritten')}</p>
          </>
        ) : (
          <>
            <Select name="language" label={t('phone.language')} value={view.language} choices={view.languages} />
            <label class="tick">
              <input type="checkbox" name="tell" value="yes" checked={view.tell} /> {t('phone.tell')}
            </label>
          </>
        )}
      </div>
      <Doubts view={view} />
      <p class="actions">
        <button class="button" type="submit" data-once data-book>
          {t('phone.do')}
        </button>
        <button class="button quiet" type="submit" formAction="/staff/book/search" formNoValidate>
          {t('phone.find')}
        </button>
      </p>
    </section>
  );
}

/** What is worth a second look, and a tick to book it all the same. */
function Doubts({ view: { thatDay, doubts = [], errors } }: ViewProps<PhoneView>): VNode {
  const { t } = useSite();
  return (
    <div data-part="doubts" aria-live="polite">
      {thatDay.length > 0 && (
        <div class="notice">
          <p>{t('phone.that-day')}</p>
          <ul>
            {thatDay.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {errors.accepted && <FieldError name="accepted" message={errors.accepted} />}
      {doubts.map(({ doubt, text, accepted }, n) => (
        <label key={doubt} class="tick">
          <input
            type="checkbox"
            id={n === 0 ? 'accepted' : undefined}
            name="accepted"
            value={doubt}
            checked={accepted}
          />{' '}
          <span>
            {text} {t('phone.for-anyone')}
          </span>
        </label>
      ))}
    </div>
  );
}
