import type { ComponentChildren, VNode } from 'preact';
import type { TabId } from '../shared/tab-rules.js';
import { useSite } from '../shared/use-site.js';

interface TabbedProps {
  /** Those that are there, in the order of the page. */
  readonly tabs: readonly (readonly [TabId, string])[];
  readonly children: ComponentChildren;
}

/**
 * A long page in parts. In sight are the one that the address names and those with a fault; where there are none, the first.
 * It needs no script, and all parts are on the page, so a form may reach over several. Saved, it leads back to the part it
 * was sent from only with the script, which adds the name to the form's address.
 */
export function Tabbed({ tabs, children }: TabbedProps): VNode {
  const { t } = useSite();
  return (
    <div class="tabbed">
      <nav class="tabs no-print" aria-label={t('staff.tabs')}>
        <ul>
          {tabs.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

interface TabProps {
  readonly id: TabId;
  readonly title: string;
  /** In sight unless the address names another. */
  readonly first?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Tab({ id, title, first, children, ...look }: TabProps): VNode {
  const classes = ['tab', first && 'first', look.class].filter(Boolean).join(' ');
  return (
    <section id={id} class={classes} aria-label={title}>
      {children}
    </section>
  );
}
