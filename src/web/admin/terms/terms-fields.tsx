import type { VNode } from 'preact';
import { Field, FieldError, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { type Typed, type Unit, units } from './terms-form.js';

export interface FieldsView {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  /** Of a treatment: what holds where its field is empty, by the field's name. Undefined: these are the clinic's own terms. */
  readonly clinic?: Readonly<Record<string, string>>;
  /** What is added begins no visit, and so has no grid of its own. */
  readonly isAddOn?: boolean;
}

interface TermsFieldsProps {
  readonly site: Site;
  readonly view: FieldsView;
}

/** When a visit can be booked. */
export function BookingFields({ site, view }: TermsFieldsProps): VNode {
  return (
    <>
      <Amount site={site} view={view} name="minNotice" />
      <Count site={site} view={view} name="horizonDays" />
      {!view.isAddOn && <Count site={site} view={view} name="startEveryMinutes" />}
      {!view.clinic && <Count site={site} view={view} name="holdMinutes" />}
    </>
  );
}

/** Until when it can be moved and cancelled, and what it means to come later than that. */
export function CancellingFields({ site, view }: TermsFieldsProps): VNode {
  return (
    <>
      <Amount site={site} view={view} name="cancelNotice" />
      <Words site={site} view={view} name="lateCancellation" />
      <Words site={site} view={view} name="noShow" />
    </>
  );
}

/** When patients are reminded; the quiet hours, and what comes after a visit, are the whole clinic's. */
export function ReminderFields({ site, view }: TermsFieldsProps): VNode {
  const { t } = site;
  const { typed, errors, clinic } = view;
  return (
    <>
      <Field
        site={site}
        name="reminders"
        label={t('terms.reminders')}
        hint={
          clinic ? `${hintOf({ site, view }, 'reminders')} ${t('terms.reminders-none')}` : t('terms.reminders-hint')
        }
        value={typed.reminders}
        error={errors.reminders}
        optional={clinic !== undefined}
        input={{ inputMode: 'decimal', maxLength: 40, autocomplete: 'off' }}
      />
      {!clinic && (
        <>
          <Field
            site={site}
            name="quietFrom"
            label={t('terms.quietFrom')}
            hint={t('terms.quietFrom-hint')}
            value={typed.quietFrom}
            error={errors.quietFrom}
            optional
            input={{ maxLength: 5, autocomplete: 'off' }}
          />
          <Field
            site={site}
            name="quietTo"
            label={t('terms.quietTo')}
            value={typed.quietTo}
            error={errors.quietTo}
            optional
            input={{ maxLength: 5, autocomplete: 'off' }}
          />
          <Field
            site={site}
            name="afterVisit"
            label={t('terms.afterVisit')}
            hint={t('terms.afterVisit-hint')}
            value={typed.afterVisit}
            error={errors.afterVisit}
            optional
            input={{ inputMode: 'decimal', maxLength: 6, autocomplete: 'off' }}
          />
        </>
      )}
    </>
  );
}

function Count({
  site,
  view,
  name,
}: TermsFieldsProps & { readonly name: 'horizonDays' | 'startEveryMinutes' | 'holdMinutes' }): VNode {
  return (
    <Field
      site={site}
      name={name}
      label={site.t(`terms.${name}`)}
      hint={hintOf({ site, view }, name)}
      value={view.typed[name]}
      error={view.errors[name]}
      optional={view.clinic !== undefined}
      input={{ inputMode: 'numeric', maxLength: 7, autocomplete: 'off' }}
    />
  );
}

function Words({ site, view, name }: TermsFieldsProps & { readonly name: 'lateCancellation' | 'noShow' }): VNode {
  return (
    <Field
      site={site}
      name={name}
      label={site.t(`terms.${name}`)}
      hint={hintOf({ site, view }, name)}
      value={view.typed[name]}
      error={view.errors[name]}
      optional
      rows={3}
      input={{ maxLength: 300 }}
    />
  );
}

/** A number with its unit beside it. */
function Amount({ site, view, name }: TermsFieldsProps & { readonly name: 'minNotice' | 'cancelNotice' }): VNode {
  const { t } = site;
  const error = view.errors[name];
  const unit: Unit = view.typed[`${name}Unit`];
  const optional = view.clinic !== undefined;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>
        {t(`terms.${name}`)} {optional && <span class="soft">{t('form.optional')}</span>}
      </label>
      <p class="hint" id={`${name}-hint`}>
        {hintOf({ site, view }, name)}
      </p>
      {error && <FieldError name={name} message={error} />}
      <div class="amount">
        <input
          id={name}
          name={name}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={7}
          value={view.typed[name]}
          required={!optional}
          aria-describedby={[`${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')}
          aria-invalid={error ? 'true' : undefined}
        />
        <select name={`${name}Unit`} aria-label={t('terms.unit', { field: t(`terms.${name}`) })}>
          {units.map((one) => (
            <option key={one} value={one} selected={one === unit}>
              {t(`terms.unit.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

type Named =
  | 'minNotice'
  | 'cancelNotice'
  | 'horizonDays'
  | 'startEveryMinutes'
  | 'holdMinutes'
  | 'lateCancellation'
  | 'noShow'
  | 'reminders';

/** What it is; of a treatment, what it is without. */
function hintOf({ site: { t }, view: { clinic } }: TermsFieldsProps, name: Named): string {
  if (!clinic) return t(`terms.${name}-hint`);
  const value = clinic[name];
  return value ? t('terms.own.clinic', { value }) : t('terms.own.clinic-nothing');
}
