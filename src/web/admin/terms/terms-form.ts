import { z } from 'zod';
import { standardPolicy } from '../../../clinic/clinic.js';
import {
  filledTranslations,
  translationsFrom,
  type TypedTranslations,
  typedTranslations,
} from '../translations-form.js';
import type { Fault, OwnPolicy, Policy } from './policy-fault.js';
import { clinicReminders, filledReminders, minutesIn, reminderFaults } from './reminders-form.js';

/** Minutes that are typed with a unit beside them. */
export const units = ['minutes', 'hours', 'days'] as const;
export type Unit = (typeof units)[number];
const lengths: Readonly<Record<Unit, number>> = { minutes: 1, hours: 60, days: 1440 };

/** What was typed, as it was typed. */
const field = z.string().max(2000).catch('');
const unit = z.enum(units).catch('hours');
const schema = z.object({
  minNotice: field,
  minNoticeUnit: unit,
  horizonDays: field,
  startEveryMinutes: field,
  holdMinutes: field,
  cancelNotice: field,
  cancelNoticeUnit: unit,
  lateCancellation: field,
  noShow: field,
  reminders: field.optional(),
  quietFrom: field.optional(),
  quietTo: field.optional(),
  afterVisit: field.optional(),
  practitionersSetHours: z.literal('yes').optional().catch(undefined),
});

export const translatedParts = ['lateCancellation', 'noShow'] as const;

export type Typed = z.output<typeof schema> & { readonly translations: TypedTranslations };

export function typedIn(body: unknown): Typed {
  const fields = new Map(Object.entries(body ?? {}));
  return {
    ...schema.parse(body ?? {}),
    translations: typedTranslations(translatedParts, (name) => field.parse(fields.get(name))),
  };
}

/** The fields as they are in force; what is missing is an empty field. */
export function filled(policy: Partial<Policy>): Typed {
  const { minNoticeMinutes, cancelNoticeMinutes, horizonDays, startEveryMinutes, holdMinutes } = policy;
  const [minNotice, minNoticeUnit] = inUnits(minNoticeMinutes);
  const [cancelNotice, cancelNoticeUnit] = inUnits(cancelNoticeMinutes);
  return {
    minNotice,
    minNoticeUnit,
    cancelNotice,
    cancelNoticeUnit,
    horizonDays: horizonDays?.toString() ?? '',
    startEveryMinutes: startEveryMinutes?.toString() ?? '',
    holdMinutes: holdMinutes?.toString() ?? '',
    lateCancellation: policy.lateCancellation ?? '',
    noShow: policy.noShow ?? '',
    translations: filledTranslations(translatedParts, policy.translations),
    ...filledReminders(policy),
    practitionersSetHours: policy.practitionersSetHours === false ? undefined : 'yes',
  };
}

/** As in force: those of the clinic where it says nothing. */
export function filledClinic(policy: Policy): Typed {
  return filled({ ...standardPolicy, reminders: [...standardPolicy.reminders], ...policy });
}

/** What is no number is NaN, which no clinic file may contain. */
export function policyOf(typed: Typed): Policy {
  const {
    minNoticeMinutes = NaN,
    horizonDays = NaN,
    cancelNoticeMinutes = NaN,
    startEveryMinutes = NaN,
    ...words
  } = ownPolicyOf(typed);
  return {
    minNoticeMinutes,
    horizonDays,
    cancelNoticeMinutes,
    startEveryMinutes,
    holdMinutes: whole(typed.holdMinutes) ?? NaN,
    practitionersSetHours: typed.practitionersSetHours === 'yes',
    ...words,
    ...clinicReminders(typed),
  };
}

/** Empty fields say nothing. */
export function ownPolicyOf(typed: Typed): OwnPolicy {
  const terms = {
    minNoticeMinutes: times(whole(typed.minNotice), typed.minNoticeUnit),
    horizonDays: whole(typed.horizonDays),
    cancelNoticeMinutes: times(whole(typed.cancelNotice), typed.cancelNoticeUnit),
    startEveryMinutes: whole(typed.startEveryMinutes),
    lateCancellation: sentence(typed.lateCancellation),
    noShow: sentence(typed.noShow),
    translations: translationsFrom(translatedParts, inSentences(typed.translations)),
    reminders: minutesIn(typed.reminders),
  };
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
}

/** Path below the policy in the clinic file → the field of the form. */
export function fieldOf(below: string): string {
  if (below === 'minNoticeMinutes') return 'minNotice';
  if (below === 'afterVisitMinutes') return 'afterVisit';
  if (below.startsWith('reminders')) return 'reminders';
  if (below.startsWith('quietHours')) return below === 'quietHours.to' ? 'quietTo' : 'quietFrom';
  return below === 'cancelNoticeMinutes' ? 'cancelNotice' : below;
}

const numbers = [
  { field: 'minNotice', term: 'minNoticeMinutes', min: 0, max: 525_600, withUnit: true },
  { field: 'cancelNotice', term: 'cancelNoticeMinutes', min: 0, max: 525_600, withUnit: true },
  { field: 'horizonDays', term: 'horizonDays', min: 1, max: 730, withUnit: false },
  { field: 'startEveryMinutes', term: 'startEveryMinutes', min: 1, max: 1440, withUnit: false },
  { field: 'holdMinutes', term: 'holdMinutes', min: 1, max: 1440, withUnit: false },
] as const;

/** What is wrong with a number, in the terms of its field: a file counts everything in minutes. */
export function numberFaults(policy: Partial<Policy>): Readonly<Record<string, Fault>> {
  const faults: Record<string, Fault> = {};
  for (const { field, term, min, max, withUnit } of numbers) {
    const value = policy[term];
    if (value === undefined || (value >= min && value <= max)) continue;
    if (Number.isNaN(value)) faults[field] = { say: 'terms.fault.whole' };
    else faults[field] = withUnit ? { say: 'terms.fault.year' } : { say: 'terms.fault.range', values: { min, max } };
  }
  return { ...faults, ...reminderFaults(policy) };
}

function inUnits(minutes: number | undefined): [string, Unit] {
  if (minutes === undefined) return ['', 'hours'];
  const unit = minutes % 1440 === 0 && minutes > 1440 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return [String(minutes / lengths[unit]), unit];
}

function whole(typed: string): number | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  return /^\d{1,7}$/.test(text) ? Number(text) : NaN;
}

const times = (count: number | undefined, unit: Unit) => (count === undefined ? undefined : count * lengths[unit]);

const inSentences = (typed: TypedTranslations) =>
  Object.fromEntries(Object.entries(typed).map(([name, words]) => [name, sentence(words) ?? '']));

/** Line breaks of a textarea are spaces in a sentence. */
const sentence = (typed: string) => typed.normalize('NFC').replace(/\s+/g, ' ').trim() || undefined;
