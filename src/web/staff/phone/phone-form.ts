import { z } from 'zod';
import { catalogueLanguages } from '../../../i18n/language.js';
import { doubts } from '../../../bookings/by-staff/doubts.js';
import { asTyped, several } from '../../../platform/parse.js';
import { isDate, wallOf } from '../../../time/wall-clock.js';
import { backSchema } from '../patients/patient-address.js';

/** Where more than that is nothing anybody could mean. */
const typed = (longest: number) => z.string().max(longest).default('').catch('');
const date = z.string().refine(isDate).optional().catch(undefined);

/** What stands in the form so far; whatever is not right yet is left out of the search. */
export const phoneForm = backSchema.extend({
  q: typed(100),
  patient: z.uuid().optional().catch(undefined),
  /** Whose last appointment was filled in; and what the choices were as the page came, so that no choice is undone by it. */
  filledFor: typed(40),
  asShown: typed(1000),
  /** `yes`: where and with whom was chosen in the diary. */
  pinned: typed(3),
  name: asTyped,
  phone: asTyped,
  email: asTyped,
  treatment: typed(80),
  addOn: several(z.string().max(80)).catch([]),
  location: typed(80),
  practitioner: typed(80),
  /** The day: typed, chosen among the next ones, or gone on to from the list; and which one was shown. */
  from: typed(20),
  on: date,
  later: date,
  shownDay: date,
  /** From which time of the day on, as typed. */
  after: asTyped,
  slot: typed(120),
  start: z.coerce.number().int().min(0).max(60_000_000).optional().catch(undefined),
  at: asTyped,
  /** Why it may be outside the hours, or on top of another appointment. */
  outside: asTyped,
  overbook: asTyped,
  room: typed(80),
  note: asTyped,
  /** What was asked about once. */
  accepted: several(z.enum(doubts)).catch([]),
  /** `yes`: also what is for other patients. */
  forAnyone: typed(3),
  tell: typed(3),
  language: z.enum(catalogueLanguages).optional().catch(undefined),
  once: typed(100),
});

/** Characters of why a time may be taken all the same. */
export const reasonLength = 300;

export type PhoneForm = z.output<typeof phoneForm>;

/** The day it is about. What was typed counts more than what was chosen before; undefined: that is no date. */
export function dayOf({ later, from, on, shownDay }: PhoneForm): string | undefined {
  const day = later ?? (from && from !== shownDay ? from : (on ?? from));
  return isDate(day) ? day : undefined;
}

/** The day of the time that was chosen in the list. */
export function chosenDay({ slot }: PhoneForm, zone: string): string | undefined {
  const [, start] = /^(\d{1,8})\//.exec(slot) ?? [];
  return start === undefined ? undefined : wallOf(zone, Number(start)).date;
}

type Choices = Pick<PhoneForm, 'treatment' | 'addOn' | 'location' | 'practitioner'>;

/** The choices of the page in one field. */
export const choicesOf = ({ treatment, addOn, location, practitioner }: Choices): string =>
  [treatment, location, practitioner, ...addOn].join(' ');

/** Somebody has chosen where and with whom already: in the diary, by what was clicked there. */
export function isPinned({ pinned, asShown, practitioner, room }: PhoneForm): boolean {
  return pinned === 'yes' || (asShown === '' && (practitioner !== '' || room !== ''));
}

/** What nobody has chosen yet is as the patient had it last; so is the practitioner for a room clicked in the diary. */
export function withLast(form: PhoneForm, last: Choices | null): PhoneForm {
  const { treatment, asShown, location } = form;
  const isChosen = asShown === '' ? treatment !== '' : asShown !== choicesOf(form);
  if (!last || isChosen) return form;
  if (!isPinned(form)) return { ...form, ...last };
  // Whoever is free at the time that was clicked stays chosen with it.
  const isOpen = form.practitioner === '' && !form.slot.includes('/') && last.location === location;
  const practitioner = isOpen ? last.practitioner : form.practitioner;
  return { ...form, ...last, location, practitioner };
}
