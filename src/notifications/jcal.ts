/** jCal, RFC 7265: iCalendar as data, which ical.js writes out with all the escaping. */
export type Property = [
  name: string,
  parameters: Readonly<Record<string, string>>,
  type: string,
  value: string | number | readonly string[] | Readonly<Record<string, string | number | readonly number[]>>,
];
export type Component = [name: string, properties: Property[], components: Component[]];
