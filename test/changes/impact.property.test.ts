import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/availability/snapshot.js';
import { type AheadVisit, type Claim, impact, type Lack } from '../../src/changes/impact.js';
import { touched } from '../../src/changes/touched.js';
import type { Closure } from '../../src/locations/closure.js';
import type { Exception, TimeOff, WeeklyHours } from '../../src/practitioners/opening.js';
import { dayOfDate } from '../../src/time/days.js';
import { wallOf, weekdayOf } from '../../src/time/wall-clock.js';
import { at } from '../support/desk.js';

const zones = { harbour: 'America/New_York', quay: 'Europe/London' } as const;
type Place = keyof typeof zones;
const people = ['mei', 'jonas'];
/** The plain treatment may be given anywhere, the other one needs a table. */
const features = { 'harbour-1': ['table'], 'harbour-2': ['table'], 'harbour-3': [], 'quay-1': ['table'], 'quay-2': [] };
const roomIds = Object.keys(features) as (keyof typeof features)[];
const unitIds = ['harbour-cups', 'harbour-more-cups', 'harbour-lamp', 'quay-cups'];
const placeOf = (id: string) => id.split('-')[0] as Place;
const kindOf = (id: string) => (id.includes('lamp') ? 'lamp' : 'cups');

const place = fc.constantFrom<Place>('harbour', 'quay');
const person = fc.constantFrom(...people);
const date = fc.integer({ min: 1, max: 14 }).map((day) => `2026-12-${String(day).padStart(2, '0')}`);
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([a, b]) => ({ fromMinute: Math.min(a, b - 1) * 60, toMinute: Math.max(a + 1, b) * 60 }));
const weekly: fc.Arbitrary<WeeklyHours> = fc
  .record({
    practitionerId: person,
    locationId: place,
    weekday: fc.integer({ min: 1, max: 7 }),
    stretch,
    starting: fc.option(date),
  })
  .map(({ stretch, ...block }) => ({ ...block, ...stretch, everyWeeks: block.starting ? 2 : 1 }));
const exception: fc.Arbitrary<Exception> = fc
  .record({ practitionerId: person, locationId: place, date, open: fc.option(stretch) })
  .map(({ open, ...one }) => ({ ...one, open: open ? [open] : [] }));
const timeOff: fc.Arbitrary<TimeOff> = fc
  .record({ practitionerId: person, date, hours: fc.integer({ min: 1, max: 40 }) })
  .map(({ practitionerId, date, hours }) => ({
    practitionerId,
    from: at(`${date} 00:00`),
    to: at(`${date} 00:00`) + hours * 60,
  }));
const closure: fc.Arbitrary<Closure> = fc
  .record({ locationId: place, date, stretch })
  .map(({ locationId, date, stretch: { fromMinute, toMinute } }) => {
    return { locationId, fromDate: date, fromMinute, toDate: date, toMinute, reason: null };
  });
const configuration = fc.record({
  hours: fc.array(weekly, { minLength: 4, maxLength: 14 }),
  exceptions: fc.uniqueArray(exception, {
    maxLength: 3,
    selector: ({ practitionerId, locationId, date }) => `${practitionerId} ${locationId} ${date}`,
  }),
  timeOff: fc.array(timeOff, { maxLength: 2 }),
  closures: fc.array(closure, { maxLength: 2 }),
});
const retiring = fc.record({
  people: fc.subarray(people, { maxLength: 1 }),
  places: fc.subarray(Object.keys(zones), { maxLength: 1 }),
  rooms: fc.subarray([...roomIds], { maxLength: 2 }),
  units: fc.subarray([...unitIds], { maxLength: 2 }),
  moved: fc.boolean(),
});
const visit = fc.record({
  practitionerId: person,
  date,
  quarter: fc.integer({ min: 0, max: 92 }),
  hands: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
  room: fc.constantFrom(...roomIds),
  unit: fc.option(fc.constantFrom(...unitIds)),
  needsTable: fc.boolean(),
  held: fc.boolean(),
});

type Configuration = typeof configuration extends fc.Arbitrary<infer T> ? T : never;
type Retiring = typeof retiring extends fc.Arbitrary<infer T> ? T : never;

