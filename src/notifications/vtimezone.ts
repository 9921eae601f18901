import { transitions, wallOf } from '../time/wall-clock.js';
import type { Component, Property } from './jcal.js';

const dayMinutes = 1440;

/**
 * The VTIMEZONE (RFC 5545 §3.6.5) that tells a calendar what a wall-clock time of this zone means around
 * `[from, to)`, in epoch minutes: one observance for every clock change of the year before and the year after.
 * Written out rather than as a rule, because governments keep no rules, and a calendar that knows the zone by its
 * name uses what it knows.
 */
export function vtimezone(zone: string, from: number, to: number): Component {
  const changes = transitions(zone, from - 400 * dayMinutes, to + 400 * dayMinutes);
  const observances = changes.map(({ at, offsetBefore, offsetAfter, abbreviation, isDaylight }) =>
    observance(isDaylight ? 'daylight' : 'standard', at + offsetBefore, offsetBefore, offsetAfter, abbreviation),
  );
  // No change before the visit: a zone that has none, or that has only just begun. One observance is required.
  const first = changes[0];
  if (!first || first.at > from) {
    const offset = wallOf(zone, from).offsetMinutes;
    observances.unshift(observance('standard', from - 400 * dayMinutes + offset, offset, offset));
  }
  return ['vtimezone', [['tzid', {}, 'text', zone]], observances];
}

/** `wall`: the local time of the change, by the offset that held before it, as §3.6.5 wants it. */
function observance(
  kind: 'standard' | 'daylight',
  wall: number,
  offsetFrom: number,
  offsetTo: number,
  name?: string,
): Component {
  const properties: Property[] = [
    ['dtstart', {}, 'date-time', wallText(wall)],
    ['tzoffsetfrom', {}, 'utc-offset', offsetText(offsetFrom)],
    ['tzoffsetto', {}, 'utc-offset', offsetText(offsetTo)],
  ];
  return [kind, name ? [...properties, ['tzname', {}, 'text', name]] : properties, []];
}

/** Minutes of a wall clock, counted as if it were UTC, as `2026-12-01T10:00:00`. */
export function wallText(wall: number): string {
  return new Date(wall * 60_000).toISOString().slice(0, 19);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
