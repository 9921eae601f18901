import type { VNode } from 'preact';
import { Carried, type Carry, type Choice, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { NearField } from './near-field.js';

export interface FindForm {
  readonly treatment: string;
  readonly treatments: readonly Choice[];
  readonly addOns: readonly AddOnChoice[];
  readonly near: string;
  readonly nearError?: string;
  readonly nearHint?: string;
  readonly practitioner: string;
  readonly practitioners: readonly Choice[];
  /** The filters, and the mark of the link that led here. */
  readonly carried: Carry;
}

export interface AddOnChoice {
  readonly slug: string;
  readonly name: string;
  /** "+10 minutes, $25" */
  readonly adds: string;
  readonly checked: boolean;
  /** Slugs of the treatments it goes with; script hides it beside any other. */
  readonly goesWith: readonly string[];
}

export function FindFields({ site, form }: { readonly site: Site; readonly form: FindForm }): VNode {
  const { t } = site;
  return (
    <form class="finder" action="/find" method="get">
      <Carried fields={form.carried} />
      <Select name="treatment" label={t('find.treatment')} value={form.treatment} choices={form.treatments} />
      <AddOns site={site} form={form} />
      <NearField site={site} form={{ value: form.near, error: form.nearError, hint: form.nearHint }} />
      <Select
        name="practitioner"
        label={t('find.practitioner')}
        value={form.practitioner}
        choices={[{ value: '', label: t('find.anyone') }, ...form.practitioners]}
      />
      <button class="button" type="submit">
        {t('find.submit')}
      </button>
    </form>
  );
}

function AddOns({ site, form }: { readonly site: Site; readonly form: FindForm }): VNode | null {
  const fitting = (addOn: AddOnChoice) => addOn.goesWith.includes(form.treatment);
  if (form.addOns.length === 0) return null;
  return (
    <fieldset class="field add-ons" hidden={!form.addOns.some(fitting)}>
      <legend>{site.t('find.add-ons')}</legend>
      {form.addOns.map((addOn) => (
        <label key={addOn.slug} class="tick" hidden={!fitting(addOn)} data-goes-with={addOn.goesWith.join(' ')}>
          <input type="checkbox" name="addOn" value={addOn.slug} checked={addOn.checked} />
          <span>
            {addOn.name} <span class="soft">{addOn.adds}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