function snapshot(lists: Configuration, gone?: Retiring): Snapshot {
  const row = (slug: string) => ({ id: slug, slug, name: slug });
  const timeZone = (slug: Place) => (gone?.moved && slug === 'quay' ? 'Europe/Paris' : zones[slug]);
  const locations = (['harbour', 'quay'] as const).map((slug) => ({ ...row(slug), timeZone: timeZone(slug) }));
  const treatment = (slug: string, room: readonly string[]) => ({
    ...row(slug),
    kind: 'base',
    phases: [{ minutes: 30, kind: 'hands' }],
    turnoverMinutes: 0,
    prices: [],
    room,
    equipment: [],
  });
  const byId = (all: readonly { readonly id: string }[]) => new Map(all.map((one) => [one.id, one]));
  const left = (ids: readonly string[], gone: readonly string[] = []) => ids.filter((id) => !gone.includes(id));
  // As much of it as an impact reads.
  return {
    ...lists,
    offers: [],
    locations: locations.filter(({ slug }) => !gone?.places.includes(slug)),
    practitioners: left(people, gone?.people).map(row),
    rooms: left(roomIds, gone?.rooms).map((id) => ({
      ...row(id),
      locationId: placeOf(id),
      features: features[id as keyof typeof features],
    })),
    equipment: left(unitIds, gone?.units).map((id) => ({ ...row(id), locationId: placeOf(id), kind: kindOf(id) })),
    byId: {
      location: byId(locations),
      practitioner: byId(people.map(row)),
      treatment: byId([treatment('table', ['table']), treatment('plain', [])]),
    },
  } as unknown as Snapshot;
}

function booked(planned: readonly (typeof visit extends fc.Arbitrary<infer T> ? T : never)[]) {
  const visits: AheadVisit[] = [];
  const claims: Claim[] = [];
  const take = (resource: string, booking: string, from: number, until: number) =>
    claims.push({ id: String(claims.length), resource, booking, from, until });
  for (const { practitionerId, date, quarter, hands, room, unit, needsTable, held } of planned) {
    const [id, locationId] = [`v${visits.length}`, placeOf(room)];
    const timeZone = zones[locationId];
    const start = at(`${date} 00:00`, timeZone) + quarter * 15;
    const periods = hands.flatMap((minutes, n) => [start + n * 30, start + n * 30 + minutes]);
    const end = periods.at(-1)!;
    const units = unit && placeOf(unit) === locationId ? [unit] : [];
    const clash = claims.some((one) => [room, ...units].includes(one.resource) && start < one.until && one.from < end);
    if (clash || (needsTable && !features[room].length)) continue;
    const treatmentId = needsTable ? 'table' : 'plain';
    visits.push({
      id,
      held,
      practitionerId,
      locationId,
      timeZone,
      start,
      end,
      treatmentId,
      addOnIds: [],
      hands: periods,
    });
    for (const resource of [room, ...units]) take(resource, id, start, end);
  }
  return { visits, claims: claims.toSorted((a, b) => a.from - b.from || Number(a.id) - Number(b.id)) };
}

const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const zoneIn = ({ byId }: Snapshot, { locationId }: AheadVisit) => byId.location.get(locationId)!.timeZone;

/** Minute by minute, on the clock of the place. */
function works(snapshot: Snapshot, visit: AheadVisit, minute: number): boolean {
  const wall = wallOf(zoneIn(snapshot, visit), minute);
  const within = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) =>
    wall.minute >= fromMinute && wall.minute < toMinute;
  const theirs = ({ practitionerId }: { practitionerId: string }) => practitionerId === visit.practitionerId;
  if (snapshot.timeOff.some((off) => theirs(off) && minute >= off.from && minute < off.to)) return false;
  const here = (one: WeeklyHours | Exception) => theirs(one) && one.locationId === visit.locationId;
  const dated = snapshot.exceptions.find((one) => here(one) && one.date === wall.date);
  if (dated) return dated.open.some(within);
  const monday = (day: string) => dayOfDate(day) - weekdayOf(day);
  return snapshot.hours.some(
    (one) =>
      here(one) &&
      one.weekday === wall.weekday &&
      within(one) &&
      (one.starting === null ||
        (wall.date >= one.starting && ((monday(wall.date) - monday(one.starting)) / 7) % one.everyWeeks === 0)),
  );
}

