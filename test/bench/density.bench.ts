import { randomOf } from '../experiments/random.js';
import { fillDay, optimum, type Shape, shapes } from '../support/fill-day.js';
import type { Row } from './row.js';

const days = 200;
/** Of a clinic that says nothing else. */
const perHalfDay = 2;

/** Days filled by patients who choose at random until nothing fits; the limit is what could be seated, were all known beforehand. */
export function densityBench(): Row[] {
  for (const shape of shapes) filled(shape, perHalfDay, 20);
  return shapes.flatMap((shape) => {
    const [anyTime, choice, full] = [null, perHalfDay, 0].map((atLeast) => filled(shape, atLeast, days)) as [
      Means,
      Means,
      Means,
    ];
    const limit = optimum(shape);
    const seats = (how: string, { visits, starts }: Means) => ({
      name: `${shape.name}: ${how}, ${starts.toFixed(1)} starts to choose from`,
      value: visits,
      unit: 'visits',
      limit,
      ratio: visits / limit,
    });
    return [
      seats('any free time', anyTime),
      {
        ...seats(`kept full, at least ${perHalfDay} starts a half-day`, choice),
        goal: `≥ ${(anyTime.visits * 1.12).toFixed(2)} visits`,
      },
      { ...seats('kept full', full), goal: '≥ 99 %' },
      { name: `${shape.name}: to think of one day`, value: choice.milliseconds, unit: 'ms', goal: '≤ 5 ms' },
    ];
  });
}

interface Means {
  readonly visits: number;
  readonly starts: number;
  readonly milliseconds: number;
}

function filled(shape: Shape, atLeast: number | null, times: number): Means {
  const random = randomOf(18);
  const all = Array.from({ length: times }, () => fillDay(shape, atLeast, random));
  const mean = (of: (one: (typeof all)[number]) => number) => all.reduce((sum, one) => sum + of(one), 0) / times;
  return {
    visits: mean(({ visits }) => visits),
    starts: mean(({ choice }) => choice),
    milliseconds: mean(({ milliseconds, visits }) => milliseconds / (visits + 1)),
  };
}
