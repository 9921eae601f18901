import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Carry, type Choice, Field, FieldError, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { Back } from '../patients/patient-address.js';
import { StaffPage } from '../staff-page.js';
import type { PageProps, ViewProps } from '../page-props.js';
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
  readonly overbook: string;
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

/** Who, what, when, and the button: one form, in the order the caller says it. */
export function PhonePage({ site, member, view }: PageProps<PhoneView> & { readonly member: StaffMember }): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={{ ...view, member }}
      title={t('phone.title')}
      here="/staff/book"
      styles={[assets.diaryStyle]}
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
    </section>
  );
}

function When({ view }: ViewProps<PhoneView>): VNode {
  const { t } = useSite();
  const isListed = view.times.parts.some(({ times, more }) => [...times, ...more].some(({ chosen }) => chosen));
  return (
    <section class="panel">
      <h2>{t('phone.when')}</h2>
      <FreeTimes view={view} />
      <details open={view.at !== '' || view.overbook !== '' || view.errors.at !== undefined}>
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
        <Field
          name="overbook"
          label={t('phone.overbook')}
          hint={t('overbook.kept')}
          value={view.overbook}
          optional
          input={{ required: false, maxLength: 300 }}
        />
      </details>
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
