import { z } from 'zod';
import { asTyped, parse, several } from '../../../platform/parse.js';
import { type Wishes, wishesSchema } from '../../../waitlist/wishes.js';
import { isSame, type WhereChoice } from './where.js';

/** What stands in the form, by the names of its fields. */
export const wishesForm = z.object({
  days: several(z.string().max(1)).catch([]),
  'hours.from': asTyped,
  'hours.to': asTyped,
  practitioners: several(z.string().max(80)).catch([]),
  where: asTyped,
  from: asTyped,
  until: asTyped,
});
export type TypedWishes = z.output<typeof wishesForm>;

/** @throws BadInput naming the fields */
export function wishesIn(typed: TypedWishes, wheres: readonly WhereChoice[]): Wishes {
  const { days, practitioners, from, until, 'hours.from': starts, 'hours.to': ends } = typed;
  const where = wheres.find(({ value }) => value === typed.where) ?? wheres[0];
  return parse(wishesSchema, {
    days: days.map(Number),
    hours: starts || ends ? { from: starts || '00:00', to: ends || '24:00' } : null,
    practitioners,
    locations: where?.locations ?? [],
    near: where?.near ?? null,
    from: from || null,
    until: until || null,
  });
}

/** `wheres`: whose first is chosen where nothing else is. */
export function typedOf(wishes: Wishes, wheres: readonly WhereChoice[]): TypedWishes {
  const { days, hours, practitioners, from, until } = wishes;
  return {
    days: days.map(String),
    'hours.from': hours && hours.from !== '00:00' ? hours.from : '',
    'hours.to': hours && hours.to !== '24:00' ? hours.to : '',
    practitioners: [...practitioners],
    where: wheres.find((one) => isSame(one, wishes))?.value ?? '',
    from: from ?? '',
    until: until ?? '',
  };
}
