import ICAL from 'ical.js';
import { zoneNames, zoneOf } from '../../time/wall-clock.js';
import { zoneOfWindows } from '../../time/windows-zones.js';
import { type Block, type CalendarText, valueOf } from '../../notifications/calendar-lines.js';

/** A clock that times are written by. Wall minutes are counted as if the wall clock were UTC. */
export interface WallClock {
  readonly instantOf: (wall: number) => number;
}

export const utc: WallClock = { instantOf: (wall) => wall };

/**
 * The clocks a file names. In this order: a name we know (IANA's, Windows', or a longer one that ends in IANA's), for our
 * data are newer than the file; what the file itself says; an offset in the name; the zone of the whole calendar; and
 * for what says nothing, `home`, the zone of the place where the practitioner works.
 */
export function clocksOf(calendar: CalendarText, home: string): (tzid?: string) => WallClock {
  const own = new Map(
    calendar.components
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((zone) => [valueOf(zone, 'TZID')?.replaceAll('"', '') ?? '', zone]),
  );
  const known = new Map<string, WallClock>();
  const atHome = named(home);
  const ofCalendar = knownName(valueOf(calendar, 'X-WR-TIMEZONE') ?? '');
  const find = (tzid: string): WallClock => {
    const zone = own.get(tzid);
    const name = knownName(tzid) ?? knownName((zone && valueOf(zone, 'X-LIC-LOCATION')) ?? '');
    if (name) return named(name);
    return (zone && described(zone)) ?? offset(tzid) ?? (ofCalendar ? named(ofCalendar) : atHome);
  };
  return (tzid) => {
    if (!tzid) return atHome;
    let clock = known.get(tzid);
    if (!clock) known.set(tzid, (clock = find(tzid)));
    return clock;
  };
}

const byLowerCase = new Map(zoneNames.map((name) => [name.toLowerCase(), name]));

/** Also `/freeassociation.sourceforge.net/Europe/Berlin` and `tzone://Microsoft/Utc`. */
function knownName(tzid: string): string | undefined {
  const parts = tzid.toLowerCase().split('/').slice(-3);
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

/** `UTC+2`, `GMT-0530`: what is said and nothing more. */
function offset(tzid: string): WallClock | undefined {
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)([+-])(\d\d?)(?::?(\d\d))?$/i.exec(tzid) ?? [];
  if (!sign) return undefined;
  const ahead = Number(hours) * 60 + Number(minutes);
  return { instantOf: (wall) => wall - (sign === '-' ? -ahead : ahead) };
}

/** By the rules that a VTIMEZONE gives. */
function described(block: Block): WallClock | undefined {
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
    if (name === 'RRULE' && !/FREQ=YEARLY/i.test(value)) continue;
    part.addProperty(ICAL.Property.fromString(`${name}:${value}`));
  }
  return part;
}

/** For ical.js, which then knows of no zone: all its sums are on the wall clock. */
export function timeOf(wall: number, isDate = false): ICAL.Time {
  const at = new Date(wall * 60_000);
  return ICAL.Time.fromData({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    isDate,
  });
}

export function wallOfTime({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 60_000;
}
