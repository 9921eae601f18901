import { expect, it } from 'vitest';
import demo from '../../src/clinic-file/demo.json' with { type: 'json' };
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import { BadInput } from '../../src/platform/refusal.js';
import { smallClinic } from '../support/small-clinic.js';

/** The small clinic with one part, given by its path, made something else. */
function having(...changes: readonly (readonly [path: string, value: unknown])[]): unknown {
  const file = JSON.parse(JSON.stringify(smallClinic)) as Record<string, unknown>;
  for (const [path, value] of changes) {
    const keys = path.split(/[.[\]]+/).filter(Boolean);
    const last = keys.pop()!;
    const parent = keys.reduce<Record<string, unknown>>((part, key) => part[key] as Record<string, unknown>, file);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return file;
}

function faultsOf(given: unknown): string[] {
  try {
    readClinicFile(given);
    return [];
  } catch (fault) {
    if (fault instanceof BadInput) return fault.faults.map(({ path, message }) => `${path}: ${message}`);
    throw fault;
  }
}

it('what a clinic has none of may be left out', () => {
  const { slug, name, kind, phases, price } = smallClinic.treatments[0]!;
  const short = {
    ...smallClinic,
    links: undefined,
    practitioners: [],
    treatments: [{ slug, name, kind, phases, price }],
  };

  expect(readClinicFile(short)).toMatchObject({
    links: [],
    treatments: [{ turnoverMinutes: 0, room: [], equipment: [], addOns: [], for: 'anyone', online: true }],
  });
});

it('the small clinic and the demo clinic have no faults', () => {
  expect(faultsOf(smallClinic)).toEqual([]);
  expect(faultsOf(demo)).toEqual([]);
});

it.each<[string, string, unknown, string | string[]]>([
  ['what is no object', 'locations[0]', 7, ['locations[0]: must be an object']],
  ['a missing name', 'name', undefined, 'name: is missing'],
  ['a key nobody knows', 'policy.maxNoticeMinutes', 5, 'policy.maxNoticeMinutes: is not a known field'],
  ['a number as text', 'policy.horizonDays', '90', 'policy.horizonDays: must be a whole number'],
  ['a negative notice', 'policy.minNoticeMinutes', -1, 'policy.minNoticeMinutes: must be at least 0'],
  ['a currency nobody has', 'currency', 'ZZZ', 'currency: must be a currency like USD'],
  ['a locale that is none', 'locale', 'english please', 'locale: must be a language like en or en-US'],
  [
    'a zone that is none',
    'locations[0].timeZone',
    'Mars/Olympus',
    'locations[0].timeZone: must be a time zone like America/New_York',
  ],
  ['a place off the globe', 'locations[0].latitude', 91, 'locations[0].latitude: must be at most 90'],
  [
    'a line feed in a name',
    'locations[0].name',
    'Harbour\nBcc: x',
    'locations[0].name: must be one line without control characters',
  ],
  ['a name of spaces', 'practitioners[0].name', '  ', 'practitioners[0].name: must not be empty'],
  [
    'a slug with capitals',
    'links[0].code',
    'Muscle Knots',
    'links[0].code: must be lowercase letters, digits and single hyphens',
  ],
  ['an address that is none', 'practitioners[0].email', 'mei', 'practitioners[0].email: must be an email address'],
  [
    'a link to a script',
    'links[0].page',
    'javascript:alert(1)',
    'links[0].page: must be an address like https://blog.example.org/article',
  ],
  ['a kind that is none', 'treatments[0].kind', 'extra', ['treatments[0].kind: must be one of: base, add-on']],
  ['no phases', 'treatments[0].phases', [], 'treatments[0].phases: must have at least one phase'],
  [
    'needles without a practitioner',
    'treatments[0].phases',
    [{ minutes: 20, kind: 'resting' }],
    'treatments[0].phases: must have at least one hands-on phase',
  ],
  [
    'a phase of no minutes',
    'treatments[0].phases[0].minutes',
    0,
    'treatments[0].phases[0].minutes: must be at least 1',
  ],
  [
    'a visit longer than a day',
    'treatments[0].phases',
    [
      { minutes: 600, kind: 'hands' },
      { minutes: 600, kind: 'hands' },
    ],
    'treatments[0].phases: must not last longer than 720 minutes',
  ],
  [
    'an add-on that is no add-on',
    'treatments[0].addOns',
    ['community'],
    [
      'treatments[0].addOns[0]: there is no add-on "community" in this file',
      'links[0].addOns[0]: is not offered with the treatment "acupuncture"',
    ],
  ],
  ['add-ons of an add-on', 'treatments[3].addOns', ['cupping'], 'treatments[3].addOns: must be empty for an add-on'],
  [
    'an offer of nothing',
    'practitioners[0].offers[1].treatment',
    'reiki',
    'practitioners[0].offers[1].treatment: there is no treatment "reiki" in this file',
  ],
  [
    'an offer nowhere',
    'practitioners[0].offers[1].location',
    'hill',
    'practitioners[0].offers[1].location: there is no location "hill" in this file',
  ],
  [
    'the same offer twice',
    'practitioners[0].offers[1].treatment',
    'acupuncture',
    'practitioners[0].offers[1]: is a duplicate of practitioners[0].offers[0]',
  ],
  [
    'hours nowhere',
    'practitioners[0].hours[0].location',
    'hill',
    'practitioners[0].hours[0].location: there is no location "hill" in this file',
  ],
  [
    'a link to a treatment that is none',
    'links[0].treatment',
    'reiki',
    'links[0].treatment: there is no base treatment "reiki" in this file',
  ],
  [
    'a link to nobody',
    'links[0].practitioner',
    'ann',
    'links[0].practitioner: there is no practitioner "ann" in this file',
  ],
  ['a practitioner twice', 'practitioners[1].slug', 'mei', 'practitioners[1].slug: is a duplicate of practitioners[0]'],
  [
    'a room twice',
    'locations[0].rooms[1].slug',
    'east',
    'locations[0].rooms[1].slug: is a duplicate of locations[0].rooms[0]',
  ],
  [
    'a base treatment twice',
    'treatments[2].slug',
    'cupping',
    [
      'treatments[2].slug: is a duplicate of treatments[1]',
      'practitioners[0].offers[2].treatment: there is no treatment "community" in this file',
      'practitioners[1].offers[2].treatment: there is no treatment "community" in this file',
    ],
  ],
  ['eight days a week', 'practitioners[0].hours[0].weekday', 8, 'practitioners[0].hours[0].weekday: must be at most 7'],
  [
    'hours that begin at 24:00',
    'practitioners[0].hours[0].from',
    '24:00',
    'practitioners[0].hours[0].from: must be a time like 09:00',
  ],
  [
    'hours of no time',
    'practitioners[0].hours[0].to',
    '09:00',
    'practitioners[0].hours[0].to: must be later than from',
  ],
  [
    'every second week of nothing',
    'practitioners[0].hours[0].everyWeeks',
    2,
    'practitioners[0].hours[0].starting: is missing: everyWeeks needs the date of the first week',
  ],
  [
    'hours that overlap',
    'practitioners[0].hours[1].weekday',
    1,
    'practitioners[0].hours[1]: overlaps practitioners[0].hours[0]',
  ],
  [
    'a date that is none',
    'practitioners[0].exceptions',
    [{ location: 'harbour', date: '2026-02-29', open: [] }],
    'practitioners[0].exceptions[0].date: must be a date that exists, like 2026-12-01',
  ],
  [
    'an exception that overlaps itself',
    'practitioners[0].exceptions',
    [
      {
        location: 'harbour',
        date: '2026-12-24',
        open: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      },
    ],
    'practitioners[0].exceptions[0].open[1]: overlaps practitioners[0].exceptions[0].open[0]',
  ],
  [
    'time off without an offset',
    'practitioners[0].timeOff',
    [{ from: '2026-12-24T00:00:00', to: '2026-12-25T00:00:00Z' }],
    'practitioners[0].timeOff[0].from: must be a date and time with an offset, like 2026-12-01T09:00:00-05:00',
  ],
  [
    'time off that ends as it begins',
    'practitioners[0].timeOff',
    [{ from: '2026-12-24T00:00:00+01:00', to: '2026-12-23T23:00:00Z' }],
    'practitioners[0].timeOff[0].to: must be later than from',
  ],
  [
    'a closure that ends before it begins',
    'locations[0].closures',
    [{ from: '2026-12-24', to: '2026-12-23' }],
    'locations[0].closures[0].to: must be later than from',
  ],
  [
    'a closure in the middle of another',
    'locations[0].closures',
    [
      { from: '2026-12-24', to: '2026-12-26' },
      { from: '2026-12-26T12:00', to: '2026-12-27' },
    ],
    'locations[0].closures[1]: overlaps locations[0].closures[0]',
  ],
  [
    'half a registration',
    'practitioners[0].registration',
    { body: 'NCCAOM' },
    'practitioners[0].registration.number: is missing',
  ],
  [
    'a treatment without a room',
    'locations[0].rooms[2].features',
    ['stool'],
    [
      'practitioners[0].offers[2]: needs a room with chair, and "harbour" has none',
      'practitioners[1].offers[2]: needs a room with chair, and "harbour" has none',
    ],
  ],
  [
    'cupping without cups',
    'locations[0].equipment',
    [],
    [
      'practitioners[0].offers[1]: needs 1 × cupping-set, and "harbour" has 0',
      'practitioners[1].offers[1]: needs 1 × cupping-set, and "harbour" has 0',
    ],
  ],
])('%s is told', (_name, path, value, told) => {
  expect(faultsOf(having([path, value]))).toEqual(expect.arrayContaining([told].flat()));
});

it('every fault is told at once, of shape and of sense, and nothing that is only their consequence', () => {
  const file = having(
    ['locale', 'x y'],
    ['locations[0].phone', 5],
    ['locations[0].rooms[0].features', 'table'],
    ['practitioners[0].email', 'nobody'],
    ['practitioners[0].offers[0].price', -1],
    ['practitioners[0].offers[2].treatment', 'reiki'],
    ['practitioners[1].hours[4].to', '08:00'],
    ['extra', true],
  );

  expect(new Set(faultsOf(file))).toEqual(
    new Set([
      'locale: must be a language like en or en-US',
      'locations[0].phone: must be a text',
      'locations[0].rooms[0].features: must be a list',
      'practitioners[0].email: must be an email address',
      'practitioners[0].offers[0].price: must be at least 0',
      'practitioners[0].offers[2].treatment: there is no treatment "reiki" in this file',
      'practitioners[1].hours[4].to: must be later than from',
      'extra: is not a known field',
    ]),
  );
});

it('on a single day nobody is at two places at once, each on its own clock', () => {
  const day = (location: string, from: string, to: string) => ({ location, date: '2026-12-08', open: [{ from, to }] });
  const faults = (zone: string, ...exceptions: ReturnType<typeof day>[]) => {
    const quay = { ...smallClinic.locations[0], slug: 'quay', timeZone: zone };
    return faultsOf(having(['locations[1]', quay], ['practitioners[0].exceptions', exceptions]));
  };
  const sameClock = 'America/New_York';

  const both = [day('harbour', '09:00', '12:00'), day('quay', '11:00', '15:00')];
  expect(faults(sameClock, ...both)).toEqual([
    'practitioners[0].exceptions[1].open[0]: overlaps practitioners[0].exceptions[0].open[0] at another location',
  ]);
  expect(faults('America/Los_Angeles', ...both)).toEqual([]);
  expect(faults(sameClock, day('harbour', '09:00', '12:00'), day('quay', '12:00', '15:00'))).toEqual([]);
});

it('A weeks and B weeks may overlap; the same weeks may not', () => {
  const every = { location: 'harbour', weekday: 1, from: '09:00', to: '17:00', everyWeeks: 2 };
  const hours = (first: string, second: string) =>
    having([
      'practitioners[0].hours',
      [
        { ...every, starting: first },
        { ...every, starting: second },
      ],
    ]);

  expect(faultsOf(hours('2026-11-02', '2026-11-09'))).toEqual([]);
  expect(faultsOf(hours('2026-11-02', '2026-11-15'))).toEqual([]);
  expect(faultsOf(hours('2026-11-02', '2026-11-20'))).toEqual([
    'practitioners[0].hours[1]: overlaps practitioners[0].hours[0]',
  ]);
});

it.each([[null], ['a clinic'], [[]], [undefined]])('%j is no clinic', (given) => {
  expect(faultsOf(given)).toHaveLength(1);
});

it('terms of a treatment are bounded like the clinic’s, and an add-on has no grid', () => {
  const sentence = 'x'.repeat(301);

  expect(
    faultsOf(
      having(
        ['treatments[0].policy', { horizonDays: 0, lateCancellation: sentence, holdMinutes: 5 }],
        ['treatments[3].policy', { startEveryMinutes: 30 }],
        ['policy.noShow', 'One\nTwo'],
      ),
    ),
  ).toEqual(
    expect.arrayContaining([
      'treatments[0].policy.horizonDays: must be at least 1',
      'treatments[0].policy.lateCancellation: must not be longer than 300 characters',
      'treatments[0].policy.holdMinutes: is not a known field',
      'treatments[3].policy.startEveryMinutes: must not be set for an add-on: start times follow the treatment it is booked with',
      'policy.noShow: must be one line without control characters',
    ]),
  );
});
