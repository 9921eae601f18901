import type { ComponentChildren, VNode } from 'preact';
import type { Site } from './site.js';

/** What is wrong with a field, in words, under the name the field has in the form. */
export type FieldErrors = Readonly<Record<string, string>>;

interface FieldProps {
  readonly site: Site;
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
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'date';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly minLength?: number;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly autofocus?: boolean;
  readonly spellcheck?: boolean;
  readonly enterkeyhint?: 'search' | 'next';
}

export function Field({ site, name, id = name, label, hint, value, error, optional, rows, input }: FieldProps): VNode {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    name,
    'aria-describedby': described,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  // Spread as a plain record: the checker's union of input kinds does not take a variable type.
  const typed: Record<string, unknown> = { type: 'text', ...input };
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label} {optional && <span class="soft">{site.t('form.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={id} message={error} />}
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={input?.maxLength}>
          {value}
        </textarea>
      ) : (
        <input {...shared} {...typed} value={value} required={!optional && input?.required !== false} />
      )}
    </div>
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
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

export function Select({ name, id = name, label, hint, value, error, choices }: SelectProps): VNode {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={id} message={error} />}
      <select id={id} name={name} aria-describedby={described}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FieldError({ name, message }: { readonly name: string; readonly message: string }): VNode {
  return (
    <p class="error" id={`${name}-error`}>
      {message}
    </p>
  );
}

/** First on the page after a refused form: each fault leads to its field. */
export function ErrorSummary({ site, errors }: { readonly site: Site; readonly errors: FieldErrors }): VNode | null {
  const faults = Object.entries(errors);
  if (faults.length === 0) return null;
  return (
    <div class="notice bad" role="alert" tabIndex={-1} data-focus>
      <h2>{site.t('form.errors', { count: faults.length })}</h2>
      <ul>
        {faults.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
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
