import { entity } from '../configuration/entity.js';
import { choice, currency, group, language, sites, text } from '../configuration/fields.js';
import { brandGroup, pagesGroup } from './brand.entity.js';
import { policy } from './policy.entity.js';

/** The clinic's own settings. */
export const clinic = entity('clinic', {
  name: text(),
  /** ISO 4217 */
  currency: currency().describe('ISO 4217'),
  /** BCP 47 */
  locale: language(),
  /** As `hc` of BCP 47 calls them; null: as the locale counts. */
  hourCycle: choice(['h12', 'h23'])
    .optional(null)
    .describe('h12 or h23, where times count 12 or 24 hours and the locale would not'),
  /** What calendars call an appointment; null: the reader’s word for it. */
  calendarTitle: text(60).optional(null).describe('what calendars call an appointment'),
  /** Of its blogs and pages: their posts may lead to it without a link of their own. */
  sites: sites().optional([]).describe('the clinic’s own websites, whose pages may lead to it by their address'),
  brand: brandGroup,
  pages: pagesGroup,
  policy: group(policy),
});
