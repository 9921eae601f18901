import { endsTooEarly, lacksFirstWeek, meet, overlap, type Stretch } from '../availability/hours-rules.js';
import type { Fault } from '../platform/refusal.js';
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
        ...(lacksFirstWeek(one)
          ? [
              {
                path: pathText(path('hours', n, 'starting')),
                message: 'is missing: every how many weeks, but from when?',
              },
            ]
          : []),
      ]),
      ...overlaps(hours, path('hours'), (a, b) => sameDays(a, b, zones)),
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

/** Names the first one before it that it overlaps. */
function overlaps<Item extends Stretch>(
  list: readonly (Item | undefined)[] | undefined,
  path: Path,
  sameDay: (a: Item, b: Item) => boolean,
): Fault[] {
  const periods = present(list);
  return periods.flatMap(([at, one]) => {
    const earlier = periods.slice(0, at).find(([n, other]) => n < at && overlap(one, other) && sameDay(one, other));
    return earlier ? [{ path: pathText([...path, at]), message: `overlaps ${pathText([...path, earlier[0]])}` }] : [];
  });
}

function backwards(period: Stretch, path: Path): Fault[] {
  return endsTooEarly(period) ? [{ path: pathText(path), message: 'must be later than from' }] : [];
}

/** Wall times of different zones are not compared. */
function sameDays(a: Hours, b: Hours, zones: ReadonlyMap<string | undefined, string | undefined>): boolean {
  return (a.location === b.location || zones.get(a.location) === zones.get(b.location)) && meet(a, b);
}
