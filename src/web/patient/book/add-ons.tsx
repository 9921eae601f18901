import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

export interface AddOnToggle {
  readonly name: string;
  /** "+ 10 min, + $25" */
  readonly adds: string;
  readonly on: boolean;
  /** The same page with it added, or without it. */
  readonly href: string;
}

/** Links, not boxes: an add-on changes which times fit, so the page comes back with them in one click, script or not. */
export function AddOns({
  site,
  addOns,
}: {
  readonly site: Site;
  readonly addOns: readonly AddOnToggle[];
}): VNode | null {
  const { t } = site;
  if (addOns.length === 0) return null;
  return (
    <ul class="toggles" aria-label={t('book.add-ons')}>
      {addOns.map((addOn) => (
        <li key={addOn.name}>
          <a class={addOn.on ? 'toggle on' : 'toggle'} href={addOn.href} rel="nofollow" data-stay>
            <span class="box" aria-hidden="true" />
            <span>
              <span class="unseen">{t(addOn.on ? 'book.remove' : 'book.add')}</span> {addOn.name}{' '}
              <span class="soft">{addOn.adds}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
