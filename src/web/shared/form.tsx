import type { ComponentChildren, VNode } from 'preact';
import { describedBy, Labelled } from './labelled.js';
import { fault } from './named-faults.js';
import { beginForm, type FormState, formState, useSite } from './use-site.js';

export { FieldError } from './labelled.js';

/** What is wrong with a field, in words, under the name the field has in the form. */
export type FieldErrors = Readonly<Record<string, string>>;

interface FormProps extends Partial<FormState> {
  readonly id?: string;
  /** Where it is sent; the address of the page unless given. */
  readonly action?: string;
  readonly method?: 'get' | 'post';
  readonly class?: string;
  /** What it is for, where no heading says so. */
  readonly label?: string;
  /** The id of the heading that says what it is for. */
  readonly labelledBy?: string;
  /** It brings a file, or text that is longer than other forms may be. */
  readonly files?: boolean;
  /** Nothing is checked before it is sent: what the browser would complain of may be out of sight. */
  readonly unchecked?: boolean;
  readonly carry?: Carry;
  /** The script that proves work for it, where that is asked. */
  readonly proof?: string | undefined;
  /** What its one button says. */
  readonly submit?: string;
  readonly children?: ComponentChildren;
}

/** A form whose fields know by their names what stands in them and what is wrong with it. */
export function Form({ typed = {}, errors = {}, entity, carry = {}, submit, children, ...about }: FormProps): VNode {
  const { id, label, labelledBy, files, unchecked, proof, ...attributes } = about;
  beginForm({ typed, errors, entity });
  return (
    <form
      id={id}
      method="post"
      {...attributes}
      aria-label={label}
      aria-labelledby={labelledBy}
      data-proof={proof}
      noValidate={unchecked}
      encType={files ? 'multipart/form-data' : undefined}
    >
      <Carried fields={carry} />
      {children}
      {submit && (
        <p class="actions">
          <Submit>{submit}</Submit>
        </p>
      )}
    </form>
  );
}

interface SubmitProps {
  /** `quiet`, `small`, `danger`; none: what one is here for. */
  readonly look?: string;
  /** Where the words need their surroundings. */
  readonly label?: string;
  readonly formAction?: string;
  readonly children: ComponentChildren;
}

/** Sends the form; it shows that it is busy until the next page is there. */
export function Submit({ look, label, formAction, children }: SubmitProps): VNode {
  const css = look === 'link' ? 'link' : ['button', look].filter(Boolean).join(' ');
  return (
    <button class={css} type="submit" formAction={formAction} aria-label={label} data-once>
      {children}
    </button>
  );
}

/** What a field of the form that is being drawn needs to know of it. */
export function useForm() {
  const { typed, errors, entity } = formState();
  const all = (name: string) => [(typed as Partial<Record<string, string | readonly string[]>>)[name] ?? []].flat();
  return { entity, errors, all, one: (name: string): string | undefined => all(name)[0] };
}

interface FieldProps {
  /** Where a page has two fields of one name. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What was typed comes back as it was typed, whatever was wrong with it. */
  readonly value?: string;
  readonly error?: string;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly input?: InputHints;
}

interface InputHints {
  readonly type?: 'text' | 'tel' | 'search' | 'password' | 'date' | 'time';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly minLength?: number;
  readonly inputMode?: 'numeric' | 'decimal' | 'email';
  readonly autocapitalize?: 'none';
  readonly autofocus?: boolean;
  readonly spellcheck?: boolean;
  readonly enterkeyhint?: 'search' | 'next';
}

/** The service reads more than browsers take for an address, such as `Ana <ana@example.org>`; what is too long is said, not cut off. */
export const emailInput = { inputMode: 'email', autocapitalize: 'none', spellcheck: false, maxLength: 400 } as const;

/** Words may stand beside the number. */
export const phoneInput = { type: 'tel', maxLength: 200 } as const;

/** Value and fault are those its form has for its name, unless given. */
export function Field({ name, id = name, rows, input, ...about }: FieldProps): VNode {
  const form = useForm();
  const { optional, hint, value = form.one(name), error = form.errors[name] } = about;
  const shared = {
    id,
    name,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  // Spread as a plain record: the checker's union of input kinds does not take a variable type.
  const typed: Record<string, unknown> = { type: 'text', ...input };
  return (
    <Labelled id={id} label={about.label} hint={hint} error={error} optional={optional}>
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={input?.maxLength}>
          {value}
        </textarea>
      ) : (
        <input {...shared} {...typed} value={value} required={!optional && input?.required !== false} />
      )}
    </Labelled>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Where all choices are in sight. */
  readonly hint?: string;
}

interface SelectProps {
  readonly id?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly name: string;
  readonly label: ComponentChildren;
  readonly value?: string;
  readonly choices: readonly Choice[];
}

/** Value and fault are those its form has for its name, unless given. */
export function Select({ name, id = name, label, hint, choices, ...given }: SelectProps): VNode {
  const form = useForm();
  const { value = form.one(name), error = form.errors[name] } = given;
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select id={id} name={name} aria-describedby={describedBy(id, hint, error)}>
        <Options choices={choices} value={value} />
      </select>
    </Labelled>
  );
}

function Options({ choices, value: chosen }: { readonly choices: readonly Choice[]; readonly value?: string }): VNode {
  return (
    <>
      {choices.map(({ value, label }) => (
        <option key={value} value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </>
  );
}

/** First on the page after a refused form: each fault leads to its field. */
export function ErrorSummary({ errors }: { readonly errors: FieldErrors }): VNode | null {
  const { t } = useSite();
  const faults = Object.entries(errors);
  if (faults.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} data-focus>
      <h2>{t('form.errors', { count: faults.length })}</h2>
      <ul>
        {faults.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{fault(name, message, true)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Something happened, or went wrong, and what to do next. */
export function Notice({ bad, children }: { readonly bad?: boolean; readonly children: ComponentChildren }): VNode {
  return (
    <div class={bad ? 'notice bad' : 'notice'} role={bad ? 'alert' : 'status'} tabIndex={-1} data-focus>
      {children}
    </div>
  );
}

/** Fields the form carries along. A double click or a second try with the same `once` has one effect. */
export function Carried({ fields }: { readonly fields: Carry }): VNode {
  return (
    <>
      {Object.entries(fields).flatMap(([name, given]) =>
        (typeof given === 'string' ? [given] : (given ?? [])).map((value) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        )),
      )}
    </>
  );
}

export type Carry = Readonly<Record<string, string | readonly string[] | undefined>>;
