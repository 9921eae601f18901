import type { VNode } from 'preact';
import { kindOf, nameOf, type Schema } from './described.js';

/** `slot-taken`, each a link to what it means. */
export function Codes({ said }: { readonly said: string }): VNode {
  const codes = [...said.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
  return (
    <>
      {codes.map((code) => (
        <a key={code} href={`#${code}`}>
          <code>{code}</code>
        </a>
      ))}
    </>
  );
}

export function Field({
  name,
  schema,
  required,
  about = schema.description,
}: {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean | undefined;
  readonly about?: string | undefined;
}): VNode {
  const named = nameOf(schema) || nameOf(schema.items ?? {});
  return (
    <div class="field">
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <small>
          {named ? <a href={`#shape-${named}`}>{kindOf(schema)}</a> : kindOf(schema)}
          {required ? '' : ', optional'}
          {schema.default === undefined ? '' : `, default ${schema.default}`}
        </small>
        {about && (
          <p>
            <InlineMarkup text={about} />
          </p>
        )}
      </dd>
    </div>
  );
}

/** `shape`: the name of what it is an example of. */
export function Example({
  label,
  shape,
  value,
  open = false,
}: {
  readonly label: string;
  readonly shape?: string;
  readonly value: unknown;
  readonly open?: boolean;
}): VNode {
  return (
    <details open={open}>
      <summary>{label}</summary>
      <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
      {shape && (
        <p>
          <small>
            Schema: <a href={`#shape-${shape}`}>{shape}</a>
          </small>
        </p>
      )}
    </details>
  );
}

/** What stands between backticks is code. */
export function InlineMarkup({ text }: { readonly text: string }): VNode {
  return <>{text.split('`').map((part, i) => (i % 2 ? <code key={part}>{part}</code> : part))}</>;
}
