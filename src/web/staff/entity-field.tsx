import type { VNode } from 'preact';
import { type Entity, type Field as Described, fieldAt, type Kind } from '../../configuration/entity.js';
import { said } from '../../configuration/form.js';
import { type Typed, unitOf, units } from '../../configuration/form-kinds.js';
import { isWordKey, type WordKey } from '../../i18n/words.js';
import { type Choice, Field, FieldError, type FieldErrors, Select } from '../shared/form.js';
import type { Site } from '../shared/site.js';
import { Ticks } from '../shared/ticks.js';

/** A form that edits an entry: which fields it has, what stands in them, and what is wrong with it. */
export interface EntityForm {
  readonly entity: Pick<Entity, 'name' | 'fields'>;
  readonly typed: Typed;
  readonly errors: FieldErrors;
}

interface EntityFieldProps {
  readonly site: Site;
  readonly form: EntityForm;
  /** The path of the field, below the entry. */
  readonly name: string;
  /** Unless told otherwise, the words at `location.address.city`, and `location.address.city-hint` if there are any. */
  readonly label?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly choices?: readonly Choice[];
  readonly input?: Parameters<typeof Field>[0]['input'];
}

/** One field of an entity, with what is said of it in the catalogue, in the control that suits it. */
export function EntityField(props: EntityFieldProps): VNode {
  const { site, form, name } = props;
  const field = fieldAt(form.entity, name)!;
  const key = `${form.entity.name}.${name}`;
  const hintKey = `${key}-hint`;
  const shared = {
    name,
    label: props.label ?? site.t(key as WordKey),
    hint: props.hint ?? (isWordKey(hintKey) ? site.t(hintKey) : undefined),
    error: form.errors[name],
  };
  const optional = props.optional ?? isOptional(form.entity, name);
  const choices = props.choices ?? choicesOf(site, key, field);
  const control = controls[field.kind] ?? OneLine;
  return control({ ...shared, site, form, field, choices, optional, input: props.input });
}

interface ControlProps {
  readonly site: Site;
  readonly form: EntityForm;
  readonly field: Described;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly choices: readonly Choice[];
  readonly optional: boolean;
  readonly input: EntityFieldProps['input'];
}

const controls: Readonly<Partial<Record<Kind, (props: ControlProps) => VNode>>> = {
  flag: (props) => (props.field.about.radio ? <YesOrNo {...props} /> : <Tick {...props} />),
  duration: Amount,
  choice: (props) => (props.field.about.radio ? <OneOf {...props} /> : <Listed {...props} />),
  several: (props) => <Ticks {...shownOf(props)} legend={props.label} chosen={typedInto(props)} />,
  tags: Tags,
};

const shownOf = ({ name, label, hint, error, choices }: ControlProps) => ({ name, label, hint, error, choices });
const typedInto = ({ form, name }: ControlProps) => form.typed[name] ?? [];

function OneLine(props: ControlProps): VNode {
  const { site, form, field, name, label, hint, error, optional, input } = props;
  return (
    <Field
      site={site}
      name={name}
      label={label}
      hint={hint}
      error={error}
      value={said(form.typed, name)}
      optional={optional}
      rows={field.about.rows}
      // What stands here is the clinic's, never that of the person who types it.
      input={{ maxLength: field.about.max, autocomplete: 'off', ...inputs[field.kind], ...input }}
    />
  );
}

function OneOf(props: ControlProps): VNode {
  return <Ticks {...shownOf(props)} legend={props.label} type="radio" chosen={typedInto(props)} />;
}

function Listed(props: ControlProps): VNode {
  return <Select {...shownOf(props)} value={said(props.form.typed, props.name)} />;
}

function YesOrNo(props: ControlProps): VNode {
  const { site, form, name } = props;
  const choices = ['yes', 'no'].map((value) => choiceOf(site, `${form.entity.name}.${name}`, value));
  return <Listed {...props} choices={choices} />;
}

interface EntityFieldsProps {
  readonly site: Site;
  readonly form: EntityForm;
  /** What is chosen from, by the name of the field. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Controls of a page's own, by the name of the field or group they stand for; null: it has none. */
  readonly custom?: Readonly<Record<string, VNode | null>>;
}

