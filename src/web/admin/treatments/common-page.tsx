import type { VNode } from 'preact';
import type { Typed } from '../../../configuration/form-kinds.js';
import { type FieldErrors, Form, Submit, useForm } from '../../shared/form.js';
import { FieldError } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../../staff/page-props.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';

export interface CommonView extends StaffView {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly currency: string;
  readonly once: string;
  readonly treatments: readonly { readonly slug: string; readonly name: string; readonly facts: string }[];
}

/** Treatments that many clinics offer, to be ticked instead of written; and the way to one of one's own. */
export function CommonPage({ site, view }: PageProps<CommonView>): VNode {
  const { t } = site;
  const { typed, errors, treatments, currency, once } = view;
  return (
    <AdminPage site={site} view={view} title={t('common.title')} here="/admin/treatments/common">
      <p>{t(treatments.length > 0 ? 'common.lead' : 'common.all-there')}</p>
      <Form action="/admin/treatments/common" typed={typed} errors={errors} carry={{ once }}>
        {errors.treatment && <FieldError name="treatment" message={errors.treatment} />}
        <ul class="common">
          {treatments.map(({ slug, name, facts }, at) => (
            <li key={slug}>
              <label class="tick">
                <input
                  id={at === 0 ? 'treatment' : undefined}
                  type="checkbox"
                  name="treatment"
                  value={slug}
                  checked={typed.treatment?.includes(slug)}
                />
                <span>
                  {name} <span class="soft">{facts}</span>
                </span>
              </label>
              <Price slug={slug} name={name} currency={currency} />
            </li>
          ))}
        </ul>
        <p class="actions">
          {treatments.length > 0 && <Submit>{t('common.submit')}</Submit>}
          <a class="button quiet" href="/admin/treatments/base/new">
            {t('common.own')}
          </a>
        </p>
      </Form>
    </AdminPage>
  );
}

interface PriceProps {
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
}

/** Beside its treatment, which only those who hear the page are told again. */
function Price({ slug, name, currency }: PriceProps): VNode {
  const { t } = useSite();
  const { one, errors } = useForm();
  const id = `price.${slug}`;
  const error = errors[id];
  return (
    <div class="price">
      {error && <FieldError name={id} message={error} />}
      <label for={id}>
        <span class="unseen">{t('common.price', { name })}</span> {currency}
      </label>
      <input
        id={id}
        name={id}
        value={one(id)}
        inputMode="decimal"
        maxLength={14}
        autocomplete="off"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error && `${id}-error`}
      />
    </div>
  );
}
