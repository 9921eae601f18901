import meta from 'moment-timezone/data/meta/latest.json' with { type: 'json' };
import { wallOf } from './wall-clock.js';
import { isZone } from './zone-data.js';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** ISO 3166-1 alpha-2, of every country that has a clock. */
export const countryCodes: readonly string[] = Object.keys(meta.countries);

/**
 * The zone of a place, where there is no doubt: a country or state with one clock, or a point whose nearest cities all have
 * the same. `now`: UTC epoch minute; clocks are compared for the two years after it. `region`: as it was typed; of the
 * United States a state's two letters. Null where a person has to say.
 */
export function guessZone(country: string, point: Point | null, now: number, region = ''): string | null {
  const zones = zonesIn(country);
  const own = zones.find(({ countries }) => countries[0] === country) ?? zones[0];
  if (!own) return null;
  if (alike(zones, now)) return own.name;
  const ofState = country === 'US' && statesWithOneClock.get(region.trim().toUpperCase());
  if (ofState) return ofState;
  if (!point) return null;
  const nearest = zones.map((zone) => ({ zone, km: distance(zone, point) })).sort((a, b) => a.km - b.km);
  const [{ zone, km }] = nearest as [(typeof nearest)[number]];
  // Borders of zones run between their cities: what is not much farther may be the one.
  const possible = nearest.filter((other) => other.km <= km * 1.5 + 150).map((other) => other.zone);
  return alike(possible, now) ? zone.name : null;
}

/** By 49 CFR part 71; not those that have two zones, or a part that keeps another time. */
const statesWithOneClock = new Map(
  Object.entries({
    'America/New_York': 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
    'America/Chicago': 'AL AR IA IL LA MN MO MS OK WI',
    'America/Denver': 'CO MT NM UT WY',
    'America/Los_Angeles': 'CA WA',
    'Pacific/Honolulu': 'HI',
  }).flatMap(([zone, states]) => states.split(' ').map((state) => [state, zone])),
);

interface ZoneCity extends Point {
  readonly name: string;
  readonly countries: readonly string[];
}

function zonesIn(country: string): readonly ZoneCity[] {
  const cities = meta.zones as Readonly<Record<string, { lat: number; long: number; countries: string[] } | undefined>>;
  const names = (meta.countries as Readonly<Record<string, { zones: string[] } | undefined>>)[country]?.zones ?? [];
  return names.filter(isZone).flatMap((name) => {
    const city = cities[name];
    return city ? [{ name, latitude: city.lat, longitude: city.long, countries: city.countries }] : [];
  });
}

/** Do their clocks show the same, month by month? */
function alike(zones: readonly ZoneCity[], now: number): boolean {
  const months = Array.from({ length: 24 }, (_, n) => now + n * 30 * 1440);
  const clocks = zones.map(({ name }) => months.map((minute) => wallOf(name, minute).offsetMinutes).join());
  return new Set(clocks).size === 1;
}

/** Kilometres, near enough to compare. */
function distance(a: Point, b: Point): number {
  const middle = ((a.latitude + b.latitude) / 2) * (Math.PI / 180);
  const across = (((a.longitude - b.longitude + 540) % 360) - 180) * Math.cos(middle);
  return Math.hypot(a.latitude - b.latitude, across) * 111.2;
}
