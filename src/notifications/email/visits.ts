import { say } from '../../i18n/words.js';
import type { Moved, PractitionerNotification } from '../notification.js';
import type { Fact, Filling } from './content.js';
import { before, patient, reference, visitValues, what, when, where } from './facts.js';

/** To the practitioner: who, what, when and where, and nothing to press. */
export function visitNew(data: PractitionerNotification): Filling {
  return about(data, [when(data)]);
}

export function visitMoved(data: PractitionerNotification & Moved): Filling {
  const filling = about(data, [when(data), before(data)]);
  return { ...filling, values: { ...filling.values, previous: before(data).lines[0]! } };
}

export function visitCancelled(data: PractitionerNotification): Filling {
  return about(data, [{ ...when(data), over: true }]);
}

function about(data: PractitionerNotification, times: readonly Fact[]): Filling {
  const { locale, location, reference: number } = data;
  return {
    locale,
    clinic: data.clinic.name,
    preheader: say('notification.preheader', { place: location.name, reference: number }, locale),
    name: data.practitioner.name,
    values: { ...visitValues(data), patient: data.patient.name },
    alone: {
      details: { kind: 'facts', facts: [...times, patient(data), what(data), where(data), reference(data)] },
    },
    footer: [],
  };
}
