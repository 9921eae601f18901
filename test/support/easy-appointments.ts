/** A database of Easy!Appointments as mysqldump writes it: the columns are those of its migrations. */
type Cell = string | number | null;

const escapes: Readonly<Record<string, string>> = { '\0': '\\0', '\n': '\\n', '\r': '\\r', '\x1a': '\\Z' };
const literal = (cell: Cell) =>
  cell === null
    ? 'NULL'
    : typeof cell === 'number'
      ? String(cell)
      : `'${cell.replace(/[\\'"\p{Cc}]/gu, (one) => escapes[one] ?? `\\${one}`)}'`;

function table(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const definitions = columns.map(
    (column) => `  \`${column}\` ${column.startsWith('id') ? 'int(11) NOT NULL' : 'text DEFAULT NULL'}`,
  );
  const values = rows.map((row) => `(${row.map(literal).join(',')})`).join(',');
  return `
--
-- Table structure for table \`ea_${name}\`
--

DROP TABLE IF EXISTS \`ea_${name}\`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE \`ea_${name}\` (
${definitions.join(',\n')},
  PRIMARY KEY (\`${columns[0]}\`),
  KEY \`x\` (\`${columns[0]}\`)
) ENGINE=InnoDB AUTO_INCREMENT=99 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

LOCK TABLES \`ea_${name}\` WRITE;
/*!40000 ALTER TABLE \`ea_${name}\` DISABLE KEYS */;
${rows.length > 0 ? `INSERT INTO \`ea_${name}\` VALUES ${values};` : ''}
/*!40000 ALTER TABLE \`ea_${name}\` ENABLE KEYS */;
UNLOCK TABLES;
`;
}

const day = (start: string, end: string, ...breaks: readonly (readonly [string, string])[]) => ({
  start,
  end,
  breaks: breaks.map(([from, to]) => ({ start: from, end: to })),
});
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
export const plan = {
  ...Object.fromEntries(weekdays.map((name) => [name, day('09:00', '17:00', ['12:00', '13:00'])])),
  saturday: null,
  sunday: null,
};

const hash = (id: number) => `8f14e45fceea167a5a36dedd4bea${String(id).padStart(4, '0')}`;

/** `[id, start, minutes, customer, service, provider, status]` */
export type Visit = readonly [number, string, number, number, number, number, string];

export const visits: readonly Visit[] = [
  [1, '2026-10-05 10:00:00', 60, 11, 1, 3, 'Booked'],
  [2, '2026-12-01 10:00:00', 60, 11, 1, 3, 'Booked'],
  [3, '2026-12-01 10:30:00', 60, 12, 1, 3, 'Confirmed'],
  [4, '2026-12-01 14:00:00', 30, 13, 2, 3, 'Booked'],
  [5, '2026-12-02 11:00:00', 60, 14, 1, 4, 'Booked'],
  [6, '2026-12-02 15:00:00', 60, 15, 1, 4, 'Cancelled'],
  [7, '2026-12-05 11:00:00', 60, 12, 1, 4, 'Booked'],
];

const customers: readonly (readonly [number, string, string, string | null, string | null])[] = [
  [11, 'Ada', "O'Neill", 'ada@example.org', '+1 631 555 0101'],
  [12, 'Béatrice', 'Müller', 'bea@example.org', null],
  [13, 'Chidi "C"', 'Okafor', null, '(631) 555-0103'],
  [14, 'Dana', 'Levi', 'not an address', null],
  [15, 'Emil', 'Novák', 'emil@example.org', ''],
  [16, 'Fay', 'Okoro', 'fay@example.org', ''],
];

/** One clinic, with two providers, two services, and more than one thing wrong. */
export function dump({
  version = '1.6',
  appointments = visits,
}: {
  version?: '1.3' | '1.6';
  appointments?: readonly Visit[];
} = {}): string {
  const old = version === '1.3';
  const stamps = old ? [] : ['create_datetime', 'update_datetime'];
  const stamp: Cell[] = old ? [] : ['2025-01-01 00:00:00', '2026-01-01 00:00:00'];
  const user = (
    id: number,
    first: string,
    last: string,
    email: string | null,
    mobile: string | null,
    phone: string | null,
    role: number,
    zone: string,
  ): Cell[] => [
    id,
    ...stamp,
    first,
    last,
    email,
    mobile,
    phone,
    'Some street 1',
    'Bellport',
    null,
    '11713',
    'Prefers\nmornings; "shy"',
    ...(old ? [] : [zone, 'english', null, 0, null]),
    role,
  ];
  return [
    '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n-- Host: localhost    Database: easyappointments\n/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n/*!50503 SET NAMES utf8mb4 */;\n',
    table(
      'appointments',
      [
        'id',
        ...stamps,
        'book_datetime',
        'start_datetime',
        'end_datetime',
        ...(old ? [] : ['location', 'meeting_link', 'color', 'status']),
        'notes',
        'hash',
        old ? 'is_unavailable' : 'is_unavailability',
        'id_users_provider',
        'id_users_customer',
        'id_services',
        'id_google_calendar',
        ...(old ? [] : ['id_caldav_calendar']),
      ],
      [
        ...appointments.map(([id, start, minutes, customer, service, provider, status]) => [
          id,
          ...stamp,
          '2026-09-01 08:00:00',
          start,
          endOf(start, minutes),
          ...(old ? [] : ['', null, '#7cbae8', status]),
          "Shoulder; it's (still) stiff",
          hash(id),
          0,
          provider,
          customer,
          service,
          null,
          ...(old ? [] : [null]),
        ]),
        [
          90,
          ...stamp,
          null,
          '2026-12-03 09:00:00',
          '2026-12-03 12:00:00',
          ...(old ? [] : ['', null, null, null]),
          'Dentist',
          hash(90),
          1,
          3,
          null,
          null,
          null,
          ...(old ? [] : [null]),
        ],
      ],
    ),
    ...(old
      ? []
      : [
          table(
            'blocked_periods',
            ['id', ...stamps, 'name', 'start_datetime', 'end_datetime', 'notes'],
            [[1, ...stamp, 'Christmas', '2026-12-24 00:00:00', '2026-12-27 00:00:00', null]],
          ),
        ]),
    table(
      'roles',
      [
        'id',
        ...stamps,
        'name',
        'slug',
        'is_admin',
        'appointments',
        'customers',
        'services',
        'users',
        'system_settings',
        'user_settings',
      ],
      [
        [1, ...stamp, 'Administrator', 'admin', 1, 15, 15, 15, 15, 15, 15],
        [2, ...stamp, 'Provider', 'provider', 0, 15, 15, 0, 0, 0, 15],
        [3, ...stamp, 'Customer', 'customer', 0, 0, 0, 0, 0, 0, 0],
        [4, ...stamp, 'Secretary', 'secretary', 0, 15, 15, 0, 0, 0, 15],
      ],
    ),
    table(
      'services',
      [
        'id',
        ...stamps,
        'name',
        'duration',
        'price',
        'currency',
        'description',
        ...(old ? ['availabilities_type'] : ['location', 'color', 'slot_interval']),
        'attendants_number',
        ...(old ? [] : ['is_private']),
        'id_service_categories',
      ],
      [
        [
          1,
          ...stamp,
          'Acupuncture',
          60,
          '95.00',
          'USD',
          '<p>Needles &amp; rest.</p>',
          ...(old ? ['flexible'] : ['', '#7cbae8', 15]),
          1,
          ...(old ? [] : [0]),
          null,
        ],
        [
          2,
          ...stamp,
          'Ear seeds',
          30,
          '40.00',
          'USD',
          'Small seeds',
          ...(old ? ['flexible'] : ['', '#7cbae8', 15]),
          1,
          ...(old ? [] : [1]),
          null,
        ],
      ],
    ),
    table(
      'services_providers',
      ['id_users', 'id_services'],
      [
        [3, 1],
        [3, 2],
        [4, 1],
      ],
    ),
    table(
      'user_settings',
      [
        'id_users',
        'username',
        'password',
        'salt',
        'working_plan',
        ...(old ? [] : ['working_plan_exceptions']),
        'notifications',
        'google_sync',
        'google_token',
        'calendar_view',
      ],
      [
        [2, 'admin', 'f00', 'ba5', null, ...(old ? [] : ['{}']), 1, 0, null, 'default'],
        [3, 'mei', 'f00', 'ba5', JSON.stringify(plan), ...(old ? [] : ['{}']), 1, 0, null, 'default'],
        [
          4,
          'nora',
          'f00',
          'ba5',
          JSON.stringify({ ...plan, saturday: day('10:00', '14:00') }),
          ...(old ? [] : ['{"2026-12-08":null}']),
          1,
          0,
          null,
          'default',
        ],
      ],
    ),
    table(
      'users',
      [
        'id',
        ...stamps,
        'first_name',
        'last_name',
        'email',
        'mobile_number',
        'phone_number',
        'address',
        'city',
        'state',
        'zip_code',
        'notes',
        ...(old ? [] : ['timezone', 'language', 'custom_field_1', 'is_private', 'ldap_dn']),
        'id_roles',
      ],
      [
        user(2, 'Root', 'Admin', 'root@example.org', null, null, 1, 'UTC'),
        user(3, 'Mei', 'Tanaka', 'mei@harbour.example.org', null, '+1 631 555 0001', 2, 'America/New_York'),
        user(4, 'Nora', 'Lind', 'nora@harbour.example.org', null, '+1 631 555 0002', 2, 'UTC'),
        ...customers.map(([id, first, last, email, phone]) => user(id, first, last, email, null, phone, 3, 'UTC')),
      ],
    ),
    ...(old
      ? []
      : [
          table(
            'working_plan_exceptions',
            ['id', ...stamps, 'start_date', 'end_date', 'start_time', 'end_time', 'breaks', 'id_users_provider'],
            [[1, ...stamp, '2026-12-10', '2026-12-11', '10:00:00', '13:00:00', '[{"start":"11:00","end":"11:30"}]', 4]],
          ),
        ]),
    '/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;\n-- Dump completed on 2026-11-27 10:00:00\n',
  ].join('');
}

function endOf(start: string, minutes: number): string {
  return new Date(Date.parse(`${start.replace(' ', 'T')}Z`) + minutes * 60_000)
    .toISOString()
    .replace('T', ' ')
    .slice(0, 19);
}

/** The same clinic as the API answers it. */
export const answers = {
  appointments: visits.map(([id, start, minutes, customer, service, provider, status]) => ({
    id,
    book: '2026-09-01 08:00:00',
    start,
    end: endOf(start, minutes),
    hash: hash(id),
    color: '#7cbae8',
    status,
    location: '',
    notes: 'Shoulder',
    customerId: customer,
    providerId: provider,
    serviceId: service,
    meetingLink: null,
    googleCalendarId: null,
    caldavCalendarId: null,
  })),
  customers: customers.map(([id, firstName, lastName, email, phone]) => ({
    id,
    firstName,
    lastName,
    email,
    phone,
    address: null,
    city: null,
    zip: null,
    notes: null,
    timezone: 'UTC',
    language: 'english',
  })),
  providers: [
    {
      id: 3,
      firstName: 'Mei',
      lastName: 'Tanaka',
      email: 'mei@harbour.example.org',
      mobile: null,
      phone: '+1 631 555 0001',
      timezone: 'America/New_York',
      isPrivate: false,
      services: [1, 2],
      settings: { username: 'mei', workingPlan: plan, workingPlanExceptions: [] },
    },
    {
      id: 4,
      firstName: 'Nora',
      lastName: 'Lind',
      email: 'nora@harbour.example.org',
      mobile: null,
      phone: '+1 631 555 0002',
      timezone: 'UTC',
      isPrivate: false,
      services: [1],
      settings: {
        username: 'nora',
        workingPlan: plan,
        workingPlanExceptions: [
          { id: 1, startDate: '2026-12-10', endDate: '2026-12-11', startTime: '10:00', endTime: '13:00', breaks: [] },
        ],
      },
    },
  ],
  services: [
    {
      id: 1,
      name: 'Acupuncture',
      duration: 60,
      price: 95,
      currency: 'USD',
      description: null,
      location: '',
      slotInterval: 15,
      attendantsNumber: 1,
      isPrivate: false,
      serviceCategoryId: null,
    },
    {
      id: 2,
      name: 'Ear seeds',
      duration: 30,
      price: 40,
      currency: 'USD',
      description: null,
      location: '',
      slotInterval: 15,
      attendantsNumber: 1,
      isPrivate: true,
      serviceCategoryId: null,
    },
  ],
};
