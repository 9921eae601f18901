import type { ComponentChildren, VNode } from 'preact';
import type { Retired } from '../../clinic-file/retired.service.js';
import { Carried } from '../form.js';
import type { Site } from '../site.js';

export interface ListedEntry {
  readonly slug: string;
  readonly name: string;
  readonly href: string;
  readonly facts: readonly string[];
}

interface ListedProps {
  readonly site: Site;
  readonly entries: readonly ListedEntry[];
  /** Where its order is changed. */
  readonly order: string;
}

/** Entries in the clinic's own order, each with the way to its page and one place up or down. */
export function Listed({ site: { t }, entries, order }: ListedProps): VNode {
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
          <form class="ordering" action={order} method="post">
            <Carried fields={{ slug }} />
            {at > 0 && (
              <button
                class="button quiet small"
                type="submit"
                name="by"
                value="up"
                aria-label={t('locations.up', { name })}
              >
                {t('treatments.up')}
              </button>
            )}
            {at < entries.length - 1 && (
              <button
                class="button quiet small"
                type="submit"
                name="by"
                value="down"
                aria-label={t('locations.down', { name })}
              >
                {t('treatments.down')}
              </button>
            )}
          </form>
        </li>
      ))}
    </ol>
  );
}

interface GoneProps {
  readonly site: Site;
  readonly gone: readonly Retired[];
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

/** What is no longer in use, and the way back. */
export function Gone({ site: { t }, gone, action, fields = {} }: GoneProps): VNode | null {
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
