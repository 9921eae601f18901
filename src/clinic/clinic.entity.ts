import { entity } from '../configuration/entity.js';
import { known, group, language, text } from '../configuration/fields.js';
import { policy } from './policy.entity.js';

/** The clinic's own settings. */
export const clinic = entity('clinic', {
  name: text(),
  /** ISO 4217 */
  currency: known(isCurrency, 'must be a currency like USD').describe('ISO 4217'),
  /** BCP 47 */
  locale: language(),
  policy: group(policy),
});

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
