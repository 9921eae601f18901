import type { ComponentChildren, VNode } from 'preact';
import type { Entity } from '../../../configuration/entity.js';
import { exception, timeOff, weeklyHours } from '../../../practitioners/hours.entity.js';
import { Carried, type Carry, type Choice, Field, Form, Select, Submit, useForm } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import { useSite } from '../../shared/use-site.js';
import { EntityField, EntityFields } from '../entity-field.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { HoursForm } from './hours-form.js';

export interface EditView extends StaffView, HoursForm {
  readonly name: string;
  readonly here: string;
  readonly places: readonly Choice[];
  /** In the order of the reader's week. */
  readonly weekdays: readonly Choice[];
}

interface EditPageProps {
  readonly site: Site;
  readonly view: EditView;
}

/** The form for one kind of change. */
export function EditPage({ site, view }: EditPageProps): VNode {
  const { kind, id } = view;
  const { t } = site;
  if (kind === 'date' || kind === 'date-gone') {
    return (
      <Frame site={site} view={view} title={t('hours.date.title')} entity={exception} carry={{ kind: 'date' }}>
        <DateFields view={view} />
      </Frame>
    );
  }
  if (kind === 'off' || kind === 'off-gone') {
    return (
      <Frame
        site={site}
        view={view}
        title={t(id ? 'time-off.change' : 'time-off.title')}
        entity={timeOff}
        carry={{ kind: 'off', id: id || undefined, location: view.typed.location }}
      >
        <EntityFields />
      </Frame>
    );
  }
  const title = t(id ? 'hours.weekly.change' : 'hours.weekly.new');
  return (
    <Frame site={site} view={view} title={title} entity={weeklyHours} carry={{ kind: 'weekly', id: id || undefined }}>
      <WeeklyFields view={view} />
    </Frame>
  );
}

function WeeklyFields({ view }: { readonly view: EditView }): VNode {
  const { t } = useSite();
  const { all, one, errors } = useForm();
  const often = one('everyWeeks') ?? '1';
  return (
    <>
      <div class="weekdays">
        <Ticks
          name="weekday"
          legend={t('hours.weekday')}
          choices={view.weekdays}
          chosen={all('weekday')}
          error={errors.weekday}
        />
      </div>
      <div class="period">
        <p class="hint">{t('hours.time-hint')}</p>
        <div class="pair">
          <EntityField name="from" />
          <EntityField name="to" />
        </div>
      </div>
      <PlaceChoice view={view} />
      <Select
        name="everyWeeks"
        label={t('hours.everyWeeks')}
        choices={[...new Set(['1', '2', '3', '4', often])].map((value) => ({
          value,
          label: t('hours.every', { weeks: Number(value) }),
        }))}
      />
      <EntityField name="starting" />
    </>
  );
}

/** So many periods a day has room for at first. */
const roomFor = 3;

function DateFields({ view }: { readonly view: EditView }): VNode {
  const { t } = useSite();
  const { all } = useForm();
  const [from, to] = [all('open.from'), all('open.to')];
  // Empty rows are none, and faults count without them.
  const rows = from.map((begins, n) => [begins, to[n] ?? '']);
  const periods = rows.filter((row) => row.some((text) => text.trim()));
  const empty = Array.from({ length: Math.max(roomFor - periods.length, 1) }, () => ['', '']);
  return (
    <>
      <EntityField name="date" />
      <PlaceChoice view={view} />
      <p class="hint">{t('hours.open-hint')}</p>
      {[...periods, ...empty].map(([begins, ends], n) => (
        <fieldset key={n} class="field">
          <legend>{t('hours.open.period', { number: n + 1 })}</legend>
          <div class="pair">
            <OpenField n={n} name="from" value={begins} />
            <OpenField n={n} name="to" value={ends} />
          </div>
        </fieldset>
      ))}
    </>
  );
}

interface OpenFieldProps {
  readonly n: number;
  readonly name: 'from' | 'to';
  readonly value?: string;
}

function OpenField({ n, name, value }: OpenFieldProps): VNode {
  const id = `open.${n}.${name}`;
  return (
    <Field
      id={id}
      name={`open.${name}`}
      label={useSite().t(`hours.open.${name}`)}
      value={value}
      error={useForm().errors[id]}
      input={{ maxLength: 20, required: false, autocomplete: 'off' }}
    />
  );
}

function PlaceChoice({ view: { places } }: { readonly view: EditView }): VNode {
  if (places.length < 2) return <Carried fields={{ location: places[0]?.value }} />;
  return <EntityField name="location" choices={places} />;
}

interface FrameProps extends EditPageProps {
  readonly title: string;
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly carry: Carry;
  readonly children: ComponentChildren;
}

function Frame({ site, view, title, entity, carry, children }: FrameProps): VNode {
  const { t, assets } = site;
  const { here, name, typed, errors, id } = view;
  const back = { href: here, text: t('hours.back') };
  const action = `${here}/changes`;
  return (
    <StaffPage site={site} view={view} title={title} back={back} here="/staff/hours" styles={[assets.hoursStyle]}>
      <p class="soft">{name}</p>
      <Form action={action} carry={carry} entity={entity} typed={typed} errors={errors}>
        {children}
        <p class="hint">{t('hours.next-hint')}</p>
        <p class="actions">
          <Submit>{t('hours.next')}</Submit>
        </p>
      </Form>
      {(carry.kind === 'weekly' || carry.kind === 'off') && id && (
        <Form action={action} carry={{ kind: `${carry.kind}-gone`, id }}>
          <p class="actions">
            <Submit look="quiet danger">{t(carry.kind === 'off' ? 'time-off.remove' : 'hours.weekly.remove')}</Submit>
          </p>
        </Form>
      )}
    </StaffPage>
  );
}
