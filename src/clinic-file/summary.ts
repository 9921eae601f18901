import { differences } from './differences.js';
import { entriesOf, type Kind, kinds } from './entries-of.js';
import type { ClinicFile } from './schema.js';

interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

export type Summary = Readonly<Record<Kind, Tally>>;

/** What an import changes, by kind; changed is also what only moved. Both files in normal form. What stands inside an entry (offers, hours …) counts as its change. */
export function summary(before: ClinicFile, after: ClinicFile): Summary {
  const found = differences(before, after);
  const there = entriesOf(after);
  const tallies = kinds.map((kind) => {
    const count = (...what: string[]) => found.filter((one) => one.kind === kind && what.includes(one.what)).length;
    const [added, changed, removed] = [count('added'), count('changed', 'moved'), count('removed')];
    return [kind, { added, changed, removed, unchanged: there[kind].size - added - changed }];
  });
  return Object.fromEntries(tallies) as Summary;
}
