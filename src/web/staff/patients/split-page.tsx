import type { VNode } from 'preact';
import { type Choice, emailInput, Field, Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { Ticks } from '../../shared/ticks.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import { Overlaps } from './overlaps.js';
import { patientAddress } from './patient-address.js';

/** What stands in the form so far. */
export interface SplitForm {
  readonly visit: readonly string[];
  /** Whose they are: a patient's id; empty: of whoever is typed. */
  readonly to: string;
  readonly q: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
}

export interface SplitView extends StaffView {
  readonly patient: string;
  readonly name: string;
  readonly visits: readonly Choice[];
  /** Who it could be: records that were merged into this one, and those found. */
  readonly people: readonly Choice[];
  readonly form: SplitForm;
}

/** Which appointments are somebody else's, and whose. */
export function SplitPage({ site, view }: PageProps<SplitView>): VNode {
  const { t, assets } = site;
  const { patient, name, visits, people, form, errors = {} } = view;
  const here = patientAddress(patient);
  const someone = { value: '', label: t('split.someone') };
  return (
    <StaffPage
      view={view}
      title={t('split.title')}
      back={{ href: here, text: name }}
      here="/staff/patients/one"
      styles={[assets.deskStyle]}
    >
      <p>{t('split.lead', { name })}</p>
      {visits.length === 0 ? (
        <p class="soft">{t('split.none')}</p>
      ) : (
        <Form class="two" action={`${here}/split`} typed={{ ...form }} errors={errors}>
          <Ticks name="visit" legend={t('split.which')} error={errors['visit']} choices={visits} chosen={form.visit} />
          <Section id="whose" title={t('split.whose')} class="panel">
            <Field
              name="q"
              label={t('split.search')}
              optional
              input={{ type: 'search', autocomplete: 'off', maxLength: 100 }}
            />
            <p>
              <button class="button quiet small" type="submit" formAction={`${here}/split/search`} formNoValidate>
                {t('merge.find')}
              </button>
            </p>
            <Ticks
              type="radio"
              name="to"
              legend={t('split.patient')}
              choices={[...people, someone]}
              chosen={[form.to]}
            />
            <Field
              name="name"
              label={t('phone.name')}
              hint={t('split.hint')}
              input={{ autocomplete: 'off', required: false }}
            />
            <Field
              name="phone"
              label={t('phone.phone')}
              input={{ type: 'tel', autocomplete: 'off', required: false }}
            />
            <Field name="email" label={t('phone.email')} optional input={{ ...emailInput, autocomplete: 'off' }} />
            <p class="actions">
              <Submit>{t('split.continue')}</Submit>
            </p>
          </Section>
        </Form>
      )}
    </StaffPage>
  );
}

export interface SplitCheckView extends StaffView {
  readonly patient: string;
  readonly name: string;
  readonly visits: readonly Choice[];
  /** Whose they will be, in words. */
  readonly whose: string;
  readonly overlaps: readonly string[];
  readonly form: SplitForm;
  readonly seen: string;
}

/** What will happen, before it does. */
export function SplitCheckPage({ site, view }: PageProps<SplitCheckView>): VNode {
  const { t, assets } = site;
  const { patient, name, visits, form, seen } = view;
  const here = `/staff/patients/${patient}/split`;
  return (
    <StaffPage
      view={view}
      title={t('split.title')}
      heading={t('split.check')}
      here="/staff/patients/one"
      back={{ href: here, text: t('split.others') }}
      styles={[assets.deskStyle]}
    >
      <p>{t('split.leave', { name })}</p>
      <ul class="rows">
        {visits.map(({ value, label, hint }) => (
          <li key={value}>
            <span>
              {label}
              <span class="soft">{hint}</span>
            </span>
          </li>
        ))}
      </ul>
      <p>{view.whose}</p>
      <Overlaps overlaps={view.overlaps} />
      <p class="soft">{t('moves.undoable')}</p>
      <Form action={here} carry={{ ...form, seen }}>
        <p class="actions">
          <Submit>{t('split.do')}</Submit>
        </p>
      </Form>
    </StaffPage>
  );
}
