import { dateOfDay, dayOfDate, weekdayOfDay } from './days.js';
import { stretchesOf, type Stretches } from './zone-data.js';

export { dateAdd, isDate, weekdayOf } from './days.js';
export { isZone, rulesUntil, zoneNames } from './zone-data.js';

/** What the clock on the wall shows. */
export interface WallTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Minute of the local day, 0 to 1439. */
  readonly minute: number;
  /** ISO: 1 is Monday */
  readonly weekday: number;
  /** Minutes ahead of UTC. */
  readonly offsetMinutes: number;
}

/** A moment at which a zone changes its offset, its name, or both. */
export interface Transition {
  /** UTC epoch minute; the offset before holds up to here. */
  readonly at: number;
  readonly offsetBefore: number;
  readonly offsetAfter: number;
  /** What the time is called from here on: `EDT`, `+1030`. */
  readonly abbreviation: string;
  /** Clocks went forward. */
  readonly isDaylight: boolean;
}

/**
 * The epoch minute at which the clocks of a zone show this. `minuteOfDay` may be 1440 (24:00), or more.
 * RFC 5545 §3.3.5: a time that a clock change leaves out is read with the offset before it, so it falls as long after
 * the change (02:30 becomes 03:30); a time that comes twice is the first of the two.
 */
export function minuteOf(zone: string, date: string, minuteOfDay: number): number {
  return zoneOf(zone).minuteOfDay(dayOfDate(date), minuteOfDay);
}

/** The next minute that the clocks show on that day, where a change leaves this one out; undefined where they show it. */
export function minuteAfterGap(zone: string, date: string, minuteOfDay: number): number | undefined {
  const at = minuteOf(zone, date, minuteOfDay);
  if (wallOf(zone, at).minute === minuteOfDay % 1440) return undefined;
  const change = transitions(zone, at - 1440, at + 1).at(-1);
  return change && wallOf(zone, change.at).minute;
}

export function wallOf(zone: string, minute: number): WallTime {
  const offsetMinutes = zoneOf(zone).offsetAt(minute);
  const day = Math.floor((minute + offsetMinutes) / 1440);
  return {
    date: dateOfDay(day),
    minute: minute + offsetMinutes - day * 1440,
    weekday: weekdayOfDay(day),
    offsetMinutes,
  };
}

/** `2026-12-01T10:00:00-05:00` */
export function isoOf(zone: string, minute: number): string {
  return zoneOf(zone).iso(minute);
}

/** What the time is called at this moment: `EDT`, `+1030`. */
export function abbreviationOf(zone: string, minute: number): string {
  return zoneOf(zone).abbreviationAt(minute);
}

/** The clock changes in `[from, to)`, in order. */
export function transitions(zone: string, from: number, to: number): Transition[] {
  return zoneOf(zone).transitions(from, to);
}

/** One zone, unpacked once and kept. Throws RangeError for a name that is no zone: ask `isZone` at the door. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new Zone(stretchesOf(name))));
  return zone;
}

const zones = new Map<string, Zone>();

/** For those who ask hundreds of times: neighbouring questions are answered without a search. */
export class Zone {
  /** The stretch asked for last. */
  #last = 0;

  constructor(private readonly stretches: Stretches) {}

  /** Minutes ahead of UTC. */
  offsetAt(minute: number): number {
    return this.stretches.offsets[this.#stretchAt(minute)]!;
  }

  /** Up to when the offset of this moment holds; `never` if for ever. */
  offsetUntil(minute: number): number {
    return this.stretches.untils[this.#stretchAt(minute)]!;
  }

  abbreviationAt(minute: number): string {
    return this.stretches.abbreviations[this.#stretchAt(minute)]!;
  }

  /** The clocks show this time twice: it is within what they are put back by, before that or after. */
  isRepeated(minute: number): boolean {
    const { untils, offsets } = this.stretches;
    const i = this.#stretchAt(minute);
    const putBack = (change: number) => (offsets[change] ?? -Infinity) - (offsets[change + 1] ?? Infinity);
    return minute - (untils[i - 1] ?? -Infinity) < putBack(i - 1) || untils[i]! - minute <= putBack(i);
  }

  /** See `minuteOf`; the day counted from 1970-01-01. */
  minuteOfDay(day: number, minuteOfDay: number): number {
    const wall = day * 1440 + minuteOfDay;
    // No clock is more than 14 hours ahead, so the answer is not before this stretch.
    for (let i = this.#stretchAt(wall - 900); ; i++) {
      const minute = wall - this.stretches.offsets[i]!;
      if (minute >= this.stretches.untils[i]! && i + 1 < this.stretches.untils.length) continue;
      const leftOut = minute < (this.stretches.untils[i - 1] ?? -Infinity);
      return leftOut ? wall - this.stretches.offsets[i - 1]! : minute;
    }
  }

  iso(minute: number): string {
    const offset = this.offsetAt(minute);
    const wall = minute + offset;
    const day = Math.floor(wall / 1440);
    return dateOfDay(day) + clockTexts[wall - day * 1440]! + offsetText(offset);
  }

  transitions(from: number, to: number): Transition[] {
    const { untils, offsets, abbreviations } = this.stretches;
    const found: Transition[] = [];
    for (let i = Math.max(1, this.#stretchAt(from)); i < untils.length && untils[i - 1]! < to; i++) {
      const at = untils[i - 1]!;
      if (at < from) continue;
      const [offsetBefore, offsetAfter] = [offsets[i - 1]!, offsets[i]!];
      const isDaylight = offsetAfter > offsetBefore;
      found.push({ at, offsetBefore, offsetAfter, abbreviation: abbreviations[i]!, isDaylight });
    }
    return found;
  }

  #stretchAt(minute: number): number {
    const { untils } = this.stretches;
    const last = this.#last;
    if (minute < untils[last]! && (last === 0 || minute >= untils[last - 1]!)) return last;
    let low = 0;
    let high = untils.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (minute < untils[middle]!) high = middle;
      else low = middle + 1;
    }
    return (this.#last = low);
  }
}

const two = (value: number) => String(value).padStart(2, '0');
const clockTexts = Array.from(
  { length: 1440 },
  (_, minute) => `T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`,
);
const offsetTexts = new Map<number, string>();

function offsetText(offset: number): string {
  let text = offsetTexts.get(offset);
  if (text === undefined) {
    const size = Math.abs(offset);
    text = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    offsetTexts.set(offset, text);
  }
  return text;
}
