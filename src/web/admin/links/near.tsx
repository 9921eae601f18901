import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';
import { EntityField } from '../../staff/entity-field.js';

interface NearProps {
  /** Places that may have been meant. */
  readonly suggestions: readonly string[];
}

/** Each place that may have been meant is a button that saves with it. */
export function Near({ suggestions }: NearProps): VNode {
  const { t } = useSite();
  return (
    <>
      <EntityField name="near" input={{ maxLength: 120, autocomplete: 'off' }} />
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
