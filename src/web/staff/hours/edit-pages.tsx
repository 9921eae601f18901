import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Entity } from '../../../configuration/entity.js';
import { said } from '../../../configuration/form.js';
import { exception, timeOff, weeklyHours } from '../../../practitioners/hours.entity.js';
import { Carried, type Choice, ErrorSummary, Field, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import { EntityField, EntityFields, type EntityForm } from '../entity-field.js';
import { StaffLayout } from '../staff-layout.js';
import type { HoursForm } from './hours-form.js';

export interface EditView extends HoursForm {
  readonly member: StaffMember;
  readonly name: string;
  readonly here: string;
  readonly places: readonly Choice[];
  /** Monday to Sunday, as the reader calls them. */
  readonly weekdays: readonly string[];
  readonly errors: FieldErrors;
}

interface EditPageProps {
  readonly site: Site;
  readonly view: EditView;
}

/** The form for one kind of change. */
export function EditPage({ site, view }: EditPageProps): VNode {
  const { kind } = view;
  if (kind === 'date' || kind === 'date-gone') return <DatePage site={site} view={view} />;
  if (kind === 'off' || kind === 'off-gone') return <OffPage site={site} view={view} />;
  return <WeeklyPage site={site} view={view} />;
}

const formOf = (entity: Pick<Entity, 'name' | 'fields'>, { typed, errors }: EditView): EntityForm => ({
  entity,
  typed,
  errors,
});

function WeeklyPage({ site, view }: EditPageProps): VNode {
  const { t } = site;
  const { typed, errors, id } = view;
  const form = formOf(weeklyHours, view);
  const often = said(typed, 'everyWeeks') || '1';
  return (
    <Frame site={site} view={view} title={t(id ? 'hours.weekly.change' : 'hours.weekly.new')}>
      <Form site={site} view={view} fields={{ kind: 'weekly', id: id || undefined }}>
        <div class="weekdays">
          <Ticks
            name="weekday"
            legend={t('hours.weekday')}
            choices={view.weekdays.map((label, n) => ({ value: String(n + 1), label }))}
            chosen={typed.weekday ?? []}
            error={errors.weekday}
          />
        </div>
        <div class="period">
          <p class="hint">{t('hours.time-hint')}</p>
          <div class="pair">
            <EntityField site={site} form={form} name="from" />
            <EntityField site={site} form={form} name="to" />
          </div>
        </div>
        <PlaceChoice site={site} view={view} form={form} />
        <Select
          name="everyWeeks"
          label={t('hours.everyWeeks')}
          value={often}
          error={errors.everyWeeks}
          choices={[...new Set(['1', '2', '3', '4', often])].map((value) => ({
            value,
            label: t('hours.every', { weeks: Number(value) }),
          }))}
        />
        <EntityField site={site} form={form} name="starting" />
      </Form>
      {id && (
        <form action={`${view.here}/changes`} method="post">
          <Carried fields={{ kind: 'weekly-gone', id }} />
          <p class="actions">
            <button class="button quiet danger" type="submit" data-once>
              {t('hours.weekly.remove')}
            </button>
          </p>
        </form>
      )}
    </Frame>
  );
}

/** So many periods a day has room for at first. */
const roomFor = 3;

function DatePage({ site, view }: EditPageProps): VNode {
  const { t } = site;
  const { typed, errors } = view;
  const form = formOf(exception, view);
  const [from = [], to = []] = [typed['open.from'], typed['open.to']];
  // Empty rows are none, and faults count without them.
  const rows = Array.from({ length: Math.max(from.length, to.length) }, (_, n) => [from[n] ?? '', to[n] ?? '']);
  const periods = rows.filter((row) => row.some((text) => text.trim()));
  const empty = Array.from({ length: Math.max(roomFor - periods.length, 1) }, () => ['', '']);
  const time = (name: 'from' | 'to', n: number, value = '') => (
    <Field
      site={site}
      id={`open.${n}.${name}`}
      name={`open.${name}`}
      label={t(`hours.open.${name}`)}
      value={value}
      error={errors[`open.${n}.${name}`]}
      input={{ maxLength: 5, required: false, autocomplete: 'off' }}
    />
  );
  return (
    <Frame site={site} view={view} title={t('hours.date.title')}>
      <Form site={site} view={view} fields={{ kind: 'date' }}>
        <EntityField site={site} form={form} name="date" />
        <PlaceChoice site={site} view={view} form={form} />
        <p class="hint">{t('hours.open-hint')}</p>
        {[...periods, ...empty].map(([begins, ends], n) => (
          <fieldset key={n} class="field">
            <legend>{t('hours.open.period', { number: n + 1 })}</legend>
            <div class="pair">
              {time('from', n, begins)}
              {time('to', n, ends)}
            </div>
          </fieldset>
        ))}
      </Form>
    </Frame>
  );
}

function OffPage({ site, view }: EditPageProps): VNode {
  return (
    <Frame site={site} view={view} title={site.t('time-off.title')}>
      <Form site={site} view={view} fields={{ kind: 'off' }}>
        <EntityFields site={site} form={formOf(timeOff, view)} />
      </Form>
    </Frame>
  );
}

function PlaceChoice({ site, view: { places }, form }: EditPageProps & { readonly form: EntityForm }): VNode {
  if (places.length < 2) return <Carried fields={{ location: places[0]?.value }} />;
  return <EntityField site={site} form={form} name="location" choices={places} />;
}

type FrameProps = EditPageProps & { readonly title: string; readonly children: VNode | (VNode | false | '')[] };

function Frame({ site, view, title, children }: FrameProps): VNode {
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/staff/hours" styles={[site.assets.hoursStyle]}>
      <p>
        <a href={view.here}>{site.t('hours.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="soft">{view.name}</p>
      <ErrorSummary site={site} errors={view.errors} />
      {children}
    </StaffLayout>
  );
}

interface FormProps extends EditPageProps {
  readonly fields: Readonly<Record<string, string | undefined>>;
  readonly children: VNode | (VNode | VNode[])[];
}

function Form({ site: { t }, view, fields, children }: FormProps): VNode {
  return (
    <form action={`${view.here}/changes`} method="post">
      <Carried fields={fields} />
      {children}
      <p class="hint">{t('hours.next-hint')}</p>
      <p class="actions">
        <button class="button" type="submit" data-once>
          {t('hours.next')}
        </button>
      </p>
    </form>
  );
}
