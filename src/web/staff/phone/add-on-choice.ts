import type { Location } from '../../../locations/location.js';
import { priceAt } from '../../../treatments/price.js';
import type { Treatment } from '../../../treatments/treatment.js';
import { minutesOf } from '../../patient/find/find-form.view.js';
import { priceText } from '../../shared/price-text.js';
import type { Site } from '../../shared/site.js';
import type { AddOnChoice } from './what.js';

/** Something that can be added to a treatment, with what it adds. */
export function addOnChoice(site: Site, addOn: Treatment, location: Location, on: boolean): AddOnChoice {
  const price = priceText(site, priceAt(addOn, location), location.currency);
  return { value: addOn.slug, label: addOn.name, adds: site.t('find.adds', { minutes: minutesOf(addOn), price }), on };
}
