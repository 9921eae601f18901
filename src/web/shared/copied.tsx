import type { VNode } from 'preact';
import type { Site } from './site.js';

interface CopiedProps {
  readonly site: Site;
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
}

/** A text to take elsewhere: to select without script, with a button to copy it with one. */
export function Copied({ site: { t }, id, label, hint, text }: CopiedProps): VNode {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="copy">
        <textarea id={id} rows={2} readOnly spellcheck={false} aria-describedby={hint && `${id}-hint`}>
          {text}
        </textarea>
        <button
          class="button quiet"
          type="button"
          data-copy={id}
          data-says={t('copy.done')}
          aria-label={t('copy.name', { what: label })}
          hidden
        >
          {t('copy.do')}
        </button>
        <span class="soft" role="status" />
      </div>
    </div>
  );
}
