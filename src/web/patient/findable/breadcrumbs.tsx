import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import type { Breadcrumb } from '../../shared/structured-data.js';

/** Where a page stands: each a way back but the last, which is the page itself. */
export function Breadcrumbs({
  site,
  breadcrumbs,
}: {
  readonly site: Site;
  readonly breadcrumbs: readonly Breadcrumb[];
}): VNode {
  return (
    <nav class="breadcrumbs" aria-label={site.t('found.breadcrumbs')}>
      <ol>
        {breadcrumbs.map(({ name, path }, at) => (
          <li key={path}>
            {at < breadcrumbs.length - 1 ? <a href={path}>{name}</a> : <span aria-current="page">{name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
