import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/**
 * The IANA zone of what Windows calls a time zone, upper or lower case: the largest city's, Unicode CLDR's territory "001".
 * Outlook and Exchange write these names into calendars, often without a definition.
 */
export function zoneOfWindows(name: string): string | undefined {
  return byName.get(name.toLowerCase());
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
