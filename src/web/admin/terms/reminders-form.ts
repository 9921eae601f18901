import type { Fault, OwnPolicy, Policy } from './policy-fault.js';

/** The fields as they were typed. */
interface Reminding {
  readonly reminders?: string;
  readonly quietFrom?: string;
  readonly quietTo?: string;
  readonly afterVisit?: string;
}

/** Hours with commas between them, `48, 3`; 0 says none. Missing fields stay empty. */
export function filledReminders({ reminders, quietHours, afterVisitMinutes }: Partial<Policy>): Reminding {
  const hours = reminders?.map(inHours).join(', ');
  return {
    reminders: hours === '' ? '0' : (hours ?? ''),
    quietFrom: quietHours?.from ?? '',
    quietTo: quietHours?.to ?? '',
    afterVisit: afterVisitMinutes === null ? '0' : afterVisitMinutes === undefined ? '' : inHours(afterVisitMinutes),
  };
}

/** Of the clinic, an empty field says none; a form without the fields says nothing. */
export function clinicReminders(typed: Reminding): Pick<Policy, 'reminders' | 'quietHours' | 'afterVisitMinutes'> {
  const { reminders, quietFrom, quietTo, afterVisit } = typed;
  const [from = '', to = ''] = [quietFrom?.trim(), quietTo?.trim()];
  return {
    ...(reminders !== undefined && { reminders: minutesIn(reminders) ?? [] }),
    ...(quietFrom !== undefined && { quietHours: from || to ? { from, to } : null }),
    ...(afterVisit !== undefined && { afterVisitMinutes: minutesIn(afterVisit)?.[0] ?? null }),
  };
}

/** Undefined: nothing is said. What is no number of hours is NaN, which no clinic file may contain. */
export function minutesIn(typed: string | undefined): OwnPolicy['reminders'] {
  const parts = (typed ?? '').split(/[,;\s]+/).filter(Boolean);
  if (parts.length === 0) return undefined;
  if (parts.join() === '0') return [];
  return parts.map((part) => (/^\d{1,4}(\.\d{1,2})?$/.test(part) ? Math.round(Number(part) * 60) : NaN));
}

/** In the terms of the fields, which count hours. */
export function reminderFaults({
  reminders = [],
  quietHours,
  afterVisitMinutes = null,
}: Partial<Policy>): Readonly<Record<string, Fault>> {
  const whole = reminders.every((minutes) => minutes >= 10 && minutes <= 20_160) && reminders.length <= 5;
  const time = /^([01]\d|2[0-3]):[0-5]\d$/;
  return {
    ...(!whole && { reminders: { say: 'terms.fault.reminders' } }),
    ...(afterVisitMinutes !== null &&
      !(afterVisitMinutes >= 10 && afterVisitMinutes <= 2880) && { afterVisit: { say: 'terms.fault.afterVisit' } }),
    ...(quietHours && !time.test(quietHours.from) && { quietFrom: { say: 'terms.fault.time' } }),
    ...(quietHours && !time.test(quietHours.to) && { quietTo: { say: 'terms.fault.time' } }),
  };
}

const inHours = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);
