import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** A treatment that somebody offers somewhere. */
export interface Offering {
  readonly name: string;
  /** Chooses a time. */
  readonly href: string;
  /** "55 minutes, $95" */
  readonly offer: string;
  /** Its own page. */
  readonly page: string;
  /** "Acupuncture with Mei Tanaka, Bellport" */
  readonly whole: string;
}

/** Each leads to choosing a time, and to the page that tells more. */
export function Offerings({ site, offers }: { readonly site: Site; readonly offers: readonly Offering[] }): VNode {
  return (
    <ul class="offered">
      {offers.map((offer) => (
        <li key={offer.page}>
          <h3>
            <a href={offer.href}>{offer.name}</a>
          </h3>
          <p class="soft">{offer.offer}</p>
          <p>
            <a href={offer.page}>
              {site.t('found.more')}
              <span class="unseen">: {offer.whole}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
