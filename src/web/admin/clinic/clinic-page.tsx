import type { VNode } from 'preact';
import { clinicDetails } from '../../../clinic-file/clinic-details.js';
import { type Choice, FieldError, type FieldErrors, Form, useForm } from '../../shared/form.js';
import type { LogoImage } from '../../shared/storefront.js';
import { SaveBar } from '../../staff/save-bar.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { EntryForm } from '../resource/resource.js';
import type { PageProps } from '../../staff/page-props.js';
import { BrandFields, LogoForm, PagesFields } from './brand-fields.js';

export interface ClinicMore {
  /** What another currency means for the prices there are. */
  readonly currencyMeans: {
    readonly text: string;
    /** Which places it does not concern. */
    readonly own: string | undefined;
    readonly sure: string;
  };
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
  const { action, typed, errors, carry } = form;
  return (
    <AdminPage
      view={{ ...view, errors: { ...logoErrors, ...view.errors } }}
      title={t('clinic.title')}
      here="/admin/clinic"
    >
      <Tabbed
        tabs={[
          ['tab-details', t('clinic.details')],
          ['tab-looks', t('clinic.brand')],
          ['tab-data', t('clinic.pages')],
          ['tab-photo', t('logo.title')],
        ]}
      >
        <Form {...{ action, typed, errors, carry }} entity={clinicDetails} class="over-tabs" files unchecked>
          <Tab id="tab-details" title={t('clinic.details')} first>
            <div class="fields">
              <EntityFields custom={{ currency, locale, brand: null, pages: null }} />
            </div>
          </Tab>
          <Tab id="tab-looks" title={t('clinic.brand')}>
            <BrandFields clinicLocale={clinicLocale} />
          </Tab>
          <Tab id="tab-data" title={t('clinic.pages')}>
            <PagesFields clinicLocale={clinicLocale} />
          </Tab>
          <SaveBar save={t('clinic.save')} />
        </Form>
        <Tab id="tab-photo" title={t('logo.title')}>
          <LogoForm logo={view.logo} name={site.name} errors={logoErrors} />
        </Tab>
      </Tabbed>
    </AdminPage>
  );
}

function OtherCurrency({ text, own, sure }: ClinicMore['currencyMeans']): VNode {
  const { one, errors } = useForm();
  const error = errors.currencyMeant;
  return (
    <div class="notice bad">
      <p>{text}</p>
      {own && <p>{own}</p>}
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
