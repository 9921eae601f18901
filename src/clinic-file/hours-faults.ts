import {
  type DatedStretch,
  endsTooEarly,
  lacksFirstWeek,
  meet,
  overlap,
  overlapInTime,
  type Stretch,
} from '../practitioners/hours-rules.js';
import type { Fault } from '../platform/refusal.js';
import { type Draft, type Path, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';
import { minuteOf } from '../time/wall-time.js';

type Hours = Draft<ClinicFile['practitioners'][number]['hours'][number]>;
type Exceptions = Draft<ClinicFile['practitioners'][number]['exceptions']>;
type Zones = ReadonlyMap<string | undefined, string | undefined>;

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
                message: 'is missing: everyWeeks needs the date of the first week',
                inForm: 'fault.first-week',
              },
            ]
          : []),
      ]),
      ...overlaps(hours, path('hours'), (a, b) => sameDays(a, b, zones)),
      ...present(exceptions).flatMap(([n, { open }]) => [
        ...present(open).flatMap(([m, period]) => backwards(period, path('exceptions', n, 'open', m, 'to'))),
        ...overlaps(open, path('exceptions', n, 'open'), () => true),
      ]),
      ...twoPlaces(exceptions, path('exceptions'), zones),
      ...present(timeOff).flatMap(([n, { from, to }]) =>
        from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)
          ? [tooEarly(path('timeOff', n, 'to'))]
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
    const message = earlier && `overlaps ${pathText([...path, earlier[0]])}`;
    return message ? [{ path: pathText([...path, at]), message, inForm: 'fault.hours-overlap' }] : [];
  });
}

function backwards(period: Stretch, path: Path): Fault[] {
  return endsTooEarly(period) ? [tooEarly(path)] : [];
}

function tooEarly(path: Path): Fault {
  return { path: pathText(path), message: 'must be later than from', inForm: 'fault.ends-too-early' };
}

/** Wall times of different zones are not compared. */
function sameDays(a: Hours, b: Hours, zones: Zones): boolean {
  return (a.location === b.location || zones.get(a.location) === zones.get(b.location)) && meet(a, b);
}

/** Single days at different places, each on its own clock: nobody is at two of them at once. Names the first before it. */
function twoPlaces(exceptions: Exceptions | undefined, path: Path, zones: Zones): Fault[] {
  const periods = present(exceptions).flatMap(([n, { location, date, open }]) =>
    present(open).flatMap(([m, { from, to }]) => {
      const timeZone = zones.get(location);
      if (!timeZone || !date || !from || !to) return [];
      const stretch: DatedStretch = { timeZone, date, from: minuteOf(from), to: minuteOf(to) };
      return [{ location, stretch, at: pathText([...path, n, 'open', m]) }];
    }),
  );
  return periods.flatMap(({ location, stretch, at }, index) => {
    const earlier = periods
      .slice(0, index)
      .find((other) => other.location !== location && overlapInTime(stretch, other.stretch));
    const message = earlier && `overlaps ${earlier.at} at another location`;
    return message ? [{ path: at, message, inForm: 'fault.two-places' }] : [];
  });
}
