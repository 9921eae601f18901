import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isoOf, minuteOf, transitions, wallOf, zoneNames } from '../../src/time/wall-clock.js';

const from = Date.UTC(2026, 0, 1) / 60_000;
const to = Date.UTC(2028, 0, 1) / 60_000;

/**
 * Temporal asks the runtime's zone data, and an older Node does not know yet what these places have decided since
 * (tzdata 2026a to 2026f). They are compared up to the day from which Node 20 (2025c) is wrong, not left out.
 */
const decidedLately: Record<string, string> = {
  ...each(['Africa/Casablanca', 'Africa/El_Aaiun'], '2026-09-20'), // back to Greenwich time for good
  ...each(['America/Vancouver', 'Canada/Pacific'], '2026-11-01'), // summer time for good
  ...each(['America/Edmonton', 'America/Inuvik', 'America/Yellowknife', 'Canada/Mountain'], '2026-11-01'), // the same
  ...each(['America/Winnipeg', 'America/Rainy_River', 'Canada/Central'], '2026-11-01'), // the same
  ...each(['America/Havana', 'Cuba'], '2026-11-01'), // stays on summer time over that winter
  ...each(['Europe/Chisinau', 'Europe/Tiraspol'], '2026-03-29'), // changes at the hour of the European Union
};

// A zone founded since the runtime was built (America/Coyhaique, 2025) has nothing to be compared with.
const zones = zoneNames.filter(runtimeKnows);

const comparableTo = (zone: string) => (decidedLately[zone] ? Date.parse(decidedLately[zone]) / 60_000 : to);

describe('every zone, through both clock changes of 2026 and 2027, as Temporal has it', () => {
  it('all changes are known, and no other', () => {
    expect(zones.length).toBeGreaterThan(590);
    for (const zone of zones) {
      const ours = transitions(zone, from, comparableTo(zone))
        .filter((change) => change.offsetBefore !== change.offsetAfter)
        .map((change) => [change.at, change.offsetAfter]);
      expect(ours, zone).toEqual(theirChanges(zone, comparableTo(zone)));
    }
  });

  it('wall times around a change, left out or shown twice, become the same instants', () => {
    let compared = 0;
    for (const zone of zones) {
      for (const change of transitions(zone, from, comparableTo(zone))) {
        for (let around = -180; around <= 180; around += 10) {
          const wall = wallOf('Etc/UTC', change.at + change.offsetBefore + around);
          const theirs = new Temporal.PlainDate(...numbersOf(wall.date))
            .toPlainDateTime(new Temporal.PlainTime(Math.floor(wall.minute / 60), wall.minute % 60))
            .toZonedDateTime(zone, { disambiguation: 'compatible' });
          const ours = minuteOf(zone, wall.date, wall.minute);
          if (ours * 60_000 !== theirs.epochMilliseconds) expect.fail(`${zone} ${wall.date} ${wall.minute}: ${ours}`);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(20_000);
  });

  it('instants around a change, and in every month, are written alike', () => {
    for (const zone of zones) {
      const changes = transitions(zone, from, comparableTo(zone)).map((change) => change.at);
      for (let month = from; month < comparableTo(zone); month += 30 * 1440) changes.push(month);
      for (const at of changes.flatMap((at) => [at - 61, at - 1, at, at + 1, at + 59])) {
        const theirs = Temporal.Instant.fromEpochMilliseconds(at * 60_000).toZonedDateTimeISO(zone);
        const text = theirs.toString({ timeZoneName: 'never', smallestUnit: 'second' });
        if (isoOf(zone, at) !== text) expect.fail(`${zone}: ${isoOf(zone, at)} should be ${text}`);
      }
    }
  });

  it('a wall time read back is itself, unless a change leaves it out', () => {
    for (const zone of zoneNames) {
      for (let at = from; at < to; at += 7 * 1440 + 37) {
        const wall = wallOf(zone, at);
        expect(wallOf(zone, minuteOf(zone, wall.date, wall.minute))).toMatchObject({
          date: wall.date,
          minute: wall.minute,
        });
      }
    }
  });
});

function runtimeKnows(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function theirChanges(zone: string, before: number): number[][] {
  const found: number[][] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= before * 60_000) return found;
    found.push([next.epochMilliseconds / 60_000, next.offsetNanoseconds / 60e9]);
    at = next;
  }
}

function each(zones: readonly string[], day: string): Record<string, string> {
  return Object.fromEntries(zones.map((zone) => [zone, day]));
}

function numbersOf(date: string): [number, number, number] {
  const [year, month, day] = date.split('-').map(Number);
  return [year!, month!, day!];
}
