/** One mark on the map, for one practitioner or for several who stand too close for two. */
export interface Pin {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** As in the list, rising. */
  readonly numbers: readonly number[];
  /** `1–3`, `1, 4` */
  readonly label: string;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly number: number;
}

const tall = 30;

/** Marks that would cover each other become one, in the middle of them, until none do. */
export function clustersOf(spots: readonly Spot[]): Pin[] {
  let groups = spots.map(({ x, y, number }) => ({ x, y, numbers: [number] }));
  for (;;) {
    const pair = firstPair(groups);
    if (!pair)
      return groups.map((group) => ({ ...rounded(group), width: widthOf(group), label: labelOf(group.numbers) }));
    const [a, b] = pair;
    const numbers = [...a.numbers, ...b.numbers].sort((one, other) => one - other);
    const share = b.numbers.length / numbers.length;
    const merged = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, numbers };
    groups = [...groups.filter((group) => group !== a && group !== b), merged];
  }
}

type Group = Omit<Spot, 'number'> & { readonly numbers: number[] };

function firstPair(groups: readonly Group[]): [Group, Group] | null {
  for (const [at, a] of groups.entries()) {
    for (const b of groups.slice(at + 1)) {
      const near = Math.abs(a.x - b.x) < (widthOf(a) + widthOf(b)) / 2 && Math.abs(a.y - b.y) < tall;
      if (near) return [a, b];
    }
  }
  return null;
}

const rounded = ({ x, y, numbers }: Group): Group => ({ x: Math.round(x), y: Math.round(y), numbers });
const widthOf = ({ numbers }: Group) => Math.max(tall, 14 + labelOf(numbers).length * 8.5);

/** Neighbours in the list as a range; of many apart, the first and that there are more. */
function labelOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const text = ranges
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ');
  return text.length <= 7 ? text : `${ranges[0]![0]} …`;
}
