import type { VNode } from 'preact';
import { emailInput } from '../../shared/form.js';
import { describedBy, Labelled } from '../../shared/labelled.js';
import { useSite } from '../../shared/use-site.js';

interface EmailFieldProps {
  readonly value?: string;
  /** The address of which they have been asked already. */
  readonly checked?: string;
  readonly suggestion?: string;
  readonly error?: string;
}

/**
 * Where the confirmation goes. With a suggestion, the form has come back for it, once: one button books with the suggested address, the
 * other one with what was typed. Enter in a field is the other one, which is why a button for it comes first.
 */
export function EmailField({ value, checked, suggestion, error }: EmailFieldProps): VNode {
  const { t } = useSite();
  const hint = t('details.email-hint');
  return (
    <Labelled id="email" label={t('details.email')} hint={hint} error={error}>
      <input type="hidden" name="emailChecked" value={suggestion ? value : checked} />
      {suggestion && <button class="unseen" type="submit" tabIndex={-1} aria-hidden="true" />}
      <input
        id="email"
        name="email"
        {...emailInput}
        type="text"
        value={value}
        autocomplete="email"
        required
        autofocus={Boolean(suggestion) && !error}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={`${describedBy('email', hint, error)} email-suggestion`}
      />
      <p
        class="suggestion"
        id="email-suggestion"
        role="status"
        data-suggestion={t('details.email-suggestion', { email: '*' })}
        data-use={t('details.email-use')}
      >
        {suggestion && (
          <>
            <span>{t('details.email-suggestion', { email: suggestion })}</span>
            <button class="button quiet" type="submit" name="corrected" value={suggestion} data-once>
              {t('details.email-use')}
            </button>
            <span class="soft">{t('details.email-keep')}</span>
          </>
        )}
      </p>
    </Labelled>
  );
}
