import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

/** In the masthead of every page of the staff. A form post: names, numbers and addresses stand in no address of ours. */
export function SearchBox({ typed }: { readonly typed?: string }): VNode {
  const { t } = useSite();
  return (
    <form class="search no-print" method="post" action="/staff/patients" role="search">
      <input
        type="search"
        name="q"
        value={typed}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        aria-keyshortcuts="/"
        maxLength={100}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        required
        autofocus={typed === ''}
        data-slash
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
