import { closureFaults } from '../clinic-file/closure-faults.js';
import { keysBeside, pathOf } from '../clinic-file/entry-edits.js';
import { dotted } from '../clinic-file/form-faults.js';
import { hoursFaults } from '../clinic-file/hours-faults.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import type { Entity } from '../configuration/entity.js';
import { sentence } from '../i18n/sentence.js';
import { closure } from '../locations/closure.entity.js';
import { type Fault, Refusal } from '../platform/refusal.js';
import { exception, timeOff, weeklyHours } from '../practitioners/hours.entity.js';
import { type ConfigurationEdit, oneByOne, withConfiguration } from './configuration-edit.js';
import { type HoursEdit, withHours } from './hours-edit.js';

/** A change of the configuration that visits may depend on, as data: it is stored until somebody decides about them. */
export type Edit = HoursEdit | ConfigurationEdit;

export function isHoursEdit(edit: { readonly kind: string }): edit is HoursEdit {
  return ['weekly', 'weekly-gone', 'date', 'date-gone', 'off', 'off-gone'].includes(edit.kind);
}

/** The clinic with the edit made. @throws Refusal hours-changed: what it changes is no longer there */
export function edited(file: ClinicFile, edit: Edit): ClinicFile {
  try {
    return isHoursEdit(edit) ? withHours(file, edit) : withConfiguration(file, edit);
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'not-found') throw new Refusal('hours-changed');
    throw fault;
  }
}

/** What an edit puts last in a list of the clinic file. */
interface Added {
  readonly entity: Pick<Entity, 'schema'>;
  readonly entries: readonly object[];
  /** Whose list, and which. */
  readonly of: readonly ['practitioners' | 'locations', string];
  readonly list: 'hours' | 'exceptions' | 'timeOff' | 'closures';
}

function addedBy(edit: Edit): Added | undefined {
  if (edit.kind === 'closure')
    return { entity: closure, entries: [edit.closure], of: ['locations', edit.location], list: 'closures' };
  if (!isHoursEdit(edit)) return undefined;
  const of = ['practitioners', edit.practitioner] as const;
  if (edit.kind === 'weekly') return { entity: weeklyHours, entries: edit.blocks, of, list: 'hours' };
  if (edit.kind === 'date') return { entity: exception, entries: [edit.exception], of, list: 'exceptions' };
  return edit.kind === 'off' ? { entity: timeOff, entries: [edit.off], of, list: 'timeOff' } : undefined;
}

/** What is wrong with what it adds; the paths are those of its fields. @throws Refusal hours-changed */
export function editFaults(file: ClinicFile, edit: Edit): readonly Fault[] {
  if (edit.kind === 'closures') return closingFaults(file, edit);
  const after = edited(file, edit);
  const added = addedBy(edit);
  if (!added) return [];
  const { entity, entries, of, list } = added;
  const misshapen = entries.flatMap((one) => entity.schema.safeParse(one).error?.issues ?? []);
  if (misshapen.length > 0)
    return misshapen.map(({ path, message }) => ({ path: path.join('.'), message: sentence(message) }));
  const before = keysBeside(after, [...of, list]).length - entries.length;
  const prefix = `${pathOf(...of)(after)}.${list}`;
  return [...hoursFaults(after), ...closureFaults(after)].flatMap(({ path, message, inForm = message }) => {
    const [, at, rest = ''] = path.startsWith(prefix) ? (/^\[(\d+)\](.*)$/.exec(path.slice(prefix.length)) ?? []) : [];
    return at !== undefined && Number(at) >= before ? [{ path: fieldOf(rest), message: inForm }] : [];
  });
}

/** What is wrong with it everywhere is told once, and of a location that is closed already its name. */
function closingFaults(file: ClinicFile, edit: ConfigurationEdit & { readonly kind: 'closures' }): readonly Fault[] {
  const faults = oneByOne(edit).flatMap((one) =>
    editFaults(file, one).map((fault): Fault => {
      if (fault.message !== 'fault.closed-already') return fault;
      const place = file.locations.find(({ slug }) => slug === one.location)!.name;
      return { path: 'locations', message: 'fault.closed-already-at', values: { place } };
    }),
  );
  return [...new Map(faults.map((fault) => [fault.path, fault])).values()];
}

/** Of a period as a whole it is its beginning: `.to` → `to`, `.open[1]` → `open.1.from` */
function fieldOf(rest: string): string {
  const name = dotted(rest);
  return /(^|\d)$/.test(name) ? [name, 'from'].filter(Boolean).join('.') : name;
}
