import ICAL from 'ical.js';
import { zoneNames, zoneOf } from '../../time/wall-clock.js';
import { zoneOfDisplayName, zoneOfWindows } from '../../time/windows-zones.js';
import { type Block, type CalendarText, valueOf } from '../../notifications/calendar-lines.js';
import { plainRule } from './rule.js';

/** A clock that times are written by. Wall minutes are counted as if the wall clock were UTC. */
export interface WallClock {
  readonly instantOf: (wall: number) => number;
  /** A zone is named that nobody knows, and this is the clock of another one. */
  readonly isGuess?: boolean;
}

export const utc: WallClock = { instantOf: (wall) => wall };

export interface Clocks {
  /** The clock of this zone; without one, of times that name none. */
  readonly of: (tzid?: string) => WallClock;
  /** Of the place where the practitioner works: whole days are days there. */
  readonly home: WallClock;
  /** Those that the people who wrote the calendar may have looked at, likely ones first. */
  readonly mailboxes: readonly WallClock[];
}

/**
 * The clocks a file names. In this order: a name we know (IANA's, Windows', or a longer one that ends in IANA's), for our
 * data are newer than the file; what the file itself says; what Outlook shows to people, or an offset in the name. What
 * nobody knows is read by the zone of the whole calendar or of `home`, and is a guess. Times that name no zone are the
 * calendar's or those of `home`, the zone of the place where the practitioner works.
 */
export function clocksOf(calendar: CalendarText, home: string): Clocks {
  const own = new Map(
    calendar.components
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((zone) => [plainName(valueOf(zone, 'TZID') ?? ''), zone]),
  );
  const known = new Map<string, WallClock>();
  const atHome = named(home);
  const find = (name: string): WallClock | undefined => {
    const zone = own.get(name);
    const iana = knownName(name) ?? knownName(plainName((zone && valueOf(zone, 'X-LIC-LOCATION')) ?? ''));
    if (iana) return named(iana);
    const described = zone && clockDescribed(zone);
    const displayed = described ? undefined : zoneOfDisplayName(name);
    return described ?? (displayed === undefined ? offset(name) : named(displayed));
  };
  const calendarZone = plainName(valueOf(calendar, 'X-WR-TIMEZONE') ?? '');
  const floating = calendarZone ? (find(calendarZone) ?? { ...atHome, isGuess: true }) : atHome;
  const of = (tzid?: string) => {
    const name = plainName(tzid ?? '');
    if (!name) return floating;
    let clock = known.get(name);
    if (!clock) known.set(name, (clock = find(name) ?? { ...floating, isGuess: true }));
    return clock;
  };
  return { of, home: atHome, mailboxes: [...[...own.keys()].slice(0, mostMailboxes).map(of), floating, atHome] };
}

/** A file of somebody's calendar explains one or two zones; one that explains hundreds is no help. */
const mostMailboxes = 4;

const plainName = (text: string) => text.replaceAll('"', '').trim().replace(/\s+/g, ' ').toLowerCase();

const byLowerCase = new Map(zoneNames.map((name) => [name.toLowerCase(), name]));

/** Also `/freeassociation.sourceforge.net/Europe/Berlin`, `tzone://Microsoft/Utc` and `America/New York`. */
function knownName(tzid: string): string | undefined {
  const parts = tzid.replaceAll(' ', '_').split('/').slice(-3);
  for (; parts.length > 0; parts.shift()) {
    const name = byLowerCase.get(parts.join('/'));
    if (name) return name;
  }
  return zoneOfWindows(tzid);
}

function named(name: string): WallClock {
  const zone = zoneOf(name);
  return {
    instantOf: (wall) => {
      const day = Math.floor(wall / 1440);
      return zone.minuteOfDay(day, wall - day * 1440);
    },
  };
}

/** `utc+2`, `gmt-0530`, `+01:00`: what is said and nothing more. A place behind it that nobody knows may have summer time. */
function offset(tzid: string): WallClock | undefined {
  const [, sign, hours, minutes = '0', place] =
    /^\(?(?:utc|gmt)?([+-])(\d\d?)(?:[:.]?(\d\d))?\)?(?![\d:.])(.*)$/.exec(tzid) ?? [];
  if (!sign) return undefined;
  const ahead = Number(hours) * 60 + Number(minutes);
  return { instantOf: (wall) => wall - (sign === '-' ? -ahead : ahead), ...(place?.trim() && { isGuess: true }) };
}

/** By the rules that a VTIMEZONE gives. */
function clockDescribed(block: Block): WallClock | undefined {
  if (!block.parts.some((part) => valueOf(part, 'TZOFFSETTO'))) return undefined;
  try {
    const component = new ICAL.Component('vtimezone');
    for (const part of block.parts) component.addSubcomponent(observance(part));
    const zone = new ICAL.Timezone(component);
    const offsetAt = (wall: number) => zone.utcOffset(timeOf(wall)) / 60;
    offsetAt(0);
    return { instantOf: (wall) => wall - offsetAt(wall) };
  } catch {
    // It makes no sense; then it is a name that nobody knows.
    return undefined;
  }
}

function observance({ name, lines }: Block): ICAL.Component {
  const part = new ICAL.Component(name.toLowerCase());
  for (const { name, value } of lines) {
    // Clocks change once or twice a year; any other rule is a way to keep us busy.
    const plain = name === 'RRULE' ? plainRule(value) : value;
    if (name === 'RRULE' && !plain.includes('FREQ=YEARLY')) continue;
    part.addProperty(ICAL.Property.fromString(`${name}:${plain}`));
  }
  return part;
}

/** For ical.js, which then knows of no zone: all its sums are on the wall clock. */
function timeOf(wall: number): ICAL.Time {
  const at = new Date(wall * 60_000);
  return ICAL.Time.fromData({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    isDate: false,
  });
}
