import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import type { FieldInWords } from './field-in-words.js';

/** Fields with their values before and after, or with what goes from a list and what comes into it. */
export function FieldChanges({ fields }: { readonly fields: readonly FieldInWords[] }): VNode | null {
  const { t } = useSite();
  if (fields.length === 0) return null;
  return (
    <ul class="fields">
      {fields.map((field) => (
        <li key={field.label}>
          <span class="soft">{field.label}</span>{' '}
          {field.before !== undefined && (
            <>
              <span class="unseen">{t('files.preview.was')} </span>
              <del>{field.before}</del> <span aria-hidden="true">→</span>{' '}
              <span class="unseen">{t('files.preview.becomes')} </span>
            </>
          )}
          {field.after !== undefined && <ins>{field.after}</ins>}
          {(['gone', 'come'] as const).flatMap((side) =>
            field[side].map((line) => (
              <span class="line" key={`${side} ${line}`}>
                <span aria-hidden="true">{side === 'gone' ? '−' : '+'} </span>
                <span class="unseen">{t(`files.preview.${side}`)} </span>
                {side === 'gone' ? <del>{line}</del> : <ins>{line}</ins>}
              </span>
            )),
          )}
        </li>
      ))}
    </ul>
  );
}
