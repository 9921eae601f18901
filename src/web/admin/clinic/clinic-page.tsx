import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { clinicDetails } from '../../../clinic-file/clinic-details.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { Carried, type Choice, ErrorSummary, FieldError, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityField, EntityFields } from '../../staff/entity-field.js';
import { StaffLayout } from '../../staff/staff-layout.js';

export interface ClinicView {
  readonly member: StaffMember;
  readonly typed: Typed;
  readonly seen?: string;
  readonly errors: FieldErrors;
  readonly currencies: readonly Choice[];
  readonly locales: readonly Choice[];
  /** A price as it is written. */
  readonly price: string;
  /** What another currency means for the prices there are. */
  readonly currencyMeans?: { readonly text: string; readonly sure: string };
  readonly fault?: string;
  readonly news?: string;
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
    <StaffLayout site={site} title={t('clinic.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('clinic.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={view.errors} />
      <form action="/admin/clinic" method="post">
        <Carried fields={{ seen: view.seen }} />
        <EntityFields
          site={site}
          form={form}
          custom={{
            currency: (
              <>
                <EntityField site={site} form={form} name="currency" choices={view.currencies} />
                <OtherCurrency view={view} />
              </>
            ),
            locale: (
              <EntityField
                site={site}
                form={form}
                name="locale"
                hint={t('clinic.locale-hint', { price: view.price })}
                choices={view.locales}
              />
            ),
          }}
        />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('clinic.save')}
          </button>
        </p>
      </form>
    </StaffLayout>
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
