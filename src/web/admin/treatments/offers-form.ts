import type { OfferBy } from '../../../clinic-file/treatment-edits.js';
import { said } from '../../../configuration/form.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { amountOf, amountText } from '../../../i18n/amount.js';
import type { Fault } from '../../../platform/refusal.js';
import { currencyAt } from './prices-form.js';
import { phasesIn, phasesText } from './own-phases.js';

/** Who offers a treatment where, `mei/harbour`, and in which field what they do differently is typed. */
export const ownField = (who: string, own: 'price' | 'phases') => `offers.${who}.${own}`;
const whoOf = ({ practitioner, location }: OfferBy) => `${practitioner}/${location}`;

export function filledOffers(offers: readonly OfferBy[], file: Pick<ClinicFile, 'currency' | 'locations'>): Typed {
  return {
    offers: offers.map(whoOf),
    ...Object.fromEntries(
      offers.flatMap((offer) => [
        [
          ownField(whoOf(offer), 'price'),
          [offer.price === undefined ? '' : amountText(offer.price, currencyAt(file, offer.location))],
        ],
        [ownField(whoOf(offer), 'phases'), [offer.phases ? phasesText(offer.phases) : '']],
      ]),
    ),
  };
}

/** Those that are ticked, and of `there` those that the form does not list. */
export function readOffers(
  typed: Typed,
  file: Pick<ClinicFile, 'currency' | 'locations'>,
  there: readonly OfferBy[],
): { readonly value: readonly OfferBy[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const own = <T>(path: string, read: (text: string) => T | undefined, message: string, unread: T) => {
    const text = said(typed, path).trim();
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined) faults.push({ path, message });
    return value ?? unread;
  };
  const ticked = (typed.offers ?? []).filter(Boolean).map((who): OfferBy => {
    const [practitioner = '', location = ''] = who.split('/');
    const [price, phases] = [ownField(who, 'price'), ownField(who, 'phases')];
    return {
      practitioner,
      location,
      price: own(price, (text) => amountOf(text, currencyAt(file, location)), 'treatment.fault.price', NaN),
      phases: own(phases, (text) => phasesIn(text)?.slice(), 'treatment.fault.phases', []),
    };
  });
  const listed = (offer: OfferBy) => ownField(whoOf(offer), 'price') in typed || typed.offers?.includes(whoOf(offer));
  return { value: [...ticked, ...there.filter((offer) => !listed(offer))], faults };
}
