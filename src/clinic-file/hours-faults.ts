import type { Fault } from '../platform/refusal.js';
import { dayOfDate } from '../time/days.js';
import { type Draft, type Path, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';

type Hours = Draft<ClinicFile['practitioners'][number]['hours'][number]>;

/** Periods that end before they begin, hours that ask for two places at once, weeks that cannot be counted. */
export function hoursFaults({ locations, practitioners }: Draft<ClinicFile>): Fault[] {
  const zones = new Map(present(locations).map(([, { slug, timeZone }]) => [slug, timeZone]));
  return present(practitioners).flatMap(([at, { hours, exceptions, timeOff }]) => {
    const path = (...below: Path) => ['practitioners', at, ...below];
    return [
      ...present(hours).flatMap(([n, one]) => [
        ...backwards(one, path('hours', n, 'to')),
        ...((one.everyWeeks ?? 1) > 1 && !one.starting
          ? [
              {
                path: pathText(path('hours', n, 'starting')),
                message: 'is missing: every how many weeks, but from when?',
              },
            ]
          : []),
      ]),
      ...overlaps(hours, path('hours'), (a, b) => meet(a, b, zones)),
      ...present(exceptions).flatMap(([n, { open }]) => [
        ...present(open).flatMap(([m, period]) => backwards(period, path('exceptions', n, 'open', m, 'to'))),
        ...overlaps(open, path('exceptions', n, 'open'), () => true),
      ]),
      ...present(timeOff).flatMap(([n, { from, to }]) =>
        from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)
          ? [{ path: pathText(path('timeOff', n, 'to')), message: 'must be later than from' }]
          : [],
      ),
    ];
  });
}

interface Period {
  readonly from?: string;
  readonly to?: string;
}

function backwards({ from, to }: Period, path: Path): Fault[] {
  const fine = from === undefined || to === undefined || from < to;
  return fine ? [] : [{ path: pathText(path), message: 'must be later than from' }];
}

/** Wall times `HH:MM` sort as text. */
function overlaps<Item extends Period>(
  list: readonly (Item | undefined)[] | undefined,
  path: Path,
  sameDay: (a: Item, b: Item) => boolean,
): Fault[] {
  const periods = present(list);
  const before = (a?: string, b?: string) => a !== undefined && b !== undefined && a < b;
  return periods.flatMap(([at, one]) => {
    const earlier = periods.slice(0, at).find(([n, other]) => {
      return n < at && before(one.from, other.to) && before(other.from, one.to) && sameDay(one, other);
    });
    return earlier ? [{ path: pathText([...path, at]), message: `overlaps ${pathText([...path, earlier[0]])}` }] : [];
  });
}

/** Do they ever fall on the same day? Wall times of different zones are not compared. */
function meet(a: Hours, b: Hours, zones: ReadonlyMap<string | undefined, string | undefined>): boolean {
  if (a.weekday === undefined || a.weekday !== b.weekday) return false;
  if (a.location !== b.location && zones.get(a.location) !== zones.get(b.location)) return false;
  const every = commonDivisor(a.everyWeeks ?? 1, b.everyWeeks ?? 1);
  if (every === 1) return true;
  return (
    a.starting !== undefined && b.starting !== undefined && (weekOf(a.starting) - weekOf(b.starting)) % every === 0
  );
}

/** Weeks begin on Monday; 1970-01-05 was one. */
function weekOf(date: string): number {
  return Math.floor((dayOfDate(date) - 4) / 7);
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
