import type { Clinics } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import type { Row } from './row.js';
import { growth } from './slots.bench.js';

/** From one that a fifth of them fit to one that hardly anybody does, and one that nobody ever does. */
const wishes = [
  '&language=es',
  '&gender=woman&access=lift',
  '&when=evenings',
  '&when=weekends&gender=man',
  '&when=evenings&when=weekends&language=es&gender=woman&access=lift&access=step-free',
  '&gender=non-binary',
];

/** Who near here has time next, among a thousand practitioners at 250 places; asked from another corner each time. */
export async function nearestBench({ few, many, bareNest, past }: Clinics): Promise<Row[]> {
  const side = (url: string, path: (n: number) => string) => {
    let n = 0;
    const step = { setupRequest: (request: object) => ({ ...request, path: path(n++) }) };
    return async (round: number) => {
      const seen = expect(await load(url, [step], { connections: 1, duration: during(round) }), 200);
      return { p50: quantile(seen.took, 0.5), p95: quantile(seen.took, 0.95) };
    };
  };
  const somewhere = (n: number) => {
    const [latitude, longitude] = [40.71 + 0.3 * Math.sin(n * 1.7), -74 + 0.4 * Math.cos(n * 2.3)];
    return `/api/v1/practitioners?treatment=acupuncture&withinKm=100&near=${latitude.toFixed(4)},${longitude.toFixed(4)}`;
  };
  const wished = (n: number) => somewhere(n) + wishes[n % wishes.length]!;
  const { bare, small, large, filtered } = await inTurns({
    bare: side(bareNest, (n) => `/row?key=practitioner-${1 + (n % 1000)}`),
    small: side(few, somewhere),
    large: side(many, somewhere),
    filtered: side(many, wished),
  });
  const name = 'who is free near me, among 1,000 practitioners';
  return [
    {
      name: `${name}, p95; limit: one row by key on bare Nest`,
      value: large.p95!,
      unit: 'ms',
      limit: bare.p95!,
      ratio: large.p95! / bare.p95!,
      goal: '≤ 15 ms',
    },
    {
      name: '… who fits: language, gender, access, evenings or weekends in turn, p95',
      value: filtered.p95!,
      unit: 'ms',
      limit: bare.p95!,
      ratio: filtered.p95! / bare.p95!,
      goal: '≤ 15 ms',
    },
    growth(`${name}, p50`, large.p50!, small.p50!, 'ms', past),
  ];
}
