import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Choice, Field, FieldError, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { Back } from '../patients/patient-address.js';
import { StaffPage } from '../staff-page.js';
import type { PageProps, ViewProps } from '../page-props.js';
import { Caller, type CallerView } from './caller.js';

export interface PhoneView extends CallerView {
  readonly back?: Back;
  readonly treatments: readonly Choice[];
  readonly treatment: string;
  readonly addOns: readonly (Choice & { readonly on: boolean })[];
  readonly places: readonly Choice[];
  readonly location: string;
  readonly people: readonly Choice[];
  readonly practitioner: string;
  readonly from: string;
  readonly times: readonly TimeLine[];
  readonly day: string;
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
  /** As the patient would read them: to be said before it is booked. */
  readonly terms: readonly string[];
  readonly once: string;
  readonly fault?: string;
}

interface TimeLine {
  readonly value: string;
  readonly when: string;
  readonly with: string;
  readonly chosen: boolean;
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
      <form class="two three compact" method="post" action="/staff/book" data-views="/staff/book/search">
        {/* The first button is the one Enter presses: it looks, and books nothing. */}
        <button class="unseen" type="submit" formAction="/staff/book/search" formNoValidate tabIndex={-1}>
          {t('phone.find')}
        </button>
        <Carried fields={{ once: view.once, back: view.back }} />
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
      <Asking name="treatment" label={t('visit.treatment')} value={view.treatment} choices={view.treatments} />
      <div data-part="add-ons">
        {view.addOns.map(({ value, label, on }) => (
          <label key={value} class="tick">
            <input type="checkbox" name="addOn" value={value} checked={on} data-asks /> {label}
          </label>
        ))}
      </div>
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
      {view.places.length > 1 ? (
        <Asking name="location" label={t('diary.place')} value={view.location} choices={view.places} />
      ) : (
        <Carried fields={{ location: view.location }} />
      )}
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
      <div class="field">
        <label for="from">{t('phone.from')}</label>
        <input id="from" type="date" name="from" value={view.from} required data-asks />
      </div>
    </section>
  );
}

function When({ view }: ViewProps<PhoneView>): VNode {
  const { t } = useSite();
  return (
    <section class="panel">
      <h2>{t('phone.when')}</h2>
      <div data-part="times">
        {view.errors.when && <FieldError name="when" message={view.errors.when} />}
        {view.times.length === 0 && <p>{t('phone.none')}</p>}
        <fieldset>
          <legend class="unseen">{t('phone.times')}</legend>
          <div class="picks">
            {view.times.map((time) => (
              <label key={time.value} class="pick">
                <input type="radio" name="slot" value={time.value} checked={time.chosen} /> <time>{time.when}</time>{' '}
                <span class="soft">{time.with}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <details open={view.at !== '' || view.overbook !== '' || view.errors.at !== undefined}>
        <summary>{t('phone.exactly')}</summary>
        <p class="hint">{t('phone.exactly-hint')}</p>
        <label class="pick">
          <input
            type="radio"
            name="slot"
            value="at"
            checked={view.at !== '' && !view.times.some(({ chosen }) => chosen)}
          />{' '}
          {t('phone.exactly-this')}
        </label>
        <div class="field">
          <label for="day">{t('move.day')}</label>
          <input id="day" type="date" name="day" value={view.day} />
        </div>
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
      <Select name="language" label={t('phone.language')} value={view.language} choices={view.languages} />
      <label class="tick">
        <input type="checkbox" name="tell" value="yes" checked /> {t('phone.tell')}
      </label>
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
