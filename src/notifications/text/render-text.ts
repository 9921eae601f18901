import { clock, shortTime } from '../../time/wording.js';
import { say } from '../../i18n/words.js';
import { oneLine } from '../one-line.js';
import type { TextContent } from '../notification.js';
import { shortest } from './short-text.js';

/**
 * When and where, and whom to call, in one text message; never what for. A link would take most of the message, so there
 * is none, unless no email has it. Where it is too long, it leaves out the place, then the telephone, then the end of the clinic's name.
 */
export function renderText(
  { template, data }: TextContent,
  postedAt: Date,
  offerLink: (offerId: string) => string,
): string {
  const now = Math.floor(postedAt.getTime() / 60_000);
  const { clinic, location, start, locale } = data;
  const values = {
    clinic: oneLine(clinic.name),
    when: shortTime(location.timeZone, start, locale, now),
    before:
      'previous' in data && data.previous ? shortTime(data.previous.timeZone, data.previous.start, locale, now) : '',
    until: clock(location.timeZone, data.until, locale),
    place: oneLine(location.name),
    phone: location.phone,
  };
  // What can be taken by its link alone is worth a second message.
  if (template === 'waitlist-offer' && data.textOnly)
    return shortest(`${say('text.waitlist-offer.link', values, locale)} ${offerLink(data.offerId)}`);
  const short = { ...values, clinic: values.clinic.slice(0, 40) };
  const call = location.phone ? ` ${say(`text.${template}.call`, values, locale)}` : '';
  return shortest(
    `${say(`text.${template}`, values, locale)}${call}`,
    `${say(`text.${template}.short`, values, locale)}${call}`,
    say(`text.${template}.short`, short, locale),
  );
}
