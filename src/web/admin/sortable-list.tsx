import type { ComponentChildren, VNode } from 'preact';
import type { Retired } from '../../changes/retired.service.js';
import { Carried } from '../shared/form.js';
import type { Site } from '../shared/site.js';

export interface SortableEntry {
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  readonly facts: readonly string[];
}

interface SortableListProps {
  readonly site: Site;
  readonly entries: readonly SortableEntry[];
  /** Where its order is changed. */
  readonly order: string;
}

/** Entries in the clinic's own order, each with the way to its page and one place up or down. */
export function SortableList({ site, entries, order }: SortableListProps): VNode {
  return (
    <ol class="rows">
      {entries.map(({ slug, name, href, facts }, at) => (
        <li key={slug}>
          <span>
            <a href={href}>{name}</a>
            {facts.map((fact) => (
              <span key={fact} class="soft">
                {fact}
              </span>
            ))}
          </span>
          <Ordering
            site={site}
            action={order}
            slug={slug}
            name={name}
            first={at === 0}
            last={at === entries.length - 1}
          />
        </li>
      ))}
    </ol>
  );
}

interface OrderingProps {
  readonly site: Site;
  readonly action: string;
  readonly slug: string;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** One place up, one place down. */
export function Ordering({ site: { t }, action, slug, name, first, last }: OrderingProps): VNode {
  const button = (by: 'up' | 'down') => (
    <button class="button quiet small" type="submit" name="by" value={by} aria-label={t(`locations.${by}`, { name })}>
      {t(`treatments.${by}`)}
    </button>
  );
  return (
    <form class="ordering" action={action} method="post">
      <Carried fields={{ slug }} />
      {!first && button('up')}
      {!last && button('down')}
    </form>
  );
}

interface ArchivedListProps {
  readonly site: Site;
  readonly gone: readonly Retired[];
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

/** What is no longer in use, and the way back. */
export function ArchivedList({ site: { t }, gone, action, fields = {} }: ArchivedListProps): VNode | null {
  if (gone.length === 0) return null;
  return (
    <details class="why">
      <summary>{t('locations.retired')}</summary>
      <p class="hint">{t('locations.retired-lead')}</p>
      <ul class="rows">
        {gone.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <form action={action} method="post">
              <Carried fields={{ ...fields, id }} />
              <button class="link" type="submit" aria-label={t('locations.return-name', { name })} data-once>
                {t('locations.return')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
