import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { EntityField, type EntityForm } from '../../staff/entity-field.js';

export interface FieldsView {
  readonly form: EntityForm;
  /** Of a treatment: what holds where its field is empty, by the field's name. Undefined: these are the clinic's own terms. */
  readonly clinic?: Readonly<Record<string, string>>;
  /** What is added begins no visit, and so has no grid of its own. */
  readonly isAddOn?: boolean;
}

interface BookingRulesFieldsProps {
  readonly site: Site;
  readonly view: FieldsView;
}

/** When a visit can be booked. */
export function BookingFields({ site, view }: BookingRulesFieldsProps): VNode {
  return (
    <>
      <Term site={site} view={view} name="minNoticeMinutes" />
      <Term site={site} view={view} name="horizonDays" />
      {!view.isAddOn && <Term site={site} view={view} name="startEveryMinutes" />}
      {!view.clinic && <Term site={site} view={view} name="holdMinutes" />}
    </>
  );
}

/** Until when it can be moved and cancelled, and what it means to come later than that. */
export function CancellingFields({ site, view }: BookingRulesFieldsProps): VNode {
  return (
    <>
      <Term site={site} view={view} name="cancelNoticeMinutes" />
      <Term site={site} view={view} name="lateCancellation" />
      <Term site={site} view={view} name="noShow" />
    </>
  );
}

/** When patients are reminded; the quiet hours, and what comes after a visit, are the whole clinic's. */
export function ReminderFields({ site, view }: BookingRulesFieldsProps): VNode {
  return (
    <>
      <Term site={site} view={view} name="reminders" more={site.t('terms.reminders-none')} optional={false} />
      {!view.clinic && (
        <>
          <Term site={site} view={view} name="quietHours.from" />
          <Term site={site} view={view} name="quietHours.to" />
          <Term site={site} view={view} name="afterVisitMinutes" />
        </>
      )}
    </>
  );
}

interface TermProps extends BookingRulesFieldsProps {
  readonly name: string;
  readonly more?: string;
  /** Of the whole clinic; of a treatment every term may be left out. */
  readonly optional?: boolean;
}

/** With what it is for a hint; of a treatment, what it is without. */
function Term({ site, view, name, more = '', optional }: TermProps): VNode {
  const { form, clinic } = view;
  if (!clinic) return <EntityField site={site} form={form} name={name} optional={optional} />;
  const value = clinic[name];
  const hint = value ? site.t('terms.own.clinic', { value }) : site.t('terms.own.clinic-nothing');
  return <EntityField site={site} form={form} name={name} hint={`${hint} ${more}`.trim()} />;
}
