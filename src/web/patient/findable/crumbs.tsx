import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import type { Crumb } from '../../shared/structured-data.js';

/** Where a page stands: each a way back but the last, which is the page itself. */
export function Crumbs({ site, crumbs }: { readonly site: Site; readonly crumbs: readonly Crumb[] }): VNode {
  return (
    <nav class="crumbs" aria-label={site.t('found.crumbs')}>
      <ol>
        {crumbs.map(({ name, path }, at) => (
          <li key={path}>
            {at < crumbs.length - 1 ? <a href={path}>{name}</a> : <span aria-current="page">{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
