import type { VNode } from 'preact';
import { clinicDetails } from '../../../clinic-file/clinic-details.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { type Choice, FieldError, type FieldErrors, Form } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';

export interface ClinicView extends StaffView {
  readonly typed: Typed;
  readonly seen?: string;
  readonly errors: FieldErrors;
  readonly currencies: readonly Choice[];
  readonly locales: readonly Choice[];
  /** A price as it is written. */
  readonly price: string;
  /** What another currency means for the prices there are. */
  readonly currencyMeans?: { readonly text: string; readonly sure: string };
}

interface ClinicPageProps {
  readonly site: Site;
  readonly view: ClinicView;
}

/** What the clinic is called, and how it writes its prices. */
export function ClinicPage({ site, view }: ClinicPageProps): VNode {
  const { t } = site;
  const form = { entity: clinicDetails, typed: view.typed, errors: view.errors };
  return (
    <AdminPage view={view} title={t('clinic.title')}>
      <Form action="/admin/clinic" carry={{ seen: view.seen }} submit={t('clinic.save')}>
        <EntityFields
          form={form}
          custom={{
            currency: (
              <>
                <EntityField form={form} name="currency" choices={view.currencies} />
                <OtherCurrency view={view} />
              </>
            ),
            locale: (
              <EntityField
                form={form}
                name="locale"
                hint={t('clinic.locale-hint', { price: view.price })}
                choices={view.locales}
              />
            ),
          }}
        />
      </Form>
    </AdminPage>
  );
}

function OtherCurrency({ view: { currencyMeans, errors, typed } }: Pick<ClinicPageProps, 'view'>): VNode | null {
  if (!currencyMeans) return null;
  return (
    <div class="notice bad">
      <p>{currencyMeans.text}</p>
      {errors.currencyMeant && <FieldError name="currencyMeant" message={errors.currencyMeant} />}
      <label class="tick">
        <input
          id="currencyMeant"
          type="checkbox"
          name="currencyMeant"
          value={said(typed, 'currency')}
          aria-describedby={errors.currencyMeant && 'currencyMeant-error'}
        />
        <span>{currencyMeans.sure}</span>
      </label>
    </div>
  );
}
