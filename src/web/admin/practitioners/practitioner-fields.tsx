import type { VNode } from 'preact';
import { personDetails } from '../../../clinic-file/details.js';
import { type Choice, Form, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { Ticks } from '../../shared/ticks.js';
import { SaveBar } from '../../staff/save-bar.js';
import { Tab } from '../../staff/tabbed.js';
import type { EntryForm } from '../resource/resource.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';

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
  const { t } = useSite();
  const { action, typed, errors, carry } = fields;
  const form = { action, typed, errors, carry, entity: personDetails };
  return (
    <Form {...form} class="over-tabs" unchecked>
      <Tab id="tab-details" title={t('practitioner.details')} first>
        <div class="fields">
          <EntityFields
            choices={{ access: fields.needs }}
            custom={{
              email: <EntityField name="email" input={{ type: 'email', autocomplete: 'off', spellcheck: false }} />,
              languages: <Languages fields={fields} />,
              registration: <Registration />,
            }}
          />
        </div>
      </Tab>
      <Tab id="tab-treatments" title={t('practitioner.offers')}>
        <Offers fields={fields} />
      </Tab>
      <SaveBar save={t('practitioner.save')} />
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
        error={spoken ? '' : errors.languages}
        choices={[{ value: '', label: t('practitioner.language-none') }, ...moreLanguages]}
      />
    </>
  );
}

function Registration(): VNode {
  return (
    <>
      <EntityField name="registration.body" />
      <EntityField name="registration.number" />
    </>
  );
}

function Offers({ fields }: ControlProps): VNode {
  const { t } = useSite();
  return (
    <>
      <p class="hint">
        {t(
          fields.offers.some(({ choices }) => choices.length > 0)
            ? 'practitioner.offers-hint'
            : 'practitioner.offers-none',
        )}
      </p>
      <div class="fields three">
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
      </div>
    </>
  );
}
