import type { VNode } from 'preact';
import { personDetails } from '../../../clinic-file/person-edits.js';
import { type Choice, Form, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { Ticks } from '../../shared/ticks.js';
import type { EntryForm } from '../resource/resource.js';
import { EntityField, EntityFields, type EntityForm } from '../../staff/entity-field.js';

export interface PersonFields extends EntryForm {
  /** Those they speak. */
  readonly languages: readonly Choice[];
  readonly moreLanguages: readonly Choice[];
  readonly needs: readonly Choice[];
  /** What can be offered at each location. */
  readonly offers: readonly { readonly place: string; readonly choices: readonly Choice[] }[];
}

interface ControlProps {
  readonly fields: PersonFields;
}

/** Who somebody is, what they say of themselves, and what they offer where. */
export function PractitionerFields({ fields }: ControlProps): VNode {
  const site = useSite();
  const { typed, errors } = fields;
  const form = { entity: personDetails, typed, errors };
  return (
    <Form action={fields.action} carry={fields.carry}>
      <EntityFields
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
          languages: <Languages fields={fields} />,
          registration: <Registration form={form} />,
        }}
      />
      <Offers fields={fields} />
      <Submit>{site.t('practitioner.save')}</Submit>
    </Form>
  );
}

/** Those they speak, to be ticked, and one more of all there are. */
function Languages({ fields: { typed, errors, languages, moreLanguages } }: ControlProps): VNode {
  const { t } = useSite();
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

function Registration({ form }: { readonly form: EntityForm }): VNode {
  const site = useSite();
  return (
    <fieldset class="field group">
      <legend>{site.t('practitioner.registration')}</legend>
      <EntityField site={site} form={form} name="registration.body" />
      <EntityField site={site} form={form} name="registration.number" />
    </fieldset>
  );
}

function Offers({ fields }: ControlProps): VNode {
  const { t } = useSite();
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
