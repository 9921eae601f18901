import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { EntityField, type EntityForm } from '../../staff/entity-field.js';
import type { ViewProps } from '../../staff/page-props.js';

export interface FieldsView {
  readonly form: EntityForm;
  /** Of a treatment: what holds where its field is empty, by the field's name. Undefined: these are the clinic's own terms. */
  readonly clinic?: Readonly<Record<string, string>>;
  /** What is added begins no visit, and so has no grid of its own. */
  readonly isAddOn?: boolean;
}

/** When a visit can be booked. */
export function BookingFields({ view }: ViewProps<FieldsView>): VNode {
  return (
    <>
      <Term view={view} name="minNoticeMinutes" />
      <Term view={view} name="horizonDays" />
      {!view.isAddOn && <Term view={view} name="startEveryMinutes" />}
      {!view.clinic && <Term view={view} name="holdMinutes" />}
    </>
  );
}

/** Until when it can be moved and cancelled, and what it means to come later than that. */
export function CancellingFields({ view }: ViewProps<FieldsView>): VNode {
  return (
    <>
      <Term view={view} name="cancelNoticeMinutes" />
      <Term view={view} name="lateCancellation" />
      <Term view={view} name="noShow" />
    </>
  );
}

/** When patients are reminded; the quiet hours, and what comes after a visit, are the whole clinic's. */
export function ReminderFields({ view }: ViewProps<FieldsView>): VNode {
  const { t } = useSite();
  return (
    <>
      <Term view={view} name="reminders" more={t('terms.reminders-none')} optional={false} />
      {!view.clinic && (
        <>
          <Term view={view} name="quietHours.from" />
          <Term view={view} name="quietHours.to" />
          <Term view={view} name="afterVisitMinutes" />
        </>
      )}
    </>
  );
}

interface TermProps extends ViewProps<FieldsView> {
  readonly name: string;
  readonly more?: string;
  /** Of the whole clinic; of a treatment every term may be left out. */
  readonly optional?: boolean;
}

/** With what it is for a hint; of a treatment, what it is without. */
function Term({ view, name, more = '', optional }: TermProps): VNode {
  const { t } = useSite();
  const { clinic } = view;
  if (!clinic) return <EntityField name={name} optional={optional} />;
  const value = clinic[name];
  const hint = value ? t('terms.own.clinic', { value }) : t('terms.own.clinic-nothing');
  return <EntityField name={name} hint={`${hint} ${more}`.trim()} />;
}
