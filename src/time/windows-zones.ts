import { zoneNames, zoneOf } from './wall-clock.js';
import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/**
 * The IANA zone of what Windows calls a time zone, upper or lower case: the largest city's, Unicode CLDR's territory "001".
 * Outlook and Exchange write these names into calendars, often without a definition.
 */
export function zoneOfWindows(name: string): string | undefined {
  return byName.get(name.toLowerCase());
}

/**
 * The IANA zone of a name as Windows shows it to people, and as some programs write it into calendars:
 * `(UTC+01:00) Amsterdam, Berlin, Bern`, `(GMT-05.00) Eastern Time (US & Canada)`, `Tokyo`. It is that of the first place
 * listed that IANA or Windows knows and that keeps the offset which is said.
 */
export function zoneOfDisplayName(name: string): string | undefined {
  const [, sign, hours, minutes, places] = display.exec(name)!;
  const isSaid = name.trimStart().startsWith('(');
  const ahead = sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
  for (const place of places!.replace(/\([^()]*\)/g, '').split(/[,;:/]| and /)) {
    const plain = place.trim().toLowerCase();
    const short = plain.replace(/^city of | islands?$| time$/g, '');
    const zones = [byPlace.get(short), byName.get(`${short} standard time`), byName.get(plain)];
    const found = zones.find((zone) => zone && (!isSaid || standardOffset(zone) === ahead));
    if (found) return found;
  }
  return undefined;
}

const display = /^\s*(?:\((?:utc|gmt)(?:([+-])(\d\d?)[:.](\d\d))?\))?(.*)$/is;

/** Places that Windows names and IANA does not. */
const others: readonly (readonly [place: string, iana: string])[] = [
  ['baja california', 'America/Tijuana'],
  ['brasilia', 'America/Sao_Paulo'],
  ['chetumal', 'America/Cancun'],
  ['indiana', 'America/Indiana/Indianapolis'],
  ["nuku'alofa", 'Pacific/Tongatapu'],
  ['petropavlovsk-kamchatsky', 'Asia/Kamchatka'],
  ['port louis', 'Indian/Mauritius'],
  ['salvador', 'America/Bahia'],
  ['sri jayawardenepura', 'Asia/Colombo'],
  ['west central africa', 'Africa/Lagos'],
];

/** `berlin`, `hong kong`, and what some countries call their own zones: `eastern`, `hawaii`, `newfoundland`. */
const byPlace = new Map([
  ...zoneNames
    .filter((zone) => !/^(?:Brazil|Chile|Mexico)\/|\/(?:North|South|West)$/.test(zone))
    .map(
      (zone) =>
        [
          zone
            .slice(zone.lastIndexOf('/') + 1)
            .replaceAll('_', ' ')
            .toLowerCase(),
          zone,
        ] as const,
    ),
  ...others,
]);

/** Minutes ahead of UTC when there is no summer time, by the rules as they are to stay. */
function standardOffset(zone: string): number {
  return Math.min(...[0, 6].map((month) => zoneOf(zone).offsetAt(Date.UTC(2036, month, 15) / 60_000)));
}

/** Names of older versions of Windows that CLDR has dropped. */
const former: readonly (readonly [windows: string, iana: string])[] = [
  ['Armenian Standard Time', 'Asia/Yerevan'],
  ['Coordinated Universal Time', 'Etc/UTC'],
  ['Kamchatka Standard Time', 'Asia/Kamchatka'],
  ['Mexico Standard Time', 'America/Mexico_City'],
  ['Mexico Standard Time 2', 'America/Mazatlan'],
  ['Mid-Atlantic Standard Time', 'Etc/GMT+2'],
];

const current = cldr.supplemental.windowsZones.mapTimezones
  .filter(({ mapZone }) => mapZone._territory === '001')
  .map(({ mapZone }) => [mapZone._other, mapZone._type] as const);

const byName = new Map([...former, ...current].map(([windows, iana]) => [windows.toLowerCase(), iana]));
