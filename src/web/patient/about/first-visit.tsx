import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

export interface FirstVisitView {
  /** "First consultation" */
  readonly name: string;
  /** "75 minutes, from $135" */
  readonly offer: string;
  readonly book: string;
  /** What happens at it. */
  readonly about: string;
}

/** "First time here?" */
export function FirstVisit({ site: { t }, view }: { readonly site: Site; readonly view: FirstVisitView }): VNode {
  const { name, offer, book, about } = view;
  return (
    <section class="notice first-visit">
      <h2>{t('first.here')}</h2>
      <p>
        {t('first.start')} <strong>{name}</strong> <span class="soft">{offer}</span>
      </p>
      <p class="actions">
        <a class="button quiet" href={book}>
          {t('about.find')} <span class="unseen">{name}</span>
        </a>
        <a class="more" href={about}>
          {t('about.goes-like-this')} <span class="unseen">{name}</span>
        </a>
      </p>
    </section>
  );
}
