import type { PhoneLine } from '../../shared/phones.js';
import type { FiltersView, Remedy } from './filters.js';
import type { MapView } from './map/map.js';
import type { PersonCard } from './person-card.js';

/** What the search led to. There is never a dead end. */
export type Outcome =
  /** The first page. */
  | { readonly kind: 'not-asked'; readonly treatments: readonly Offered[] }
  | { readonly kind: 'where' }
  | {
      readonly kind: 'people';
      readonly place?: string;
      /** The place is a region, and they are in it. */
      readonly inRegion?: boolean;
      readonly people: readonly PersonCard[];
      /** How many there are, shown or not. */
      readonly count: number;
      /** Nobody is close by, or in the region, who fits: how far away the nearest is. */
      readonly beyond?: string;
      /** None of them has a free time. */
      readonly nobodyFree?: { readonly words: string; readonly phones: readonly PhoneLine[] };
      readonly filters?: FiltersView;
      /** What to leave out, where that would help. */
      readonly remedies: readonly Remedy[];
      readonly more?: string;
      readonly map?: MapView;
      /** What search engines list instead; nothing where nobody is close, or the search says exactly where somebody is. */
      readonly canonical?: string;
      /** Other places of that name. */
      readonly elsewhere: readonly PlaceLink[];
    }
  | {
      readonly kind: 'nobody-fits';
      readonly filters?: FiltersView;
      readonly remedies: readonly Remedy[];
      readonly phones: readonly PhoneLine[];
    }
  | { readonly kind: 'which-place'; readonly near: string; readonly choices: readonly PlaceLink[] }
  | { readonly kind: 'unknown-place'; readonly near: string; readonly choices: readonly PlaceLink[] }
  /** Nothing says where somebody is, or only a country where the clinic is not. */
  | { readonly kind: 'no-place'; readonly country: string | null }
  | { readonly kind: 'nobody'; readonly phones: readonly PhoneLine[] };

export interface Offered {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly offer: string;
}

export interface PlaceLink {
  readonly label: string;
  readonly href: string;
}

/** There are practitioners to show. */
export type Found = Extract<Outcome, { kind: 'people' }>;
