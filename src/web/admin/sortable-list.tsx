import type { VNode } from 'preact';
import type { WordKey } from '../../i18n/words.js';
import { Form, Submit } from '../shared/form.js';
import { useSite } from '../shared/use-site.js';

export interface SortableEntry {
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  readonly facts: readonly string[];
}

interface SortableListProps {
  readonly entries: readonly SortableEntry[];
  /** Where its order is changed, if it can be. */
  readonly order?: string;
}

/** Entries in the clinic's own order, each with the way to its page and one place up or down. */
export function SortableList({ entries, order }: SortableListProps): VNode {
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
            <Ordering action={order} slug={slug} name={name} first={at === 0} last={at === entries.length - 1} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface OrderingProps {
  readonly action: string;
  readonly slug: string;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** One place up, one place down. */
export function Ordering({ action, slug, name, first, last }: OrderingProps): VNode {
  const { t } = useSite();
  const button = (by: 'up' | 'down') => (
    <button class="button quiet small" type="submit" name="by" value={by} aria-label={t(`locations.${by}`, { name })}>
      {t(`treatments.${by}`)}
    </button>
  );
  return (
    <Form class="ordering" action={action} carry={{ slug }}>
      {!first && button('up')}
      {!last && button('down')}
    </Form>
  );
}

/** What is no longer in use, by its id or its code. */
export interface Archived {
  readonly id: string;
  readonly name: string;
  readonly facts?: readonly string[];
}

interface ArchivedListProps {
  readonly gone: readonly Archived[];
  readonly action: string;
  readonly lead?: WordKey;
  readonly field?: 'id' | 'code';
}

/** What is no longer in use, and the way back. */
export function ArchivedList({
  gone,
  action,
  lead = 'locations.retired-lead',
  field = 'id',
}: ArchivedListProps): VNode | null {
  const { t } = useSite();
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
            <Form action={action} carry={{ [field]: id }}>
              <Submit look="link" label={t('locations.return-name', { name })}>
                {t('locations.return')}
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