/** All fields of an entity, in its order. */
export function EntityFields({ site, form, choices = {}, custom = {} }: EntityFieldsProps): VNode {
  const shown = (fields: Entity['fields'], above = ''): (VNode | null)[] =>
    Object.entries(fields).flatMap(([one, { kind, about }]) => {
      const name = above + one;
      if (name in custom) return [custom[name] ?? null];
      if (kind === 'group') return shown(about.inner!.fields, `${name}.`);
      return [<EntityField key={name} site={site} form={form} name={name} choices={choices[name]} />];
    });
  return <>{shown(form.entity.fields)}</>;
}

/** It may be left out, or something around it. */
function isOptional(entity: EntityForm['entity'], name: string): boolean {
  const parts = name.split('.');
  const around = parts.map((_, at) => fieldAt(entity, parts.slice(0, at + 1).join('.')));
  if (around.at(-1)?.about.needed) return false;
  return around.some((field) => field?.about.absent !== undefined || field?.about.empty);
}

/** By the words at `practitioner.gender.woman`; `practitioner.gender.none` where it may stay open. */
function choicesOf(site: Site, key: string, { about }: Described): Choice[] {
  const open =
    about.absent === 'standard' && about.standard === null ? [{ ...choiceOf(site, key, 'none'), value: '' }] : [];
  return [...open, ...(about.choices ?? []).map((value) => choiceOf(site, key, value))];
}

function choiceOf({ t }: Site, key: string, value: string): Choice {
  const said = `${key}.${value}`;
  return { value, label: isWordKey(said) ? t(said) : value };
}

const inputs: Readonly<Partial<Record<Kind, EntityFieldProps['input']>>> = {
  whole: { inputMode: 'numeric', maxLength: 7, autocomplete: 'off' },
  hours: { inputMode: 'decimal', maxLength: 6, autocomplete: 'off' },
  'hour-list': { inputMode: 'decimal', maxLength: 40, autocomplete: 'off' },
  time: { maxLength: 20, autocomplete: 'off' },
  degrees: { maxLength: 20, autocomplete: 'off' },
  price: { maxLength: 14, autocomplete: 'off' },
  lines: { maxLength: 5000, spellcheck: false },
};

function Tick({ form, name, label, hint, error }: ControlProps): VNode {
  return (
    <>
      {error && <FieldError name={name} message={error} />}
      <label class="tick">
        <input id={name} type="checkbox" name={name} value="yes" checked={said(form.typed, name) === 'yes'} />
        <span>
          {label} {hint && <span class="soft">{hint}</span>}
        </span>
      </label>
    </>
  );
}

/** Those that are known, to be ticked; where the catalogue has words for it, others can be added, with commas. */
function Tags(props: ControlProps): VNode {
  const { site, form, name, error, choices } = props;
  const more = `${form.entity.name}.${name}-new`;
  const typed = typedInto(props);
  const others = typed.filter((tag) => tag !== '' && !choices.some(({ value }) => value === tag));
  return (
    <>
      {choices.length > 0 && <Ticks {...shownOf(props)} legend={props.label} chosen={typed} />}
      {isWordKey(more) && (
        <Field
          site={site}
          id={choices.length > 0 ? `${name}-new` : name}
          name={name}
          label={site.t(more)}
          hint={site.t(`${more}-hint` as WordKey)}
          error={choices.length > 0 ? undefined : error}
          value={others.join(', ')}
          optional
          input={{ maxLength: 200, autocomplete: 'off' }}
        />
      )}
    </>
  );
}

/** A length of time with its unit beside it. */
function Amount({ site: { t }, form, name, label, hint, error, optional }: ControlProps): VNode {
  const unit = unitOf(form.typed, name);
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>
        {label} {optional && <span class="soft">{t('form.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name} message={error} />}
      <div class="amount">
        <input
          id={name}
          name={name}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={7}
          value={said(form.typed, name)}
          required={!optional}
          aria-describedby={[hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined}
          aria-invalid={error ? 'true' : undefined}
        />
        <select name={`${name}.unit`} aria-label={t('terms.unit', { field: label })}>
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
