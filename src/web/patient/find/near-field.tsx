import type { VNode } from 'preact';
import { hereWords } from '../../../finder/here.js';
import { FieldError } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

export interface NearForm {
  readonly value: string;
  readonly error?: string;
  /** "For example Bellport or 11713." */
  readonly hint?: string;
}

/** One box for where somebody is. A script adds suggestions, and a button that asks the browser. */
export function NearField({ site: { t }, form }: { readonly site: Site; readonly form: NearForm }): VNode {
  const described = [form.hint && 'near-hint', form.error && 'near-error'].filter(Boolean).join(' ') || undefined;
  return (
    <div class={form.error ? 'field near wrong' : 'field near'} data-places="/places" data-here={hereWords.join('|')}>
      <label for="near">{t('find.near')}</label>
      {form.hint && (
        <p class="hint" id="near-hint">
          {form.hint}
        </p>
      )}
      {form.error && <FieldError name="near" message={form.error} />}
      <div class="near-box">
        <input
          id="near"
          name="near"
          type="text"
          value={form.value}
          maxLength={100}
          enterkeyhint="search"
          autocomplete="postal-code"
          autocapitalize="words"
          spellcheck={false}
          aria-describedby={described}
          aria-invalid={form.error ? 'true' : undefined}
        />
        <ul id="near-places" role="listbox" aria-label={t('find.near')} hidden />
      </div>
      <button type="button" class="link locate" data-locate hidden>
        <svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18">
          <circle cx="9" cy="9" r="4.5" />
          <path d="M9 1v4M9 13v4M1 9h4M13 9h4" />
        </svg>
        {t('find.locate')}
      </button>
      <p
        class="soft"
        role="status"
        data-locating={t('find.locating')}
        data-not-located={t('find.not-located')}
        data-none={t('find.suggested', { count: 0 })}
        data-one={t('find.suggested', { count: 1 })}
        data-some={t('find.suggested', { count: 9 })}
      />
    </div>
  );
}
