import autocannon, { type Step } from 'autocannon';

/** What so many clients saw who each asked again as soon as they were answered. */
export interface Seen {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds each answer took, in ascending order. */
  readonly took: readonly number[];
  /** How often each status came. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Bytes of one answer with its headers, on average. */
  readonly bytes: number;
}

interface Load {
  readonly connections: number;
  /** How long, in seconds, or how often. */
  readonly duration?: number;
  readonly amount?: number;
}

/** Each client goes through the steps again and again. Figures are those of single requests. */
export function load(url: string, steps: readonly Step[], { connections, ...extent }: Load): Promise<Seen> {
  const took: number[] = [];
  const statuses = new Map<number, number>();
  let bytes = 0;
  let last = 0;
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const run = autocannon({ url, connections, ...extent, sampleInt: 50, requests: steps }, (fault, result) => {
      if (fault) return reject(fault);
      const { errors, timeouts } = result!;
      if (errors + timeouts > 0) return reject(new Error(`${url}: ${errors} cut, ${timeouts} without an answer`));
      resolve({
        rate: (took.length / (last - begin)) * 1000,
        took: took.sort((a, b) => a - b),
        statuses,
        bytes: bytes / took.length,
      });
    });
    run.on('response', (_client: unknown, status: number, size: number, milliseconds: number) => {
      last = performance.now();
      took.push(milliseconds);
      bytes += size;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
  });
}

/** Any answer that is not meant to come makes the figures worthless. */
export function expect(seen: Seen, ...wanted: readonly number[]): Seen {
  for (const [status, count] of seen.statuses) {
    if (!wanted.includes(status)) throw new Error(`${count} answers of status ${status}`);
  }
  return seen;
}

/** `part` 0.5 is the median. */
export function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))]!;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** Seconds of a round: the first is longer, until what runs often is compiled and what is kept in memory is there. */
export const during = (round: number): number => (round === 0 ? 3 : 0.8);

/**
 * The sides take turns, round by round, so that whatever else the machine does befalls all of them alike. The first
 * round is to warm up. Of each side the median of its rounds.
 */
export async function inTurns<T extends string>(
  sides: Readonly<Record<T, (round: number) => Promise<Readonly<Record<string, number>>>>>,
  rounds = 7,
): Promise<Record<T, Record<string, number>>> {
  const names = Object.keys(sides) as T[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as Record<string, number>[]])) as Record<
    T,
    Record<string, number>[]
  >;
  for (let round = 0; round <= rounds; round++) {
    // Each way round as often: what comes first in a round meets another disk than what comes last.
    for (const name of round % 2 ? names : names.toReversed()) {
      const figures = await sides[name](round);
      if (round > 0) seen[name].push(figures);
    }
  }
  const middle = (all: readonly Record<string, number>[]) =>
    Object.fromEntries(Object.keys(all[0]!).map((figure) => [figure, median(all.map((one) => one[figure]!))]));
  return Object.fromEntries(names.map((name) => [name, middle(seen[name])])) as Record<T, Record<string, number>>;
}
