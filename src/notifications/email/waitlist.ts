import { say } from '../../i18n/words.js';
import { withAddOns } from '../../i18n/with-add-ons.js';
import { clock, shortTime } from '../../time/wording.js';
import type { WaitlistNotification, WaitlistOffer } from '../notification.js';
import type { RenderContext } from '../render-context.js';
import type { Filling } from './content.js';
import { before, postedAt, price, what, when, where, withWhom } from './facts.js';

/** Somebody typed this address: the link leads to a page with a button, and nothing happens without it. */
export function waitlistAsked(
  data: WaitlistNotification & { readonly hours: number },
  context: RenderContext,
): Filling {
  const { locale, hours, entryId } = data;
  const label = say('notification.waitlist-asked.action', {}, locale);
  const { leave: _, ...filling } = onList('waitlist-asked', data, context, { hours });
  return {
    ...filling,
    footer: [say('notification.waitlist.why-asked', {}, locale)],
    alone: { confirmLink: { kind: 'link', label, url: context.waitlistLinks(entryId).proof } },
  };
}

export function waitlistJoined(
  data: WaitlistNotification & { readonly place: number },
  context: RenderContext,
): Filling {
  const { locale, place, entryId } = data;
  const label = say('notification.waitlist-joined.action', {}, locale);
  return {
    ...onList('waitlist-joined', data, context, { place }),
    alone: { entryLink: { kind: 'link', label, url: context.waitlistLinks(entryId).entry } },
  };
}

/** A time is kept for them; only the button on the page accepts it. */
export function waitlistOffer(data: WaitlistOffer, context: RenderContext): Filling {
  const { locale, location, start, until, previous, offerId } = data;
  const heldUntil = clock(location.timeZone, until, locale);
  const facts = [
    when(data, context),
    ...(previous ? [before({ ...data, previous }, context)] : []),
    what(data),
    withWhom(data),
    where(data),
    price(data),
  ];
  const label = say('notification.waitlist-offer.action', {}, locale);
  const at = shortTime(location.timeZone, start, locale, postedAt(context));
  const filling = onList('waitlist-offer', data, context, { heldUntil, when: at });
  return {
    ...filling,
    footer: [
      ...(location.phone ? [say('notification.questions', { phone: location.phone }, locale)] : []),
      ...filling.footer,
      say('notification.secret', {}, locale),
    ],
    alone: { details: { kind: 'facts', facts }, offerLink: { kind: 'link', label, url: context.offerLink(offerId) } },
  };
}

function onList(
  kind: 'waitlist-asked' | 'waitlist-joined' | 'waitlist-offer',
  { locale, clinic, name, entryId, treatment, addOns }: WaitlistNotification,
  context: RenderContext,
  more: Filling['values'],
): Omit<Filling, 'alone'> {
  const values = { clinic: clinic.name, treatment: withAddOns(treatment, addOns, locale), ...more };
  return {
    locale,
    clinic: clinic.name,
    preheader: say(`notification.${kind}.preheader`, values, locale),
    name: name || null,
    values,
    footer: [say('notification.waitlist.why', {}, locale)],
    leave: { label: say('notification.waitlist.leave', {}, locale), url: context.waitlistLinks(entryId).leave },
  };
}
