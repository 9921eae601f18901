import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

/** A treatment that can be booked with somebody, or somewhere. */
export interface OfferRow {
  readonly name: string;
  /** What tells more of it. */
  readonly page: string;
  /** "55 minutes", "75 minutes · For new patients" */
  readonly minutes: string;
  /** "$95", "from $90" */
  readonly price: string;
  /** Leads to its times. */
  readonly book: string;
  /** "Acupuncture with Mei Tanaka, Bellport": for those who hear the button alone. */
  readonly whole: string;
}

export function OfferRows({ site, offers }: { readonly site: Site; readonly offers: readonly OfferRow[] }): VNode {
  return (
    <ul class="offer-rows">
      {offers.map(({ name, page, minutes, price, book, whole }) => (
        <li key={page}>
          <p>
            <a href={page}>{name}</a> <span class="soft">{minutes}</span>
          </p>
          <p class="price">{price}</p>
          <a class="button quiet" href={book}>
            {site.t('about.book')} <span class="unseen">{whole}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
