import type { VNode } from 'preact';
import { Field, type FieldErrors } from '../shared/form.js';
import { useSite } from '../shared/use-site.js';
import type { ConflictView, TypedReasons } from './conflict.view.js';

/** What is in the way of a time, who is there, and what can be done about it. */
export function ConflictExplained({ conflict }: { readonly conflict: ConflictView }): VNode {
  const { t } = useSite();
  return (
    <>
      <p>{conflict.why}</p>
      {conflict.others.length > 0 && (
        <>
          <p>{t('conflict.others')}</p>
          <ul>
            {conflict.others.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {conflict.ways.map((way) => (
        <p key={way}>{way}</p>
      ))}
      {conflict.allowedAt && (
        <p>
          <a href={conflict.allowedAt}>{t('conflict.allow')}</a>
        </p>
      )}
    </>
  );
}

interface ReasonsProps {
  /** Those that are asked for. */
  readonly outside: boolean;
  readonly overbook: boolean;
  readonly typed?: TypedReasons;
  readonly errors?: FieldErrors;
  readonly optional?: boolean;
}

/** Why it is booked all the same. */
export function Reasons({ outside, overbook, typed, errors = {}, optional }: ReasonsProps): VNode {
  const { t } = useSite();
  const reason = (name: 'outside' | 'overbook') => (
    <Field
      key={name}
      name={name}
      label={t(`conflict.reason-${name}`)}
      hint={t('overbook.kept')}
      value={typed?.[name]}
      error={errors[name]}
      optional={optional}
      input={{ maxLength: 300, required: !optional }}
    />
  );
  return (
    <>
      {outside && reason('outside')}
      {overbook && reason('overbook')}
    </>
  );
}
