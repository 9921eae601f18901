import type { DumpRow } from './dump-reader.js';

/** What Easy!Appointments knows, from its database (1.2 to 1.6) or its API. Times are those of the provider's wall clock. */
export interface EasyAppointments {
  readonly services: ReadonlyMap<string, Service>;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly customers: ReadonlyMap<string, Customer>;
  /** Those to come, by start. */
  readonly appointments: readonly Appointment[];
  /** Those that were, by start. */
  readonly past: readonly Appointment[];
  readonly unavailable: readonly Absence[];
  /** Nobody works then. */
  readonly blocked: readonly Absence[];
}

/** The part of it that can become a clinic file: no patient in it. Plain JSON. */
export interface Configuration {
  readonly services: readonly (readonly [string, Service])[];
  readonly providers: readonly (readonly [string, Provider])[];
  readonly unavailable: readonly Absence[];
  readonly blocked: readonly Absence[];
}

export function configurationOf({ services, providers, unavailable, blocked }: EasyAppointments): Configuration {
  return { services: [...services], providers: [...providers], unavailable, blocked };
}

export interface Service {
  readonly name: string;
  readonly minutes: number;
  readonly price: number;
  readonly currency: string;
  readonly description: string;
  readonly online: boolean;
}

export interface Provider {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly services: readonly string[];
  readonly plan: Plan;
  readonly exceptions: readonly PlanException[];
}

export interface PlanDay {
  readonly start: string;
  readonly end: string;
  readonly breaks: readonly { readonly start: string; readonly end: string }[];
}

/** By the English name of the day, `monday`; null or absent: not there. */
export type Plan = Readonly<Record<string, PlanDay | null>>;

export interface PlanException {
  readonly from: string;
  readonly to: string;
  /** Null: not there at all. */
  readonly day: PlanDay | null;
}

export interface Customer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface Appointment {
  readonly id: string;
  /** Random, so that two installations have none in common. */
  readonly hash: string;
  readonly start: string;
  readonly provider: string;
  readonly customer: string;
  readonly service: string;
  /** As the installation calls it; null up to 1.4, where what was called off was deleted. */
  readonly status: string | null;
}

export interface Absence {
  /** Of whom; '' is everybody. */
  readonly provider: string;
  readonly start: string;
  readonly end: string;
  readonly name: string;
}

type Values = DumpRow['values'];
/** Other programs have appointments and users too, but not these. */
const ownColumns = ['id_users_provider', 'id_users', 'id_roles', 'working_plan', 'is_private'];

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The longer name comes first: `user_settings` ends in `settings`. */
export const tables =
  /(appointments|blocked_periods|working_plan_exceptions|services_providers|user_settings|services|users|roles)$/;

/** Tables may carry any prefix. Undefined: none that is read. */
export function tableOf(name: string): { readonly prefix: string; readonly table: string } | undefined {
  const found = tables.exec(name);
  return found ? { prefix: name.slice(0, found.index), table: found[1]! } : undefined;
}

/** Where a dump has left out the table of roles: the numbers that every installation gives them. */
const usualRoles: ReadonlyMap<string, string> = new Map([
  ['2', 'provider'],
  ['3', 'customer'],
]);

/** Gathers the rows of one installation, in whatever order its tables come. `today`: `YYYY-MM-DD`; what began before it is past. */
export class EasyAppointmentsReader {
  private readonly services = new Map<string, Service>();
  private readonly roles = new Map<string, string>();
  private readonly people = new Map<string, Mutable<Customer> & { readonly role: string; readonly timeZone: string }>();
  private readonly offers = new Map<string, string[]>();
  private readonly plans = new Map<string, { readonly plan: Plan; readonly exceptions: readonly PlanException[] }>();
  private readonly exceptions = new Map<string, PlanException[]>();
  private readonly appointments: Appointment[] = [];
  private readonly unavailable: Absence[] = [];
  private readonly blocked: Absence[] = [];
  /** Did anything in it look like Easy!Appointments? */
  known = false;

  constructor(private readonly today: string) {}

  row({ table, values }: DumpRow): void {
    if (ownColumns.some((column) => column in values)) this.known = true;
    this.takes[tableOf(table)?.table ?? '']?.(values, values['id'] ?? '');
  }

