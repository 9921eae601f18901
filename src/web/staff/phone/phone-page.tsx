import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
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

export interface PhoneView extends CallerView, WhenView {
  readonly back?: Back;
  /** What the form needs to know of itself when it comes again. */
  readonly carry: Carry;
  readonly treatments: readonly Choice[];
  readonly treatment: string;
  readonly addOns: readonly (Choice & { readonly adds: string; readonly on: boolean })[];
  /** What all of it takes and costs. */
  readonly inAll: string;
  readonly places: readonly Choice[];
  readonly location: string;
  readonly people: readonly Choice[];
  /** As it was typed. */
  readonly at: string;
  readonly outside: string;
  readonly overbook: string;
  /** Empty: any that suits. */
  readonly room: string;
  readonly rooms: readonly Choice[];
  /** For the desk. */
  readonly note: string;
  /** What the patient has already on the day that is looked at. */
  readonly thatDay: readonly string[];
  /** What is asked about once. */
  readonly doubts?: readonly DoubtView[];
  /** What is in the way of the time that was wanted. */
  readonly conflict?: ConflictView;
  /** What is booked is for other patients than whoever calls: which. */
  readonly forOthers?: string;
  /** All the same. */
  readonly forAnyone: boolean;
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

function What({ view }: ViewProps<PhoneView>): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('phone.what')}</h2>
      <div data-part="treatment">
        <Asking name="treatment" label={t('visit.treatment')} value={view.treatment} choices={view.treatments} />
      </div>
      <div data-part="add-ons">
        {view.addOns.map(({ value, label, adds, on }) => (
          <label key={value} class="tick">
            <input type="checkbox" id={`add-${value}`} name="addOn" value={value} checked={on} data-asks />{' '}
            <span>
              {label} <span class="soft">{adds}</span>
            </span>
          </label>
        ))}
      </div>
      <p class="in-all" data-part="in-all" aria-live="polite">
        {view.inAll}
      </p>
      <div data-part="for-others" aria-live="polite">
        {view.forOthers && (
          <>
            {view.errors.forAnyone ? (
              <FieldError name="forAnyone" message={view.errors.forAnyone} />
            ) : (
              <p class="notice">{view.forOthers}</p>
            )}
            <label class="tick">
              <input type="checkbox" id="forAnyone" name="forAnyone" value="yes" checked={view.forAnyone} />{' '}
              {t('phone.for-anyone')}
            </label>
          </>
        )}
      </div>
      <div data-part="where">
        {view.places.length > 1 ? (
          <Asking name="location" label={t('diary.place')} value={view.location} choices={view.places} />
        ) : (
          <Carried fields={{ location: view.location }} />
        )}
      </div>
      <div data-part="with">
        {view.people.length > 1 ? (
          <Asking
            name="practitioner"
            label={t('diary.practitioner')}
            value={view.practitioner}
            choices={[{ value: '', label: t('phone.anyone') }, ...view.people]}
          />
        ) : (
          <Carried fields={{ practitioner: view.practitioner }} />
        )}
      </div>
      <div data-part="room">
        {view.rooms.length > 1 || view.room !== '' ? (
          <Asking
            name="room"
            label={t('phone.room')}
            value={view.room}
            choices={[{ value: '', label: t('phone.any-room') }, ...view.rooms]}
          />
        ) : null}
      </div>
    </section>
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
        input={{ required: false, maxLength: 200, autocomplete: 'off' }}
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

/** A list whose choice changes what is free. */
function Asking(props: Parameters<typeof Select>[0]): VNode {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name} data-asks>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
