import { localeOf } from '../../time/intl.js';
import { remembered } from '../remembered.js';

type Overlay = readonly (readonly [american: string, there: string])[];

/** `en` is written as in the United States; these are the phrases and spellings that are others elsewhere, in order. */
const british: Overlay = [
  ['City or ZIP code', 'Town or postcode'],
  ['city or ZIP code', 'town or postcode'],
  ['ZIP code', 'postcode'],
  ['Canceled', 'Cancelled'],
  ['canceled', 'cancelled'],
  ['canceling', 'cancelling'],
  ['Elevator', 'Lift'],
  ['elevator', 'lift'],
  ['restroom', 'toilet'],
  ['public transit', 'public transport'],
  ['kilometers', 'kilometres'],
];

const australian: Overlay = [
  ['City or ZIP code', 'Suburb or postcode'],
  ['city or ZIP code', 'suburb or postcode'],
  ...british,
];

/** By country; all others write as in Britain. */
const overlays = new Map<string | undefined, Overlay>([
  [undefined, []],
  ['US', []],
  ['AU', australian],
  ['NZ', australian],
]);

const overlayOf = remembered((locale) => overlays.get(localeOf(locale).region) ?? british);

/** A sentence of the English catalogues as it is written in the country of this locale. */
export function inCountry(sentence: string, locale: string): string {
  return overlayOf(locale).reduce((said, [american, there]) => said.replaceAll(american, there), sentence);
}
