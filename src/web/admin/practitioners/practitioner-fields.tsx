import type { VNode } from 'preact';
import { personDetails } from '../../../clinic-file/details.js';
import { Carried, type Choice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import type { Form } from '../resource/resource.js';
import { EntityField, EntityFields, type EntityForm } from '../../staff/entity-field.js';

export interface PersonFields extends Form {
  /** Those they speak. */
  readonly languages: readonly Choice[];
  readonly moreLanguages: readonly Choice[];
  readonly needs: readonly Choice[];
  /** What can be offered at each location. */
  readonly offers: readonly { readonly place: string; readonly choices: readonly Choice[] }[];
}

interface ControlProps {
  readonly site: Site;
  readonly fields: PersonFields;
}

/** Who somebody is, what they say of themselves, and what they offer where. */
export function PractitionerFields({ site, fields }: ControlProps): VNode {
  const { typed, errors } = fields;
  const form = { entity: personDetails, typed, errors };
  return (
    <form action={fields.action} method="post">
      <Carried fields={fields.carry} />
      <EntityFields
        site={site}
        form={form}
        choices={{ access: fields.needs }}
        custom={{
          email: (
            <EntityField
              site={site}
              form={form}
              name="email"
              input={{ type: 'email', autocomplete: 'off', spellcheck: false }}
            />
          ),
          languages: <Languages site={site} fields={fields} />,
          registration: <Registration site={site} form={form} />,
        }}
      />
      <Offers site={site} fields={fields} />
      <button class="button" type="submit">
        {site.t('practitioner.save')}
      </button>
    </form>
  );
}

/** Those they speak, to be ticked, and one more of all there are. */
function Languages({ site: { t }, fields: { typed, errors, languages, moreLanguages } }: ControlProps): VNode {
  const spoken = languages.length > 0;
  return (
    <>
      {spoken && (
        <Ticks
          name="languages"
          legend={t('practitioner.languages')}
          error={errors.languages}
          choices={languages}
          chosen={typed.languages ?? []}
        />
      )}
      <Select
        id={spoken ? 'languages-new' : 'languages'}
        name="languages"
        label={t('practitioner.language-add')}
        value=""
        error={spoken ? undefined : errors.languages}
        choices={[{ value: '', label: t('practitioner.language-none') }, ...moreLanguages]}
      />
    </>
  );
}

function Registration({ site, form }: { readonly site: Site; readonly form: EntityForm }): VNode {
  return (
    <fieldset class="field group">
      <legend>{site.t('practitioner.registration')}</legend>
      <EntityField site={site} form={form} name="registration.body" />
      <EntityField site={site} form={form} name="registration.number" />
    </fieldset>
  );
}

function Offers({ site: { t }, fields }: ControlProps): VNode {
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
                <input type="checkbox" name="offers" value={value} checked={fields.typed.offers?.includes(value)} />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
        ))}
    </section>
  );
}
