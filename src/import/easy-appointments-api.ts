import type { DumpRow } from './dump-reader.js';

type Item = Readonly<Record<string, unknown>>;

interface RowReader {
  row(row: DumpRow): void;
}

/**
 * The answers of the Easy!Appointments API (`/api/v1/appointments`, `customers`, `providers`, `services`,
 * `unavailabilities`, `blocked_periods`), each as a file of its own, or all of them as one object by these names. They are
 * read as the rows of the database they were made of. So are the tables that phpMyAdmin exports as JSON. Answers whether
 * there was anything of the kind.
 */
export function readAnswers(given: unknown, reader: RowReader): boolean {
  const tables = Array.isArray(given) ? given.filter(isTable) : [];
  for (const { name: table, data } of tables) {
    for (const row of data.filter(isRecord)) {
      const values = Object.entries(row).map(([column, value]) => [column, value === null ? null : text(value)]);
      reader.row({ table, values: Object.fromEntries(values) as DumpRow['values'] });
    }
  }
  if (tables.length > 0) return true;
  const lists = Array.isArray(given)
    ? [[kindOf(given.find(isRecord)), given] as const]
    : isRecord(given)
      ? named(given)
      : [];
  const known = lists.filter(([kind]) => kind !== undefined);
  reader.row({ table: 'roles', values: { id: 'c', slug: 'customer' } });
  reader.row({ table: 'roles', values: { id: 'p', slug: 'provider' } });
  for (const [kind, list] of known) for (const item of list.filter(isRecord)) rows[kind!](item, reader);
  return known.length > 0;
}

type Kind = keyof typeof rows;

const rows = {
  appointments: (item: Item, reader: RowReader) => {
    // With `?aggregates` the answer holds the people and the service themselves.
    const nested = [
      ['customer', 'customerId', 'customers'],
      ['provider', 'providerId', 'providers'],
      ['service', 'serviceId', 'services'],
    ] as const;
    const ids = nested.map(([name, id, kind]) => {
      const whole = item[name];
      if (!isRecord(whole)) return text(item[id]);
      rows[kind](whole, reader);
      return text(whole['id']);
    });
    reader.row({
      table: 'appointments',
      values: {
        ...appointment(item),
        status: text(item['status']),
        id_users_customer: ids[0]!,
        id_users_provider: ids[1]!,
        id_services: ids[2]!,
        is_unavailability: '0',
      },
    });
  },
  unavailabilities: (item: Item, reader: RowReader) =>
    reader.row({
      table: 'appointments',
      values: { ...appointment(item), id_users_provider: text(item['providerId']), is_unavailability: '1' },
    }),
  blockedPeriods: (item: Item, reader: RowReader) =>
    reader.row({ table: 'blocked_periods', values: { ...appointment(item), name: text(item['name']) } }),
  services: (item: Item, reader: RowReader) =>
    reader.row({
      table: 'services',
      values: {
        id: text(item['id']),
        name: text(item['name']),
        duration: text(item['duration']),
        price: text(item['price']),
        currency: text(item['currency']),
        description: text(item['description']),
        is_private: item['isPrivate'] === true ? '1' : '0',
      },
    }),
  customers: (item: Item, reader: RowReader) => reader.row({ table: 'users', values: person(item, 'c') }),
  providers: (item: Item, reader: RowReader) => {
    const id = text(item['id']);
    reader.row({ table: 'users', values: person(item, 'p') });
    for (const service of Array.isArray(item['services']) ? item['services'] : []) {
      reader.row({ table: 'services_providers', values: { id_users: id, id_services: text(service) } });
    }
    const settings = isRecord(item['settings']) ? item['settings'] : {};
    reader.row({
      table: 'user_settings',
      values: {
        id_users: id,
        working_plan: JSON.stringify(settings['workingPlan'] ?? null),
        working_plan_exceptions: JSON.stringify(settings['workingPlanExceptions'] ?? null),
      },
    });
  },
};

function appointment(item: Item) {
  return {
    id: text(item['id']),
    hash: text(item['hash']),
    start_datetime: text(item['start']),
    end_datetime: text(item['end']),
  };
}

function person(item: Item, role: string) {
  return {
    id: text(item['id']),
    first_name: text(item['firstName']),
    last_name: text(item['lastName']),
    email: text(item['email']),
    mobile_number: text(item['mobile']),
    phone_number: text(item['phone']),
    timezone: text(item['timezone']),
    id_roles: role,
  };
}

function named(given: Item): (readonly [Kind | undefined, readonly unknown[]])[] {
  return Object.entries(given).flatMap(([name, list]) => {
    const kind = name === 'blocked_periods' ? 'blockedPeriods' : name;
    return Array.isArray(list) && isKind(kind) ? [[kind, list] as const] : [];
  });
}

/** An answer does not say of what it is one. */
function kindOf(first: Item | undefined): Kind | undefined {
  if (!first) return undefined;
  if ('customerId' in first) return 'appointments';
  if ('settings' in first && 'firstName' in first) return 'providers';
  if ('firstName' in first) return 'customers';
  if ('duration' in first) return 'services';
  if ('hash' in first) return 'unavailabilities';
  return 'start' in first && 'name' in first ? 'blockedPeriods' : undefined;
}

interface Table {
  readonly name: string;
  readonly data: readonly unknown[];
}

function isTable(item: unknown): item is Table {
  return isRecord(item) && item['type'] === 'table' && typeof item['name'] === 'string' && Array.isArray(item['data']);
}

const isKind = (name: string): name is Kind => name in rows;
const text = (given: unknown): string => (typeof given === 'string' || typeof given === 'number' ? String(given) : '');
const isRecord = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
