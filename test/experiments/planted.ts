import type { Counts, Place } from './experiments.js';

/** Which experiment finds which fault, by which of its counts. */
export const finders = {
  'skip-lock': ['races', ['notOne', 'overlaps']],
  'double-message': ['histories', ['twiceTold']],
  'late-release': ['histories', ['falseTaken']],
  'forget-claim': ['histories', ['double', 'misoffered']],
  'leak-note': ['histories', ['noteLeaks']],
} as const satisfies Readonly<Record<string, readonly [string, readonly string[]]>>;

type Run = (name: string, place: Place) => Promise<Counts>;

/** Each fault is made in processes and a database of its own; an experiment that does not find it proves nothing. */
export async function planted(
  run: Run,
  inPlace: <T>(work: (place: Place) => Promise<T>) => Promise<T>,
): Promise<Counts> {
  const counts: Record<string, number> = { planted: 0, notFound: 0 };
  for (const [fault, [name, kinds]] of Object.entries(finders)) {
    process.env['MERIDIAN_BREAK'] = fault;
    try {
      const seen = await inPlace((place) => run(name, place));
      const found = kinds.reduce((sum, kind) => sum + (seen[kind] ?? 0), 0);
      console.log(`${fault}: ${name} found it ${found} times`);
      counts['planted']!++;
      if (found === 0) counts['notFound']!++;
    } finally {
      delete process.env['MERIDIAN_BREAK'];
    }
  }
  return counts;
}
