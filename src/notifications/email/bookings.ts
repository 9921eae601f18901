import { say } from '../../i18n/words.js';
import type { RenderContext } from '../render-context.js';
import { clock } from '../../time/wording.js';
import type { CalledOff, Expiring, Moved, PatientNotification } from '../notification.js';
import type { Block, Fact, Filling } from './content.js';
import { before, note, part, price, reason, reference, times, what, when, where, withWhom } from './facts.js';
import { manage, nameOf, preparation, toPatient } from './patient.js';

export function bookingConfirmed(data: PatientNotification, context: RenderContext): Filling {
  const facts = [
    ...linkedAll(data, context),
    what(data),
    ...note(data, context),
    withWhom(data),
    where(data),
    price(data),
    reference(data),
  ];
  return standing(data, context, { details: { kind: 'facts', facts } });
}

/** Not confirmed yet; nothing else can be done with it. */
export function bookingProvisional(data: PatientNotification & Expiring, context: RenderContext): Filling {
  const { locale, location, until } = data;
  const facts = [...whenAll(data, context), what(data), withWhom(data), where(data), price(data), reference(data)];
  const filling = toPatient(data, context);
  return {
    ...filling,
    name: nameOf(data),
    values: { ...filling.values, heldUntil: clock(location.timeZone, until, locale) },
    alone: {
      details: { kind: 'facts', facts },
      confirmLink: {
        kind: 'link',
        label: say('notification.confirm', {}, locale),
        url: context.confirmLink(data.link.bookingId, data.link.generation),
      },
    },
  };
}

export function bookingMoved(data: PatientNotification & Moved, context: RenderContext): Filling {
  const facts = [
    ...linkedAll(data, context),
    ...(data.together ? [] : [before(data, context)]),
    what(data),
    withWhom(data),
    where(data),
    price(data),
    reference(data),
  ];
  const message: Block = { kind: 'text', lines: data.message?.split('\n') ?? [] };
  const filling = standing(data, context, { details: { kind: 'facts', facts }, message });
  return { ...filling, values: { ...filling.values, previous: before(data, context).lines[0]! } };
}

/** About a visit that stands as it stood: they asked for a link, or their calendar said that they will not come. */
export function bookingLink(data: PatientNotification, context: RenderContext): Filling {
  const facts = [when(data, context), ...part(data), what(data), withWhom(data), where(data), reference(data)];
  return standing(data, context, { details: { kind: 'facts', facts } });
}

/** The same when it is near; this they may do without. */
export function reminder(data: PatientNotification, context: RenderContext): Filling {
  const leave = {
    label: say('notification.stop-reminders', {}, data.locale),
    url: context.unsubscribeLink(data.link.bookingId),
  };
  return { ...bookingLink(data, context), leave };
}

/** Cancelling revokes the visit's link, so the way on is a new booking. */
export function bookingCancelled(data: PatientNotification & CalledOff, context: RenderContext): Filling {
  const { locale } = data;
  const facts = [
    ...(data.together ? whenAll(data, context, true) : [{ ...when(data, context), over: true }]),
    ...(data.previous ? [before({ ...data, previous: data.previous }, context)] : []),
    ...reason(data),
    what(data),
    withWhom(data),
    where(data),
    reference(data),
  ];
  return {
    ...toPatient(data, context),
    name: nameOf(data),
    alone: {
      details: { kind: 'facts', facts },
      findLink: { kind: 'link', label: say('notification.book-again', {}, locale), url: `${context.publicUrl}/find` },
    },
  };
}

/** When it is and which of a course; of several together, when each of them is. */
function whenAll(data: PatientNotification, context: RenderContext, over = false): readonly Fact[] {
  if (data.together) return times(data.together.visits, context, over);
  return [when(data, context), ...part(data)];
}

/** Of several visits together, each leads to its own page: the button leads to that of the first. */
function linkedAll(data: PatientNotification, context: RenderContext): readonly Fact[] {
  const { together } = data;
  if (!together) return whenAll(data, context);
  return whenAll(data, context).map((fact, n) => {
    const { bookingId, generation } = together.visits[n]!.link;
    return { ...fact, url: context.manageLink(bookingId, generation) };
  });
}

/** A visit that stands can be seen, moved and cancelled by its link, on the terms it was booked on. */
function standing(data: PatientNotification, context: RenderContext, alone: Filling['alone']): Filling {
  const { footer, ...common } = toPatient(data, context);
  const { link, terms } = manage(data, context);
  return {
    ...common,
    footer: [...footer, say('notification.secret', {}, data.locale)],
    name: nameOf(data),
    alone: { ...alone, preparation: preparation(data), manageLink: link, terms: { kind: 'text', lines: terms } },
  };
}