  /** By the name of the table, without its prefix. */
  private readonly takes: Readonly<Record<string, (values: Values, id: string) => void>> = {
    appointments: (values) => this.appointment(values),
    services: (values, id) => this.services.set(id, serviceOf(values)),
    roles: (values, id) => this.roles.set(id, values['slug'] ?? ''),
    users: (values, id) =>
      this.people.set(id, {
        name: [values['first_name'], values['last_name']].filter(Boolean).join(' '),
        email: values['email'] ?? '',
        phone: values['mobile_number'] || values['phone_number'] || '',
        role: values['id_roles'] ?? '',
        timeZone: values['timezone'] ?? '',
      }),
    services_providers: (values) => this.offer(values['id_users'] ?? '', values['id_services'] ?? ''),
    user_settings: (values) =>
      this.plans.set(values['id_users'] ?? '', {
        plan: planOf(json(values['working_plan'])),
        exceptions: exceptionsOf(json(values['working_plan_exceptions'])),
      }),
    working_plan_exceptions: (values) =>
      this.exception(values['id_users_provider'] ?? '', {
        from: values['start_date'] ?? '',
        to: values['end_date'] ?? values['start_date'] ?? '',
        day: dayOf({ start: values['start_time'], end: values['end_time'], breaks: json(values['breaks']) }),
      }),
    blocked_periods: (values) => this.absence(this.blocked, '', values),
  };

  private appointment(values: Values): void {
    const provider = values['id_users_provider'] ?? '';
    // It was called is_unavailable up to 1.4.
    if ((values['is_unavailability'] ?? values['is_unavailable']) === '1') {
      this.absence(this.unavailable, provider, values);
      return;
    }
    this.appointments.push({
      id: values['id'] ?? '',
      hash: values['hash'] ?? '',
      start: values['start_datetime'] ?? '',
      provider,
      customer: values['id_users_customer'] ?? '',
      service: values['id_services'] ?? '',
      status: 'status' in values ? (values['status'] ?? '') : null,
    });
  }

  private absence(list: Absence[], provider: string, values: Values): void {
    const [start, end] = [values['start_datetime'] ?? '', values['end_datetime'] ?? ''];
    if (end.slice(0, 10) >= this.today) list.push({ provider, start, end, name: values['name'] ?? '' });
  }

  private offer(provider: string, service: string): void {
    const list = this.offers.get(provider);
    if (list) list.push(service);
    else this.offers.set(provider, [service]);
  }

  private exception(provider: string, one: PlanException): void {
    const list = this.exceptions.get(provider);
    if (list) list.push(one);
    else this.exceptions.set(provider, [one]);
  }

  result(): EasyAppointments {
    const providers = new Map<string, Provider>();
    const customers = new Map<string, Customer>();
    const roles = this.roles.size > 0 ? this.roles : usualRoles;
    for (const [id, { role, timeZone, ...person }] of this.people) {
      const slug = roles.get(role) ?? '';
      if (slug === 'customer') customers.set(id, person);
      else if (slug === 'provider') {
        const { plan = {}, exceptions = [] } = this.plans.get(id) ?? {};
        providers.set(id, {
          name: person.name,
          email: person.email,
          timeZone,
          services: this.offers.get(id) ?? [],
          plan,
          exceptions: [...exceptions, ...(this.exceptions.get(id) ?? [])].filter(({ to }) => to >= this.today),
        });
      }
    }
    const { services, unavailable, blocked } = this;
    const all = this.appointments.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    const appointments = all.filter(({ start }) => start.slice(0, 10) >= this.today);
    const past = all.filter(({ start }) => start.slice(0, 10) < this.today);
    return { services, providers, customers, appointments, past, unavailable, blocked };
  }
}

function serviceOf(values: Values): Service {
  return {
    name: values['name'] ?? '',
    minutes: Number(values['duration'] ?? 0),
    price: Number(values['price'] ?? 0),
    currency: values['currency'] ?? '',
    description: values['description'] ?? '',
    online: values['is_private'] !== '1',
  };
}

function planOf(given: unknown): Plan {
  if (!isRecord(given)) return {};
  return Object.fromEntries(Object.entries(given).map(([weekday, day]) => [weekday, dayOf(day)]));
}

/** Up to 1.5 by date, in the settings of the user; from 1.6 a list, with dates from and to. */
function exceptionsOf(given: unknown): PlanException[] {
  if (Array.isArray(given)) {
    return given.filter(isRecord).map((one) => ({
      from: text(one['startDate']),
      to: text(one['endDate']) || text(one['startDate']),
      day: dayOf({ start: one['startTime'], end: one['endTime'], breaks: one['breaks'] }),
    }));
  }
  if (!isRecord(given)) return [];
  return Object.entries(given).map(([date, day]) => ({ from: date, to: date, day: dayOf(day) }));
}

function dayOf(given: unknown): PlanDay | null {
  if (!isRecord(given) || !given['start'] || !given['end']) return null;
  const period = (one: Readonly<Record<string, unknown>>) => ({ start: hourOf(one['start']), end: hourOf(one['end']) });
  const breaks = Array.isArray(given['breaks']) ? given['breaks'].filter(isRecord).map(period) : [];
  return { ...period(given), breaks };
}

/** `9:00`, `09:00:00` → `09:00` */
function hourOf(given: unknown): string {
  const [hour = '', minute = '00'] = text(given).split(':');
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function json(given: string | null | undefined): unknown {
  if (!given) return null;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return null;
  }
}

const text = (given: unknown): string => (typeof given === 'string' ? given : '');
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
