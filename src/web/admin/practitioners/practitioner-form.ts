import { type PersonDetails, type PersonEntry, personDetailsOf } from '../../../clinic-file/person-edits.js';
import { genders, notificationPreferences } from '../../../practitioners/practitioner.js';
import { BadInput, type Fault } from '../../../platform/refusal.js';

/** What stands in the fields, as it was typed. */
export interface TypedPerson {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly languages: readonly string[];
  readonly registrationBody: string;
  readonly registrationNumber: string;
  readonly profile: string;
  readonly gender: string;
  readonly letters: string;
  readonly access: readonly string[];
  /** `treatment/location` */
  readonly offers: readonly string[];
}

/** Needs to be ticked; others may stand in the file, and stay. */
export const needs = ['signing', 'low-vision', 'transfer-help', 'chair-treatment', 'quiet', 'chaperone'] as const;

export const blankPerson: TypedPerson = {
  name: '',
  title: '',
  email: '',
  languages: [],
  registrationBody: '',
  registrationNumber: '',
  profile: '',
  gender: '',
  letters: 'at-once',
  access: [],
  offers: [],
};

export function filledPerson(person: PersonEntry): TypedPerson {
  const {
    name,
    title,
    email,
    languages,
    registration,
    profile = '',
    gender = '',
    letters = 'at-once',
    access = [],
  } = personDetailsOf(person);
  return {
    name,
    title,
    email,
    languages,
    registrationBody: registration?.body ?? '',
    registrationNumber: registration?.number ?? '',
    profile,
    gender,
    letters,
    access,
    offers: person.offers.map(({ treatment, location }) => `${treatment}/${location}`),
  };
}

export function typedPerson(body: unknown): TypedPerson {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const one = (name: string) => {
    const given = all[name];
    return typeof given === 'string' ? given.normalize('NFC').trim() : '';
  };
  const many = (name: string) => [all[name] ?? []].flat().filter((each) => typeof each === 'string' && each !== '');
  return {
    name: one('name'),
    title: one('title'),
    email: one('email'),
    languages: [...new Set([...many('languages'), ...many('addLanguage')])] as string[],
    registrationBody: one('registrationBody'),
    registrationNumber: one('registrationNumber'),
    profile: paragraphs(one('profile')),
    gender: one('gender'),
    letters: one('letters') || 'at-once',
    access: many('access') as string[],
    offers: many('offers') as string[],
  };
}

/** As a browser sends it, with one character for each line break. */
export const paragraphs = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');

/** The rest is judged with the whole file. @throws BadInput */
export function personIn(typed: TypedPerson): PersonDetails {
  const { name, title, email, registrationBody: body, registrationNumber: number, profile } = typed;
  const faults: Fault[] = [];
  if (!body !== !number) {
    const path = body ? 'registrationNumber' : 'registrationBody';
    faults.push({ path, message: 'practitioner.registration-whole' });
  }
  if (faults.length) throw new BadInput(faults);
  const gender = genders.find((one) => one === typed.gender);
  const letters = notificationPreferences.find((one) => one === typed.letters);
  return {
    name,
    title,
    email,
    languages: [...typed.languages],
    ...(body && { registration: { body, number } }),
    ...(profile && { profile }),
    ...(gender && { gender }),
    ...(letters && { letters }),
    ...(typed.access.length > 0 && { access: [...typed.access] }),
  };
}

export function offersIn({ offers }: TypedPerson): { treatment: string; location: string }[] {
  return offers.flatMap((text) => {
    const [treatment, location, more] = text.split('/');
    return treatment && location && more === undefined ? [{ treatment, location }] : [];
  });
}
