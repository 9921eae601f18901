import type { VNode } from 'preact';
import { describedBy, Labelled } from './labelled.js';
import { useSite } from './use-site.js';

interface CopiedProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  /** Of the text, where it is another than the page's. */
  readonly lang?: string;
}

/** A text to take elsewhere: to select without script, with a button to copy it with one. */
export function Copied({ id, label, hint, text, lang }: CopiedProps): VNode {
  const { t } = useSite();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <div class="copy">
        <textarea id={id} lang={lang} rows={2} readOnly spellcheck={false} aria-describedby={describedBy(id, hint)}>
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
    </Labelled>
  );
}
