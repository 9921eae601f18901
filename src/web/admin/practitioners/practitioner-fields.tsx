import type { ComponentChildren, VNode } from 'preact';
import { personDetails } from '../../../clinic-file/details.js';
import { Carried, type Choice, emailInput, Field, Form, Select } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import { Ticks } from '../../shared/ticks.js';
import { SaveBar } from '../../staff/save-bar.js';
import { Tab } from '../../staff/tabbed.js';
import { SaveAndAnother } from '../resource/save-and-another.js';
import type { EntryForm } from '../resource/resource.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';

export interface PersonFields extends EntryForm {
  /** With first hours and an account. */
  readonly isNew: boolean;
  /** In the order of the reader's week. */
  readonly weekdays: readonly Choice[];
  readonly locations: readonly Choice[];
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
  return (
    <PractitionerForm fields={fields}>
      <Tab id="tab-details" title={t('practitioner.details')} first>
        <Details fields={fields} />
      </Tab>
      <Tab id="tab-treatments" title={t('practitioner.offers')}>
        <Offers fields={fields} />
      </Tab>
      <SaveBar save={t('practitioner.save')} />
    </PractitionerForm>
  );
}

/** The same of someone new, with an account and their first hours. */
export function NewPractitionerFields({ fields }: ControlProps): VNode {
  const { t } = useSite();
  return (
    <PractitionerForm fields={fields}>
      <Details fields={fields} />
      <Section id="offers-heading" title={t('practitioner.offers')}>
        <Offers fields={fields} />
      </Section>
      {fields.locations.length > 0 && <FirstHours fields={fields} />}
      <SaveBar save={t('practitioner.save')}>
        <SaveAndAnother />
      </SaveBar>
    </PractitionerForm>
  );
}

function PractitionerForm({ fields, children }: ControlProps & { readonly children: ComponentChildren }): VNode {
  const { action, typed, errors, carry, isNew } = fields;
  return (
    <Form {...{ action, typed, errors, carry }} entity={personDetails} class="over-tabs" unchecked={!isNew}>
      {children}
    </Form>
  );
}

function Details({ fields }: ControlProps): VNode {
  const { isNew, needs, typed } = fields;
  return (
    <div class="fields">
      <EntityFields
        choices={{ access: needs }}
        custom={{
          email: (
            <>
              <EntityField name="email" input={{ ...emailInput, autocomplete: 'off' }} />
              {isNew && <Invite chosen={typed.invite?.includes('yes') ?? false} />}
            </>
          ),
          languages: <Languages fields={fields} />,
          registration: <Registration />,
        }}
      />
    </div>
  );
}

function Invite({ chosen }: { readonly chosen: boolean }): VNode {
  const { t } = useSite();
  return (
    <label class="tick">
      <input type="checkbox" name="invite" value="yes" checked={chosen} />
      <span>
        {t('practitioner.give-account')} <span class="soft">{t('practitioner.give-account-hint')}</span>
      </span>
    </label>
  );
}

/** Most of their week; whatever else there is has pages of its own. */
function FirstHours({ fields: { typed, errors, weekdays, locations } }: ControlProps): VNode {
  const { t } = useSite();
  return (
    <Section id="hours-heading" title={t('practitioner.first-hours')}>
      <p class="hint">{t('practitioner.first-hours-hint')}</p>
      {locations.length > 1 ? (
        <Select name="hours.location" label={t('hours.location')} choices={locations} />
      ) : (
        <Carried fields={{ 'hours.location': locations[0]?.value }} />
      )}
      <div class="weekdays">
        <Ticks
          name="hours.weekday"
          legend={t('hours.weekday')}
          choices={weekdays}
          chosen={typed['hours.weekday'] ?? []}
          error={errors['hours.weekday']}
        />
      </div>
      <div class="pair">
        <Field
          name="hours.from"
          label={t('hours.from')}
          input={{ maxLength: 20, autocomplete: 'off', required: false }}
        />
        <Field name="hours.to" label={t('hours.to')} input={{ maxLength: 20, autocomplete: 'off', required: false }} />
      </div>
    </Section>
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
