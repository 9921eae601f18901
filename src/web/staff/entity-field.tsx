import type { VNode } from 'preact';
import { type Entity, type Field as Described, fieldAt, type Kind } from '../../configuration/entity.js';
import { isWordKey, type WordKey } from '../../i18n/words.js';
import { type Choice, Field, FieldError, Select, useForm } from '../shared/form.js';
import type { Say } from '../shared/site.js';
import { useSite } from '../shared/use-site.js';
import { Ticks } from '../shared/ticks.js';
import { Amount } from './amount.js';

interface EntityFieldProps {
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
export function EntityField({ name, input, ...told }: EntityFieldProps): VNode {
  const { t } = useSite();
  const entity = useEntity();
  const field = fieldAt(entity, name)!;
  const key = `${entity.name}.${name}`;
  const hintKey = `${key}-hint`;
  const control = controls[field.kind] ?? OneLine;
  return control({
    field,
    name,
    label: told.label ?? t(key as WordKey),
    hint: told.hint ?? (isWordKey(hintKey) ? t(hintKey) : undefined),
    choices: told.choices ?? choicesOf(t, key, field),
    optional: told.optional ?? isOptional(entity, name),
    input,
  });
}

/** What the form around it edits. */
export function useEntity() {
  const { entity } = useForm();
  if (!entity) throw new Error('drawn outside the form of an entity');
  return entity;
}

interface ControlProps {
  readonly field: Described;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly choices: readonly Choice[];
  readonly optional: boolean;
  readonly input: EntityFieldProps['input'];
}

const controls: Readonly<Partial<Record<Kind, (props: ControlProps) => VNode>>> = {
  flag: (props) => (props.field.about.radio ? <YesOrNo {...props} /> : <Tick {...props} />),
  duration: Amount,
  choice: (props) => (props.field.about.radio ? <Several {...props} type="radio" /> : <Select {...props} />),
  several: (props) => <Several {...props} />,
  moment: Moment,
  instant: Moment,
  tag: Tag,
  tags: Tags,
};

function OneLine({ field, input, ...shown }: ControlProps): VNode {
  return (
    <Field
      {...shown}
      rows={field.about.rows}
      // What stands here is the clinic's, never that of the person who types it.
      input={{ maxLength: field.about.max, autocomplete: 'off', ...inputs[field.kind], ...input }}
    />
  );
}

function Several({ name, label, hint, choices, type }: ControlProps & { readonly type?: 'radio' }): VNode {
  const { all, errors } = useForm();
  return (
    <Ticks
      name={name}
      legend={label}
      hint={hint}
      error={errors[name]}
      choices={choices}
      chosen={all(name)}
      type={type}
    />
  );
}

function YesOrNo(props: ControlProps): VNode {
  const { t } = useSite();
  const entity = useEntity();
  return (
    <Select {...props} choices={['yes', 'no'].map((value) => choiceOf(t, `${entity.name}.${props.name}`, value))} />
  );
}

interface EntityFieldsProps {
  /** What is chosen from, by the name of the field. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Controls of a page's own, by the name of the field or group they stand for; null: it has none. */
  readonly custom?: Readonly<Record<string, VNode | null>>;
}

/** All fields of an entity, in its order. */
export function EntityFields({ choices = {}, custom = {} }: EntityFieldsProps): VNode {
  const shown = (fields: Entity['fields'], above = ''): (VNode | null)[] =>
    Object.entries(fields).flatMap(([one, { kind, about }]) => {
      const name = above + one;
      if (name in custom) return [custom[name] ?? null];
      if (kind === 'group') return shown(about.inner!.fields, `${name}.`);
      return [<EntityField key={name} name={name} choices={choices[name]} />];
    });
  return <>{shown(useEntity().fields)}</>;
}

/** It may be left out, or something around it. */
function isOptional(entity: Pick<Entity, 'fields'>, name: string): boolean {
  const parts = name.split('.');
  const around = parts.map((_, at) => fieldAt(entity, parts.slice(0, at + 1).join('.')));
  if (around.at(-1)?.about.needed) return false;
  return around.some((field) => field?.about.absent !== undefined || field?.about.empty);
}

/** By the words at `practitioner.gender.woman`; `practitioner.gender.none` where it may stay open. */
function choicesOf(t: Say, key: string, { about }: Described): Choice[] {
  const mayStayOpen = about.absent !== undefined && (about.standard ?? null) === null;
  const open = mayStayOpen ? [{ ...choiceOf(t, key, 'none'), value: '' }] : [];
  return [...open, ...(about.choices ?? []).map((value) => choiceOf(t, key, value))];
}

function choiceOf(t: Say, key: string, value: string): Choice {
  const said = `${key}.${value}`;
  return { value, label: isWordKey(said) ? t(said) : value };
}

const inputs: Readonly<Partial<Record<Kind, EntityFieldProps['input']>>> = {
  whole: { inputMode: 'numeric', maxLength: 7, autocomplete: 'off' },
  hours: { inputMode: 'decimal', maxLength: 6, autocomplete: 'off' },
  'hour-list': { inputMode: 'decimal', maxLength: 40, autocomplete: 'off' },
  time: { maxLength: 20, autocomplete: 'off' },
  date: { type: 'date', autocomplete: 'off' },
  degrees: { maxLength: 20, autocomplete: 'off' },
  price: { maxLength: 14, autocomplete: 'off' },
  lines: { maxLength: 5000, spellcheck: false },
};

function Tick({ name, label, hint }: ControlProps): VNode {
  const { one, errors } = useForm();
  const error = errors[name];
  return (
    <>
      {error && <FieldError name={name} message={error} />}
      <label class="tick">
        <input id={name} type="checkbox" name={name} value="yes" checked={one(name) === 'yes'} />
        <span>
          {label} {hint && <span class="soft">{hint}</span>}
        </span>
      </label>
    </>
  );
}

/** A day, and a time of it. */
function Moment({ field, name, label, hint, optional }: ControlProps): VNode {
  const { t } = useSite();
  const key = `${useEntity().name}.${name}.time`;
  const timeHint = `${key}-hint`;
  const isOpen = optional || field.about.since !== undefined;
  return (
    <div class="row">
      <Field name={name} label={label} hint={hint} optional={isOpen} input={inputs.date} />
      <Field
        name={`${name}.time`}
        label={t(key as WordKey)}
        hint={isWordKey(timeHint) ? t(timeHint) : undefined}
        optional
        input={inputs.time}
      />
    </div>
  );
}

/** One that is known, or another in words. */
function Tag({ name, label, choices, ...shown }: ControlProps): VNode {
  const { t } = useSite();
  const { all } = useForm();
  const key = `${useEntity().name}.${name}-new`;
  const isKnown = (tag: string) => choices.some(({ value }) => value === tag);
  const another = all(name).find((tag) => tag && !isKnown(tag)) ?? '';
  const input = { maxLength: 60, autocomplete: 'off' };
  if (choices.length === 0)
    return <Field name={name} label={label} hint={t(`${key}-hint` as WordKey)} value={another} input={input} />;
  return (
    <>
      <Select
        {...shown}
        name={name}
        label={label}
        value={all(name).find(isKnown) ?? ''}
        choices={[{ value: '', label: '' }, ...choices]}
      />
      <Field
        id={`${name}-new`}
        name={name}
        label={t(key as WordKey)}
        hint={t(`${key}-hint` as WordKey)}
        value={another}
        error=""
        optional
        input={input}
      />
    </>
  );
}

/** Those that are known, to be ticked; where the catalogue has words for it, others can be added, with commas. */
function Tags(props: ControlProps): VNode {
  const { t } = useSite();
  const { all, errors } = useForm();
  const { name, choices } = props;
  const more = `${useEntity().name}.${name}-new`;
  const known = choices.length > 0;
  const others = all(name).filter((tag) => tag !== '' && !choices.some(({ value }) => value === tag));
  return (
    <>
      {known && <Several {...props} />}
      {isWordKey(more) && (
        <Field
          id={known ? `${name}-new` : name}
          name={name}
          label={t(more)}
          hint={t(`${more}-hint` as WordKey)}
          error={known ? '' : errors[name]}
          value={others.join(', ')}
          optional
          input={{ maxLength: 200, autocomplete: 'off' }}
        />
      )}
    </>
  );
}
