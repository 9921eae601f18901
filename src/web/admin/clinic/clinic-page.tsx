import type { VNode } from 'preact';
import { clinicDetails } from '../../../clinic-file/clinic-details.js';
import { type Choice, FieldError, type FieldErrors, useForm } from '../../shared/form.js';
import type { LogoImage } from '../../shared/storefront.js';
import { EntityField } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import { EditForm } from '../resource/edit-form.js';
import type { EntryForm } from '../resource/resource.js';
import type { PageProps } from '../../staff/page-props.js';
import { BrandFields, LogoForm, PagesFields } from './brand-fields.js';

export interface ClinicMore {
  /** What another currency means for the prices there are. */
  readonly currencyMeans: { readonly text: string; readonly sure: string };
  /** What is wrong with the logo that was sent. */
  readonly logoErrors: FieldErrors;
}

interface ClinicView extends StaffView {
  readonly form: EntryForm<ClinicMore>;
  readonly currencies: readonly Choice[];
  readonly locales: readonly Choice[];
  /** A price as it is written. */
  readonly price: string;
  readonly clinicLocale: string;
  readonly logo: LogoImage | undefined;
}

/** What the clinic is called, how it writes its prices, and how its pages look. */
export function ClinicPage({ site, view }: PageProps<ClinicView>): VNode {
  const { t } = site;
  const { form, currencies, locales, price } = view;
  const { currencyMeans, logoErrors = {} } = form.more;
  const currency = (
    <>
      <EntityField name="currency" choices={currencies} />
      {currencyMeans && <OtherCurrency {...currencyMeans} />}
    </>
  );
  const locale = <EntityField name="locale" hint={t('clinic.locale-hint', { price })} choices={locales} />;
  const { clinicLocale } = view;
  const brand = <BrandFields clinicLocale={clinicLocale} />;
  const custom = { currency, locale, brand, pages: <PagesFields clinicLocale={clinicLocale} /> };
  return (
    <AdminPage
      view={{ ...view, errors: { ...logoErrors, ...view.errors } }}
      title={t('clinic.title')}
      here="/admin/clinic"
    >
      <EditForm entity={clinicDetails} form={form} custom={custom} submit={t('clinic.save')} />
      <LogoForm logo={view.logo} name={site.name} errors={logoErrors} />
    </AdminPage>
  );
}

function OtherCurrency({ text, sure }: ClinicMore['currencyMeans']): VNode {
  const { one, errors } = useForm();
  const error = errors.currencyMeant;
  return (
    <div class="notice bad">
      <p>{text}</p>
      {error && <FieldError name="currencyMeant" message={error} />}
      <label class="tick">
        <input
          id="currencyMeant"
          type="checkbox"
          name="currencyMeant"
          value={one('currency')}
          aria-describedby={error && 'currencyMeant-error'}
        />
        <span>{sure}</span>
      </label>
    </div>
  );
}
