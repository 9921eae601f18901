import { isDate } from '../time/wall-clock.js';
import type { ImportItem, Findings, Foreign, StatusFinding } from './import-item.js';
import { likelyStatus, statusKey, type StatusMeaning } from './visit-status.js';
import { type Appointment, type Customer, type EasyAppointments } from './easy-appointments.js';

/** Everybody Easy!Appointments knows, then every appointment, those to come first. */
export function* importItemsOf(found: EasyAppointments): Generator<ImportItem> {
  for (const [id, customer] of found.customers) {
    yield { ...personOf(customer), where: `customer ${id}`, visit: null };
  }
  for (const appointment of [...found.appointments, ...found.past]) {
    const customer = found.customers.get(appointment.customer) ?? { name: '', email: '', phone: '' };
    yield { ...personOf(customer), where: `appointment ${appointment.id}`, visit: visitOf(appointment, found) };
  }
}

export function findingsOf(found: EasyAppointments): Findings {
  const count = (of: (appointment: Appointment) => string, id: string) =>
    found.appointments.filter((appointment) => of(appointment) === id).length;
  return {
    patients: found.customers.size,
    visits: found.appointments.length,
    past: found.past.length,
    practitioners: [...found.providers].map(
      ([ref, { name, email }]): Foreign => ({
        ref,
        label: name,
        visits: count(({ provider }) => provider, ref),
        hints: [email, name],
      }),
    ),
    treatments: [...found.services].map(
      ([ref, { name, minutes }]): Foreign => ({
        ref,
        label: name,
        visits: count(({ service }) => service, ref),
        ...(minutes > 0 && { minutes }),
        hints: [name],
      }),
    ),
    locations: [],
    statuses: statusesOf(found),
  };
}

/** Every status that an appointment has. Installations call them as they like. */
function statusesOf({ appointments, past }: EasyAppointments): StatusFinding[] {
  const all = [...appointments, ...past].flatMap(({ status }) => status ?? []);
  return [...new Set(all.map(statusKey))].map((key) => {
    const same = all.filter((status) => statusKey(status) === key);
    const likely = ownStatuses.get(key) ?? likelyStatus('status', key);
    return { ref: refOf(key), column: '', text: same[0]!.trim(), visits: same.length, likely };
  });
}

/** Those that came before it had any, and what "rescheduled" means where an appointment keeps its record. */
const ownStatuses: ReadonlyMap<string, StatusMeaning> = new Map([
  ['', 'live'],
  ['rescheduled', 'live'],
]);
const refOf = (key: string) => `status:${key}`;

function personOf({ name, email, phone }: Customer): Pick<ImportItem, 'name' | 'email' | 'phone'> {
  return { name, email, phone };
}

function visitOf({ id, hash, start, provider, service, status }: Appointment, { providers }: EasyAppointments) {
  const wall = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)/.exec(start);
  const zone = providers.get(provider)?.timeZone ?? '';
  return {
    key: `${id}/${hash}`,
    treatment: service,
    practitioner: provider,
    location: '',
    addOns: [],
    date: wall && isDate(wall[1]!) ? wall[1]! : null,
    minuteOfDay: wall ? Number(wall[2]) * 60 + Number(wall[3]) : 0,
    // Everybody has UTC who has not chosen: then it is the clock of the place.
    zone: zone === '' || zone === 'UTC' ? null : zone,
    statuses: status === null ? [] : [refOf(statusKey(status))],
  };
}
