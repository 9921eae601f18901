import type { ComponentChildren, VNode } from 'preact';
import { fault } from './named-faults.js';
import { useSite } from './use-site.js';

interface LabelledProps {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: string;
  readonly error?: string;
  readonly optional?: boolean;
  readonly children: ComponentChildren;
}

/** A control below its label, what is said of it, and what is wrong with it; `describedBy` ties it to both. */
export function Labelled({ id, label, hint, error, optional, children }: LabelledProps): VNode {
  const { t } = useSite();
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label} {optional && <span class="soft">{t('form.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError name={id} message={error} />}
      {children}
    </div>
  );
}

interface FieldGroupProps {
  readonly id?: string;
  readonly title: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Fields that belong together, under a heading. */
export function FieldGroup({ title, children, ...about }: FieldGroupProps): VNode {
  return (
    <fieldset {...about}>
      <legend>
        <h2>{title}</h2>
      </legend>
      {children}
    </fieldset>
  );
}

export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

export function FieldError({ name, message }: { readonly name: string; readonly message: string }): VNode {
  return (
    <p class="error" id={`${name}-error`}>
      {fault(name, message)}
    </p>
  );
}
