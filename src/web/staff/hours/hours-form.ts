import { z } from 'zod';
import type { HoursEdit, TimeOff, WeeklyBlock } from '../../../changes/hours-edit.js';
import type { Entity, Entry, Fields } from '../../../configuration/entity.js';
import { readForm, said, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { exception, timeOff, weeklyHours } from '../../../practitioners/hours.entity.js';

const schema = z.object({
  kind: z.enum(['weekly', 'weekly-gone', 'date', 'date-gone', 'off', 'off-gone']),
  id: z.string().max(60).catch(''),
});

/** What somebody asks for: its kind, the id of the row that it changes or removes, and what was typed. */
export interface HoursForm extends z.output<typeof schema> {
  readonly typed: Typed;
}

export const hoursFormIn = (body: unknown): HoursForm => ({ ...parse(schema, body), typed: typedIn(body) });

interface Context {
  /** Slug. */
  readonly practitioner: string;
  /** Slugs of theirs. */
  readonly locations: readonly string[];
  /** On whose clock time off is typed: of the location that the form names, or of the first of theirs. */
  readonly timeZone: string;
  /** What the form changes or removes, by the id of its row; undefined: no longer there. */
  readonly block: (id: string) => WeeklyBlock | undefined;
  readonly off: (id: string) => TimeOff | undefined;
}

/** @throws BadInput; Refusal hours-changed: what it changes is no longer there */
export function editOf({ kind, id, typed }: HoursForm, context: Context): HoursEdit {
  const { practitioner } = context;
  if (kind === 'weekly-gone') return { kind, practitioner, block: there(context.block(id)) };
  if (kind === 'off-gone') return { kind, practitioner, off: there(context.off(id)) };
  if (kind === 'off') {
    const replaces = id ? there(context.off(id)) : undefined;
    return { kind, practitioner, replaces, off: read(timeOff, typed, context) };
  }
  if (kind === 'date') return { kind, practitioner, exception: read(exception, typed, context) };
  if (kind === 'date-gone') return { kind, practitioner, location: said(typed, 'location'), date: said(typed, 'date') };
  // One block for each day.
  const days = [...new Set(typed.weekday ?? [''])];
  const blocks = days.map((weekday) => read(weeklyHours, { ...typed, weekday: [weekday] }, context));
  return { kind, practitioner, replaces: id ? there(context.block(id)) : null, blocks };
}

function read<F extends Fields>(entity: Entity<F>, typed: Typed, { locations, timeZone }: Context): Entry<F> {
  const { value, faults } = readForm(entity, typed, { timeZone });
  const isElsewhere = 'location' in entity.fields && !locations.includes(said(typed, 'location'));
  const all = [...faults, ...(isElsewhere ? [{ path: 'location', message: 'fault.missing' }] : [])];
  if (all.length > 0) throw new BadInput(all);
  return value;
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('hours-changed');
  return found;
}
