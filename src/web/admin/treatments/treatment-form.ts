import { treatmentDetails } from '../../../clinic-file/details.js';
import type { ClinicFile, TreatmentEntry } from '../../../clinic-file/schema.js';
import type { TreatmentPart } from '../../../clinic-file/treatment-edits.js';
import { filled, readForm, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Fault } from '../../../platform/refusal.js';
import { filledCourses, readCourses } from './courses-form.js';
import { filledPrices, readPrices } from './prices-form.js';
import { filledOffers, readOffers } from './offers-form.js';

export type Kind = TreatmentEntry['kind'];

/** Of a treatment its add-ons; of an add-on the treatments it goes with, which the file says the other way round. */
export const partnersField = (kind: Kind) => (kind === 'base' ? 'addOns' : 'goesWith');

/** A new one: half an hour of hands, as a beginning. */
export function blank(kind: Kind, file: ClinicFile): Typed {
  const room = file.treatments.find((one) => one.kind === kind)?.room ?? [];
  const typed = filled(treatmentDetails, { room, turnoverMinutes: 10, phases: [{ minutes: 30, kind: 'hands' }] }, file);
  return { ...typed, kind: [kind] };
}

/** The fields of a treatment as it is in force. */
export function filledTreatment({ treatment, offers, goesWith }: TreatmentPart, file: ClinicFile): Typed {
  return {
    ...filled(treatmentDetails, treatment, file),
    kind: [treatment.kind],
    ...(treatment.kind === 'add-on' && { goesWith }),
    ...filledOffers(offers, file),
    ...filledPrices(treatment.prices ?? [], file),
    ...filledCourses(treatment.courses ?? [], file),
  };
}

export const kindOf = (typed: Typed): Kind => (said(typed, 'kind') === 'add-on' ? 'add-on' : 'base');

/** What can be done to the phases by a button: `phase-add`, `phase-up-2`, `phase-down-0`, `phase-gone-1`. */
export function rearranged(typed: Typed, done: string): Typed {
  const [, what = '', at = ''] = /^phase-(add|up|down|gone)(?:-(\d+))?$/.exec(done) ?? [];
  const phases = phasesTyped(typed);
  const from = Number(at);
  if (what === 'add') phases.push({ minutes: '10', kind: phases.at(-1)?.kind === 'hands' ? 'resting' : 'hands' });
  if (what === 'gone' && phases.length > 1) phases.splice(from, 1);
  const to = from + (what === 'up' ? -1 : 1);
  if ((what === 'up' || what === 'down') && phases[from] && phases[to]) {
    [phases[from], phases[to]] = [phases[to], phases[from]];
  }
  return {
    ...typed,
    'phases.minutes': phases.map(({ minutes }) => minutes),
    'phases.kind': phases.map(({ kind }) => kind),
  };
}

/** The rows of phases, as they were typed. */
export function phasesTyped(typed: Typed): { minutes: string; kind: string }[] {
  const kinds = typed['phases.kind'] ?? [];
  return (typed['phases.minutes'] ?? []).map((minutes, at) => ({ minutes, kind: kinds[at] ?? 'hands' }));
}

export interface Read {
  readonly part: TreatmentPart;
  /** What could not be read; what stands there in `part` is refused by the file too. */
  readonly faults: readonly Fault[];
}

/** What the form says. `there`: what is edited; what the form does not show stays as it is there, also whoever it does not list. */
export function readTreatment(typed: Typed, slug: string, file: ClinicFile, there?: TreatmentPart): Read {
  const { value, faults } = readForm(treatmentDetails, typed, file);
  const before = there?.treatment;
  const kind = kindOf(typed);
  const courses = readCourses(typed, file, before?.courses);
  const prices = readPrices(typed, file, before?.prices ?? []);
  const treatment: TreatmentEntry = {
    ...value,
    slug,
    kind,
    room: asBefore(value.room, before?.room),
    equipment: asBefore(value.equipment, before?.equipment),
    addOns: kind === 'base' ? value.addOns : [],
    policy: before?.policy,
    courses: kind === 'base' ? courses.value : undefined,
    prices: prices.value,
  };
  const offers = readOffers(typed, file, there?.offers ?? []);
  const goesWith = kind === 'add-on' ? (typed.goesWith ?? []).filter(Boolean) : [];
  return {
    part: { treatment, offers: offers.value, goesWith },
    faults: [...faults, ...prices.faults, ...courses.faults, ...offers.faults],
  };
}

/** What was there keeps its place: another order would be a change. */
function asBefore(list: readonly string[], before: readonly string[] = []): string[] {
  const rank = (item: string) => (before.includes(item) ? before.indexOf(item) : before.length);
  return list.toSorted((a, b) => rank(a) - rank(b));
}
