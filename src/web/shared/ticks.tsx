import type { VNode } from 'preact';
import type { Choice } from './form.js';
import { describedBy, FieldError } from './labelled.js';

interface TicksProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** `radio`: one of them. */
  readonly type?: 'checkbox' | 'radio';
}

/** Any of several; the first has the name for its id, so that a fault leads to it. */
export function Ticks({ name, legend, hint, error, choices, chosen, type = 'checkbox' }: TicksProps): VNode {
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(name, hint, error)}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name} message={error} />}
      {choices.map(({ value, label, hint: more }, at) => (
        <label key={value} class="tick">
          <input
            id={at === 0 ? name : undefined}
            type={type}
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <span>
            {label} {more && <span class="soft">{more}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
