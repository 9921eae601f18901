import type { VNode } from 'preact';
import { Carried, type Choice, Field, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import { NotificationPreference } from '../../staff/profile/notification-preference.js';
import type { TypedPerson } from './practitioner-form.js';

export interface PersonFields {
  readonly action: string;
  readonly typed: TypedPerson;
  readonly errors: FieldErrors;
  readonly seen?: string;
  /** Those they speak. */
  readonly languages: readonly Choice[];
  readonly moreLanguages: readonly Choice[];
  readonly genders: readonly Choice[];
  readonly needs: readonly Choice[];
  /** What can be offered at each location. */
  readonly offers: readonly { readonly place: string; readonly choices: readonly Choice[] }[];
}

interface PractitionerFieldsProps {
  readonly site: Site;
  readonly fields: PersonFields;
}

/** Who somebody is, what they say of themselves, and what they offer where. */
export function PractitionerFields({ site, fields }: PractitionerFieldsProps): VNode {
  const { t } = site;
  const { typed, errors } = fields;
  const text = (name: 'name' | 'title' | 'email' | 'profile', more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      site={site}
      name={name}
      label={t(`practitioner.${name}`)}
      value={typed[name]}
      error={errors[name]}
      input={{ maxLength: 200 }}
      {...more}
    />
  );
  return (
    <form action={fields.action} method="post">
      <Carried fields={{ seen: fields.seen }} />
      {text('name')}
      {text('title', { hint: t('practitioner.title-hint'), optional: true })}
      {text('email', {
        hint: t('practitioner.email-hint'),
        input: { type: 'email', maxLength: 254, autocomplete: 'off', spellcheck: false },
      })}
      {text('profile', {
        hint: t('practitioner.profile-hint'),
        optional: true,
        rows: 8,
        input: { maxLength: 4000 },
      })}
      <Languages site={site} fields={fields} />
      <Registration site={site} fields={fields} />
      <Ticks
        name="gender"
        type="radio"
        legend={t('practitioner.gender')}
        hint={t('practitioner.gender-hint')}
        choices={fields.genders}
        chosen={[typed.gender]}
      />
      <NotificationPreference site={site} chosen={typed.letters} />
      <Ticks name="access" legend={t('practitioner.access')} choices={fields.needs} chosen={typed.access} />
      <Offers site={site} fields={fields} />
      <button class="button" type="submit">
        {t('practitioner.save')}
      </button>
    </form>
  );
}

function Languages({ site: { t }, fields }: PractitionerFieldsProps): VNode {
  const add = (id: string) => (
    <Select
      id={id}
      name="addLanguage"
      label={t('practitioner.language-add')}
      value=""
      error={id === 'addLanguage' ? fields.errors.addLanguage : undefined}
      choices={[{ value: '', label: t('practitioner.language-none') }, ...fields.moreLanguages]}
    />
  );
  return (
    <>
      {fields.languages.length > 0 && (
        <Ticks
          name="languages"
          legend={t('practitioner.languages')}
          choices={fields.languages}
          chosen={fields.typed.languages}
        />
      )}
      {add('addLanguage')}
    </>
  );
}

function Registration({ site, fields: { typed, errors } }: PractitionerFieldsProps): VNode {
  const { t } = site;
  return (
    <fieldset class="field group">
      <legend>{t('practitioner.registration')}</legend>
      <Field
        site={site}
        name="registrationBody"
        label={t('practitioner.registration-body')}
        optional
        value={typed.registrationBody}
        error={errors.registrationBody}
        input={{ maxLength: 200 }}
      />
      <Field
        site={site}
        name="registrationNumber"
        label={t('practitioner.registration-number')}
        optional
        value={typed.registrationNumber}
        error={errors.registrationNumber}
        input={{ maxLength: 200 }}
      />
    </fieldset>
  );
}

function Offers({ site: { t }, fields }: PractitionerFieldsProps): VNode {
  return (
    <section aria-labelledby="offers-heading">
      <h2 id="offers-heading">{t('practitioner.offers')}</h2>
      <p class="hint">
        {t(
          fields.offers.some(({ choices }) => choices.length > 0)
            ? 'practitioner.offers-hint'
            : 'practitioner.offers-none',
        )}
      </p>
      {fields.offers
        .filter(({ choices }) => choices.length > 0)
        .map(({ place, choices }) => (
          <fieldset key={place} class="field">
            <legend>{place}</legend>
            {choices.map(({ value, label }) => (
              <label key={value} class="tick">
                <input type="checkbox" name="offers" value={value} checked={fields.typed.offers.includes(value)} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        ))}
    </section>
  );
}
