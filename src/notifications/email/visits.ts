import { say } from '../../i18n/words.js';
import type { RenderContext } from '../render-context.js';
import type { Moved, PractitionerNotification } from '../notification.js';
import type { Fact, Filling } from './content.js';
import { before, part, patient, reference, times, visitValues, what, when, where } from './facts.js';

/** To the practitioner: who, what, when and where, and nothing to press. */
export function visitNew(data: PractitionerNotification, context: RenderContext): Filling {
  return about(data, context, whenAll(data, context));
}

export function visitMoved(data: PractitionerNotification & Moved, context: RenderContext): Filling {
  const was = data.together ? [] : [before(data, context)];
  const filling = about(data, context, [...whenAll(data, context), ...was]);
  return { ...filling, values: { ...filling.values, previous: before(data, context).lines[0]! } };
}

export function visitCancelled(data: PractitionerNotification, context: RenderContext): Filling {
  return about(data, context, data.together ? whenAll(data, context, true) : [{ ...when(data, context), over: true }]);
}

function whenAll(data: PractitionerNotification, context: RenderContext, over = false): readonly Fact[] {
  if (data.together) return times(data.together.visits, context, over);
  return [when(data, context), ...part(data)];
}

function about(data: PractitionerNotification, context: RenderContext, times: readonly Fact[]): Filling {
  const { locale, location, reference: number } = data;
  return {
    locale,
    clinic: data.clinic.name,
    preheader: say('notification.preheader', { place: location.name, reference: number }, locale),
    name: data.practitioner.name,
    values: { ...visitValues(data, context), patient: data.patient.name },
    alone: {
      details: { kind: 'facts', facts: [...times, patient(data), what(data), where(data), reference(data)] },
    },
    footer: [],
  };
}
