import type { VNode } from 'preact';
import type { WordKey } from '../../i18n/words.js';
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
  /** Where its order is changed, if it can be. */
  readonly order?: string;
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
          {order && (
            <Ordering
              site={site}
              action={order}
              slug={slug}
              name={name}
              first={at === 0}
              last={at === entries.length - 1}
            />
          )}
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

/** What is no longer in use, by its id or its code. */
export interface Archived {
  readonly id: string;
  readonly name: string;
  readonly facts?: readonly string[];
}

interface ArchivedListProps {
  readonly site: Site;
  readonly gone: readonly Archived[];
  readonly action: string;
  readonly lead?: WordKey;
  readonly field?: 'id' | 'code';
}

/** What is no longer in use, and the way back. */
export function ArchivedList({
  site: { t },
  gone,
  action,
  lead = 'locations.retired-lead',
  field = 'id',
}: ArchivedListProps): VNode | null {
  if (gone.length === 0) return null;
  return (
    <details class="why">
      <summary>{t('locations.retired')}</summary>
      <p class="hint">{t(lead)}</p>
      <ul class="rows">
        {gone.map(({ id, name, facts = [] }) => (
          <li key={id}>
            <span>
              {name}
              {facts.map((fact) => (
                <span key={fact} class="soft">
                  {fact}
                </span>
              ))}
            </span>
            <form action={action} method="post">
              <Carried fields={{ [field]: id }} />
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