function outside(snapshot: Snapshot, visit: AheadVisit): boolean {
  const { hands } = visit;
  return hands.some(
    (from, n) => n % 2 === 0 && minutes(from, hands[n + 1]!).some((one) => !works(snapshot, visit, one)),
  );
}

function closed(snapshot: Snapshot, visit: AheadVisit): boolean {
  return minutes(visit.start, visit.end).some((minute) => {
    const { date, minute: ofDay } = wallOf(zoneIn(snapshot, visit), minute);
    return snapshot.closures.some(
      (one) =>
        one.locationId === visit.locationId && one.fromDate === date && ofDay >= one.fromMinute && ofDay < one.toMinute,
    );
  });
}

function slowly(
  before: Snapshot,
  after: Snapshot,
  visits: readonly AheadVisit[],
  claims: readonly Claim[],
  gone: Retiring,
) {
  const lacks = new Map<string, Lack>();
  for (const visit of visits) {
    const newly = (is: typeof outside) => is(after, visit) && !is(before, visit);
    if (gone.places.includes(visit.locationId)) lacks.set(visit.id, 'place');
    else if (gone.people.includes(visit.practitionerId)) lacks.set(visit.id, 'person');
    else if (newly(outside) || newly(closed)) lacks.set(visit.id, 'hours');
  }
  const otherwise = new Set(lacks.keys());
  const taken = new Set(
    claims.flatMap(({ resource, from, until }) => minutes(from, until).map((one) => `${resource} ${one}`)),
  );
  const moves: [string, string][] = [];
  for (const { resource, booking, from, until } of claims) {
    const room = gone.rooms.includes(resource as keyof typeof features);
    if ((!room && !gone.units.includes(resource)) || otherwise.has(booking)) continue;
    const { treatmentId } = visits.find(({ id }) => id === booking)!;
    const others = (room ? roomIds : unitIds).filter(
      (id) =>
        placeOf(id) === placeOf(resource) &&
        ![...gone.rooms, ...gone.units].includes(id as keyof typeof features) &&
        (room
          ? treatmentId === 'plain' || features[id as keyof typeof features].length > 0
          : kindOf(id) === kindOf(resource)),
    );
    const free = others.find((id) => minutes(from, until).every((one) => !taken.has(`${id} ${one}`)));
    if (free) for (const one of minutes(from, until)) taken.add(`${free} ${one}`);
    if (free) moves.push([booking, free]);
    else if (room || !lacks.has(booking)) lacks.set(booking, room ? 'room' : 'equipment');
  }
  return { lacks, moves: moves.filter(([booking]) => !lacks.has(booking)) };
}

it('whatever changes, its impact is what a slow twin finds minute by minute', () => {
  fc.assert(
    fc.property(
      configuration,
      configuration,
      fc.constantFrom('hours', 'exceptions', 'timeOff', 'closures', 'all'),
      fc.option(retiring),
      fc.array(visit, { minLength: 5, maxLength: 25 }),
      (lists, others, what, retires, planned) => {
        const gone = retires ?? { people: [], places: [], rooms: [], units: [], moved: false };
        const changed = what === 'all' ? others : { ...lists, [what]: others[what] };
        const [before, after] = [snapshot(lists), snapshot(changed, gone)];
        const { visits, claims } = booked(planned);

        const found = impact(before, after, visits, claims);

        const expected = slowly(before, after, visits, claims, gone);
        const all = [...found.displaced, ...found.holds];
        expect(all.map(({ id }) => id).toSorted()).toEqual([...expected.lacks.keys()].toSorted());
        for (const { id, lacks } of found.displaced) expect(lacks).toBe(expected.lacks.get(id));
        expect(found.holds.every(({ held }) => held)).toBe(true);
        expect(found.reassigned.map(({ visit, to }) => [visit.id, to])).toEqual(expected.moves);
        for (const { id } of all) {
          const one = visits.find((visit) => visit.id === id)!;
          const { practitioners, locations, resources } = touched(before, after);
          const reached =
            practitioners.includes(one.practitionerId) ||
            locations.includes(one.locationId) ||
            claims.some(({ booking, resource }) => booking === id && resources.includes(resource));
          expect(reached, 'and it is looked for').toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
