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
  /** "Acupuncture with cupping, 70 minutes, from $125": all but the place is folded into this line. */
  readonly folded?: string;
  /** The filters, and the mark of the link that led here. */
  readonly carried: Carry;
}

export interface AddOnChoice {
  readonly slug: string;
  readonly name: string;
  /** "+ 10 min, + $25" */
  readonly adds: string;
  readonly checked: boolean;
  /** Slugs of the treatments it goes with; script hides it beside any other. */
  readonly goesWith: readonly string[];
}

interface FindFieldsProps {
  readonly site: Site;
  readonly form: FindForm;
}

/** `short`: practitioners are chosen elsewhere on the page. */
export function FindFields({ site, form, short }: FindFieldsProps & { readonly short?: boolean }): VNode {
  const near = <NearField site={site} form={{ value: form.near, error: form.nearError, hint: form.nearHint }} />;
  return (
    <form class="finder" action="/find" method="get">
      <Carried fields={form.carried} />
      {form.folded ? (
        <>
          <details class="search">
            <summary>
              {form.folded} <span class="change">{site.t('book.change')}</span>
            </summary>
            <div class="finder">
              <TreatmentFields site={site} form={form} />
              <PractitionerField site={site} form={form} />
            </div>
          </details>
          {near}
        </>
      ) : (
        <>
          <TreatmentFields site={site} form={form} />
          {near}
          {short ? (
            <Carried fields={{ practitioner: form.practitioner || undefined }} />
          ) : (
            <PractitionerField site={site} form={form} />
          )}
        </>
      )}
      <button class="button" type="submit">
        {site.t('find.submit')}
      </button>
    </form>
  );
}

function TreatmentFields({ site, form }: FindFieldsProps): VNode {
  return (
    <>
      <Select name="treatment" label={site.t('find.treatment')} value={form.treatment} choices={form.treatments} />
      <AddOns site={site} form={form} />
    </>
  );
}

function PractitionerField({ site: { t }, form }: FindFieldsProps): VNode {
  return (
    <Select
      name="practitioner"
      label={t('find.practitioner')}
      value={form.practitioner}
      choices={[{ value: '', label: t('find.anyone') }, ...form.practitioners]}
    />
  );
}

function AddOns({ site, form }: FindFieldsProps): VNode | null {
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
