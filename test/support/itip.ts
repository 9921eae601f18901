import ICAL from 'ical.js';

/** What RFC 5546 allows of each property in an event: exactly one, at most one, any number but none, any number, none. */
type Number = '1' | '0-1' | '1+' | '0+' | '0';
type Table = Readonly<Record<string, Number>>;

const optional: Table = {
  attach: '0+',
  categories: '0+',
  class: '0-1',
  comment: '0+',
  contact: '0+',
  created: '0-1',
  description: '0-1',
  dtend: '0-1',
  duration: '0-1',
  exdate: '0+',
  geo: '0-1',
  'last-modified': '0-1',
  location: '0-1',
  priority: '0-1',
  rdate: '0+',
  'recurrence-id': '0-1',
  'related-to': '0+',
  resources: '0+',
  rrule: '0-1',
  sequence: '0-1',
  status: '0-1',
  transp: '0-1',
  url: '0-1',
  'request-status': '0',
};
const told: Table = { ...optional, dtstamp: '1', organizer: '1', uid: '1' };
const placed: Table = { ...told, dtstart: '1', summary: '1' };

const tables: Readonly<Record<string, { readonly event: Table; readonly status: readonly string[] }>> = {
  // §3.2.1
  PUBLISH: { event: { ...placed, attendee: '0' }, status: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'] },
  // §3.2.2
  REQUEST: { event: { ...placed, attendee: '1+' }, status: ['TENTATIVE', 'CONFIRMED'] },
  // §3.2.5
  CANCEL: {
    event: { ...told, sequence: '1', dtstart: '0-1', summary: '0-1', attendee: '0+' },
    status: ['CANCELLED'],
  },
};

/** What is wrong with a calendar part by the tables of RFC 5546 and the rules of RFC 5545 they rest on. */
export function itipFaults(file: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const method = String(calendar.getFirstPropertyValue('method'));
  const table = tables[method];
  if (!table) return [`there is no method ${method}`];
  const events = calendar.getAllSubcomponents('vevent');
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => String(zone.getFirstPropertyValue('tzid')));
  const strangers = calendar.getAllSubcomponents().filter(({ name }) => name !== 'vevent' && name !== 'vtimezone');
  return [
    ...countFaults(calendar, { prodid: '1', version: '1', method: '1', calscale: '0-1' }),
    ...strangers.map(({ name }) => `${name} has no place here`),
    ...(events.length === 0 ? ['vevent: 0 of them'] : []),
    ...events.flatMap((event) => [
      ...countFaults(event, table.event),
      ...eventFaults(event, table.status),
      ...zoneFaults(event, zones),
    ]),
  ];
}

function countFaults(component: ICAL.Component, table: Table): string[] {
  const names = new Set([...Object.keys(table), ...component.getAllProperties().map(({ name }) => name)]);
  return [...names].flatMap((name) => {
    const count = component.getAllProperties(name).length;
    const number = table[name] ?? (name.startsWith('x-') ? '0+' : '0');
    const [least, most] = bounds[number];
    return count >= least && count <= most ? [] : [`${name}: ${count} of them, not ${number}`];
  });
}

const bounds: Readonly<Record<Number, readonly [number, number]>> = {
  '1': [1, 1],
  '0-1': [0, 1],
  '1+': [1, Infinity],
  '0+': [0, Infinity],
  '0': [0, 0],
};

function eventFaults(event: ICAL.Component, statuses: readonly string[]): string[] {
  const status = event.getFirstPropertyValue('status');
  const [start, end] = ['dtstart', 'dtend'].map((name) => event.getFirstPropertyValue(name) as ICAL.Time | null);
  const people = [...event.getAllProperties('organizer'), ...event.getAllProperties('attendee')];
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
  return [
    ...(status === null || statuses.includes(String(status)) ? [] : [`status ${String(status)}`]),
    ...(start && end && end.compare(start) <= 0 ? ['ends before it begins'] : []),
    ...people
      .map((person) => String(person.getFirstValue()))
      .filter((address) => !/^mailto:[^\s@]+@[^\s@]+$/i.test(address))
      .map((address) => `${address} is no address`),
    ...(Number.isInteger(sequence) && sequence >= 0 ? [] : ['sequence is no number']),
  ];
}

/** Every zone a time is in is written out in the file (§3.2). */
function zoneFaults(event: ICAL.Component, zones: readonly string[]): string[] {
  return event.getAllProperties().flatMap((property) => {
    const zone = property.getFirstParameter('tzid');
    return zone && !zones.includes(zone) ? [`${zone} is not in the file`] : [];
  });
}
