import type { ClinicFile } from '../../../clinic-file/schema.js';
import { slugOf } from '../../../clinic-file/slug.js';
import type { TreatmentEntry, TreatmentPart } from '../../../clinic-file/treatment-edits.js';
import { amountOf, amountText } from '../../../i18n/amount.js';
import { phasesIn, phasesText } from './own-phases.js';
import {
  filledTranslations,
  translationsFrom,
  type TypedTranslations,
  typedTranslations,
} from '../translations-form.js';

/** What a clinic says of a treatment. */
export const translatedParts = ['name', 'description', 'preparation', 'aftercare'] as const;

type Kind = TreatmentEntry['kind'];
type PhaseKind = TreatmentEntry['phases'][number]['kind'];

/** What stands in the fields, as it was typed. */
export interface Typed {
  readonly kind: Kind;
  readonly name: string;
  readonly description: string;
  readonly preparation: string;
  readonly aftercare: string;
  readonly translations: TypedTranslations;
  readonly price: string;
  readonly phases: readonly TypedPhase[];
  readonly turnoverMinutes: string;
  readonly room: readonly string[];
  readonly newFeature: string;
  /** How many units, by kind. */
  readonly equipment: Readonly<Record<string, string>>;
  readonly newEquipment: string;
  /** Slugs: of a treatment its add-ons, of an add-on the treatments it goes with. */
  readonly goesWith: readonly string[];
  /** By `practitioner/location`. */
  readonly offers: Readonly<Record<string, TypedOffer>>;
  readonly for: TreatmentEntry['for'];
  readonly online: boolean;
  /** Whose day the effect is shown for. */
  readonly who: string;
}

export interface TypedPhase {
  readonly minutes: string;
  readonly kind: PhaseKind;
}

export interface TypedOffer {
  readonly on: boolean;
  readonly price: string;
  readonly phases: string;
}

/** A new one: half an hour of hands, as a beginning. */
export function blank(kind: Kind, file: ClinicFile): Typed {
  const features = file.treatments.find((one) => one.kind === kind)?.room ?? [];
  return {
    kind,
    name: '',
    description: '',
    preparation: '',
    aftercare: '',
    translations: {},
    price: '',
    phases: [{ minutes: '30', kind: 'hands' }],
    turnoverMinutes: '10',
    room: features,
    newFeature: '',
    equipment: {},
    newEquipment: '',
    goesWith: [],
    offers: {},
    for: 'anyone',
    online: true,
    who: '',
  };
}

/** The fields of a treatment as it is in force. */
export function filled({ treatment, offers, goesWith }: TreatmentPart, currency: string): Typed {
  return {
    kind: treatment.kind,
    name: treatment.name,
    description: treatment.description,
    preparation: treatment.preparation ?? '',
    aftercare: treatment.aftercare ?? '',
    translations: filledTranslations(translatedParts, treatment.translations),
    price: amountText(treatment.price, currency),
    phases: treatment.phases.map(({ minutes, kind }) => ({ minutes: String(minutes), kind })),
    turnoverMinutes: String(treatment.turnoverMinutes),
    room: treatment.room,
    newFeature: '',
    equipment: Object.fromEntries(
      treatment.equipment.map((kind) => [kind, String(treatment.equipment.filter((one) => one === kind).length)]),
    ),
    newEquipment: '',
    goesWith: treatment.kind === 'base' ? treatment.addOns : goesWith,
    offers: Object.fromEntries(
      offers.map(({ practitioner, location, price, phases }) => [
        `${practitioner}/${location}`,
        {
          on: true,
          price: price === undefined ? '' : amountText(price, currency),
          phases: phases ? phasesText(phases) : '',
        },
      ]),
    ),
    for: treatment.for,
    online: treatment.online,
    who: '',
  };
}

/** What came from the form. `kind`: of the treatment that is edited, which stays what it is. */
export function typedIn(body: unknown, kind?: Kind): Typed {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const many = (name: string) => [all[name] ?? []].flat().map(text);
  const one = (name: string) => text(all[name]);
  const kinds = many('phase');
  const named = (prefix: string) =>
    Object.keys(all)
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name.slice(prefix.length), one(name)] as const);
  const on = new Set(many('offer'));
  const prices = new Map(named('offer-price:'));
  const own = new Map(named('offer-phases:'));
  return {
    kind: kind ?? (one('kind') === 'add-on' ? 'add-on' : 'base'),
    name: oneLine(one('name')),
    description: paragraphs(one('description')),
    preparation: paragraphs(one('preparation')),
    aftercare: paragraphs(one('aftercare')),
    translations: typedTranslations(translatedParts, one),
    price: one('price').trim(),
    phases: many('minutes').map((minutes, at) => ({
      minutes: minutes.trim(),
      kind: kinds[at] === 'resting' ? 'resting' : 'hands',
    })),
    turnoverMinutes: one('turnoverMinutes').trim(),
    room: many('room'),
    newFeature: oneLine(one('newFeature')),
    equipment: Object.fromEntries(named('equipment:')),
    newEquipment: oneLine(one('newEquipment')),
    goesWith: many('goesWith'),
    offers: Object.fromEntries(
      [...new Set([...on, ...prices.keys()])].map((who) => [
        who,
        { on: on.has(who), price: (prices.get(who) ?? '').trim(), phases: (own.get(who) ?? '').trim() },
      ]),
    ),
    for: one('for') === 'new' ? 'new' : one('for') === 'returning' ? 'returning' : 'anyone',
    online: one('online') !== 'no',
    who: one('who'),
  };
}

