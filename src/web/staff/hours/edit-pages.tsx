import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Choice, ErrorSummary, Field, FieldError, type FieldErrors, Select } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import type { WeekdayChoice } from '../../shared/weekday-names.js';
import { StaffLayout } from '../staff-layout.js';
import { periods, type Typed } from './hours-form.js';

export interface EditView {
  readonly member: StaffMember;
  readonly name: string;
  readonly here: string;
  readonly places: readonly Choice[];
  readonly weekdays: readonly WeekdayChoice[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
}

interface EditPageProps {
  readonly site: Site;
  readonly view: EditView;
}

/** The form for one kind of change. */
export function EditPage({ site, view }: EditPageProps): VNode {
  const { kind } = view.typed;
  if (kind === 'date' || kind === 'date-gone') return <DatePage site={site} view={view} />;
  if (kind === 'off' || kind === 'off-gone') return <OffPage site={site} view={view} />;
  return <WeeklyPage site={site} view={view} />;
}

function WeeklyPage({ site, view }: EditPageProps): VNode {
  const { t } = site;
  const { typed, errors } = view;
  return (
    <Frame site={site} view={view} title={t(typed.id ? 'hours.weekly.change' : 'hours.weekly.new')}>
      <Form site={site} view={view} fields={{ kind: 'weekly', id: typed.id || undefined }}>
        <fieldset class={errors.weekday ? 'field wrong' : 'field'} id="weekday">
          <legend>{t('hours.weekly.days')}</legend>
          {errors.weekday && <FieldError name="weekday" message={errors.weekday} />}
          <div class="weekdays">
            {view.weekdays.map(({ day, name }) => (
              <label key={day} class="tick">
                <input type="checkbox" name="weekday" value={day} checked={typed.weekday.includes(day)} /> {name}
              </label>
            ))}
          </div>
        </fieldset>
        <Period site={site} view={view} from="from" to="to" hint />
        <PlaceChoice site={site} view={view} />
        <Select
          name="everyWeeks"
          label={t('hours.how-often')}
          value={String(typed.everyWeeks)}
          choices={[1, 2, 3, 4].map((weeks) => ({ value: String(weeks), label: t('hours.every', { weeks }) }))}
        />
        <Field
          site={site}
          name="starting"
          label={t('hours.starting')}
          hint={t('hours.starting-hint')}
          optional
          value={typed.starting}
          error={errors.starting}
          input={{ type: 'date' }}
        />
      </Form>
      {typed.id && (
        <form action={`${view.here}/changes`} method="post">
          <Carried fields={{ kind: 'weekly-gone', id: typed.id }} />
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

function DatePage({ site, view }: EditPageProps): VNode {
  const { t } = site;
  const { typed, errors } = view;
  return (
    <Frame site={site} view={view} title={t('hours.date.title')}>
      <Form site={site} view={view} fields={{ kind: 'date' }}>
        <Field
          site={site}
          name="date"
          label={t('hours.date')}
          value={typed.date}
          error={errors.date}
          input={{ type: 'date' }}
        />
        <PlaceChoice site={site} view={view} />
        <p class="hint">{t('hours.date.hint')}</p>
        {periods.map((n) => (
          <fieldset key={n} class="field">
            <legend>{t('hours.date.period', { number: n + 1 })}</legend>
            <Period site={site} view={view} from={`from-${n}`} to={`to-${n}`} optional />
          </fieldset>
        ))}
      </Form>
    </Frame>
  );
}

function OffPage({ site, view }: EditPageProps): VNode {
  const { t } = site;
  const { typed, errors } = view;
  const date = (name: 'first' | 'last', optional: boolean) => (
    <Field
      site={site}
      name={name}
      label={t(`hours.off.${name}`)}
      optional={optional}
      value={typed[name]}
      error={errors[name]}
      input={{ type: 'date' }}
    />
  );
  const time = (name: 'from' | 'to') => (
    <Field
      site={site}
      name={name}
      label={t(`hours.off.${name}-time`)}
      hint={t('hours.off.time-hint')}
      optional
      value={typed[name]}
      error={errors[name]}
      input={{ maxLength: 20 }}
    />
  );
  return (
    <Frame site={site} view={view} title={t('hours.off.title')}>
      <Form site={site} view={view} fields={{ kind: 'off' }}>
        <div class="pair">
          {date('first', false)}
          {time('from')}
        </div>
        <div class="pair">
          {date('last', true)}
          {time('to')}
        </div>
        <Field
          site={site}
          name="reason"
          label={t('hours.off.reason')}
          hint={t('hours.off.reason-hint')}
          optional
          value={typed.reason}
          error={errors.reason}
          input={{ maxLength: 200 }}
        />
      </Form>
    </Frame>
  );
}

type Times = 'from' | 'to' | `from-${0 | 1 | 2}` | `to-${0 | 1 | 2}`;

interface PeriodProps extends EditPageProps {
  readonly from: Times;
  readonly to: Times;
  readonly hint?: boolean;
  readonly optional?: boolean;
}

function Period({ site, view, from, to, hint, optional = false }: PeriodProps): VNode {
  const { t } = site;
  const time = (name: Times, label: string) => (
    <Field
      site={site}
      name={name}
      label={label}
      value={view.typed[name]}
      error={view.errors[name]}
      input={{ maxLength: 20, required: !optional, autocomplete: 'off' }}
    />
  );
  return (
    <div class="period">
      {hint && <p class="hint">{t('hours.time-hint')}</p>}
      <div class="pair">
        {time(from, t('hours.from'))}
        {time(to, t('hours.to'))}
      </div>
    </div>
  );
}

function PlaceChoice({ site, view }: EditPageProps): VNode {
  const { typed, errors, places } = view;
  if (places.length < 2) return <Carried fields={{ location: places[0]?.value }} />;
  return (
    <Select
      name="location"
      label={site.t('hours.place')}
      value={typed.location}
      error={errors.location}
      choices={places}
    />
  );
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
