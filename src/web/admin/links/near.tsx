import type { VNode } from 'preact';
import { Field } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';

interface NearProps {
  readonly site: Site;
  readonly near: string;
  readonly error?: string;
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
}

/** Each place that may have been meant is a button that saves with it. */
export function Near({ site, near, error, suggestions }: NearProps): VNode {
  const { t } = site;
  return (
    <>
      <Field
        site={site}
        name="near"
        label={t('link.near')}
        hint={t('link.near-hint')}
        optional
        value={near}
        error={error}
        input={{ maxLength: 120, autocomplete: 'off' }}
      />
      {suggestions.length > 0 && (
        <div class="field" role="group" aria-labelledby="near-meant">
          <p class="hint" id="near-meant">
            {t('link.near-meant')}
          </p>
          <div class="actions">
            {suggestions.map((place) => (
              <button key={place} class="button quiet small" type="submit" name="place" value={place} data-once>
                {place}
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