/** What can be done to the phases by a button: `phase-add`, `phase-up-2`, `phase-down-0`, `phase-gone-1`. */
export function rearranged(typed: Typed, done: string): Typed {
  const [, what = '', at = ''] = /^phase-(add|up|down|gone)(?:-(\d+))?$/.exec(done) ?? [];
  const phases = [...typed.phases];
  const from = Number(at);
  if (what === 'add') phases.push({ minutes: '10', kind: phases.at(-1)?.kind === 'hands' ? 'resting' : 'hands' });
  if (what === 'gone' && phases.length > 1) phases.splice(from, 1);
  const to = from + (what === 'up' ? -1 : 1);
  if ((what === 'up' || what === 'down') && phases[from] && phases[to]) {
    [phases[from], phases[to]] = [phases[to], phases[from]];
  }
  return { ...typed, phases };
}

export interface Read {
  readonly part: TreatmentPart;
  /** Keys of sentences, by field: what could not be read at all. What stands there in `part` is refused by the file too. */
  readonly faults: Readonly<
    Record<string, 'treatment.fault.price' | 'treatment.fault.minutes' | 'treatment.fault.phases'>
  >;
}

/** What the form says. `there`: what is edited; what the form does not show stays as it is there, also whoever it does not list. */
export function readTreatment(typed: Typed, slug: string, file: ClinicFile, there?: TreatmentPart): Read {
  const before = there?.treatment;
  const faults: Record<string, Read['faults'][string]> = {};
  const minutes = (typed: string, field: string) => {
    if (/^\d{1,4}$/.test(typed)) return Number(typed);
    faults[field] = 'treatment.fault.minutes';
    return Number.NaN;
  };
  const price = (typed: string, field: string) => {
    const amount = amountOf(typed, file.currency);
    if (amount === undefined) faults[field] = 'treatment.fault.price';
    return amount ?? Number.NaN;
  };
  const phases = (typed: string, field: string) => {
    const read = phasesIn(typed);
    if (!read) faults[field] = 'treatment.fault.phases';
    return [...(read ?? [])];
  };
  const feature = typed.newFeature && slugOf(typed.newFeature);
  const equipment = { ...typed.equipment, ...(typed.newEquipment && { [slugOf(typed.newEquipment)]: '1' }) };
  const treatment: TreatmentEntry = {
    ...before,
    slug,
    kind: typed.kind,
    name: typed.name,
    description: typed.description,
    preparation: typed.preparation || undefined,
    aftercare: typed.aftercare || undefined,
    translations: translationsFrom(translatedParts, typed.translations),
    price: price(typed.price, 'price'),
    phases: typed.phases.map((phase, at) => ({
      minutes: minutes(phase.minutes, `phases.${at}.minutes`),
      kind: phase.kind,
    })),
    turnoverMinutes: typed.turnoverMinutes === '' ? 0 : minutes(typed.turnoverMinutes, 'turnoverMinutes'),
    room: asBefore([...new Set([...typed.room, ...(feature ? [feature] : [])])], before?.room),
    equipment: asBefore(
      Object.entries(equipment).flatMap(([kind, count]) => units(kind, count, minutes)),
      before?.equipment,
    ),
    addOns: typed.kind === 'base' ? [...typed.goesWith] : [],
    for: typed.for,
    online: typed.online,
  };
  const unlisted = (there?.offers ?? []).filter(
    ({ practitioner, location }) => !typed.offers[`${practitioner}/${location}`],
  );
  const listed = Object.entries(typed.offers)
    .filter(([, { on }]) => on)
    .map(([who, own]) => {
      const [practitioner = '', location = ''] = who.split('/');
      return {
        practitioner,
        location,
        ...(own.price !== '' && { price: price(own.price, `offer-price:${who}`) }),
        ...(own.phases !== '' && { phases: phases(own.phases, `offer-phases:${who}`) }),
      };
    });
  const offers = [...listed, ...unlisted];
  return { part: { treatment, offers, goesWith: typed.kind === 'add-on' ? typed.goesWith : [] }, faults };
}

/** As many as are wanted, and no more than anybody has. */
function units(kind: string, count: string, minutes: (typed: string, field: string) => number): string[] {
  if (count.trim() === '') return [];
  const wanted = minutes(count.trim(), `equipment:${kind}`);
  return Array.from({ length: Math.min(wanted || 0, 20) }, () => kind);
}

/** What was there keeps its place: another order would be a change. */
function asBefore(list: readonly string[], before: readonly string[] = []): string[] {
  const rank = (item: string) => (before.includes(item) ? before.indexOf(item) : before.length);
  return list.toSorted((a, b) => rank(a) - rank(b));
}

const text = (given: unknown) => (typeof given === 'string' ? given.normalize('NFC') : '');
const oneLine = (given: string) => given.trim().replace(/\s+/g, ' ');
const paragraphs = (given: string) => given.replace(/\r\n?/g, '\n').trim();
