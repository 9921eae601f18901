import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameKey } from '../../src/patients/identity.js';
import { Patients } from '../../src/patients/patients.service.js';
import { PatientSearch } from '../../src/bookings/by-staff/patient-search.service.js';
import { asOwner } from '../support/database.js';
import { type Desk, openDesk } from '../support/desk.js';
import { openWatched } from '../support/plans.js';
import { rosa, treating } from '../support/staff-actors.js';

let desk: Desk;
let watched: Awaited<ReturnType<typeof openWatched>>;
beforeAll(async () => {
  desk = await openDesk();
  const patients = new Patients(desk.clock);
  for (const [name, email, phone, country] of known)
    await patients.rememberCaller(desk.db, { name, email, phone }, { country, locale: 'en' });
  // A hundred thousand others, whose names begin with each of 26 letters.
  await desk.db.query(`
    insert into patients (id, name, name_key, email, email_key, phone, phone_key, search_words, created_at)
    select gen_random_uuid(), first || ' ' || last, lower(first || last), email, email, '+1' || phone, '1' || phone,
      array[lower(first || last), lower(last), email, '1' || phone], now()
    from (select n, chr(65 + n % 26) || substr(md5('f' || n % 3000), 1, 5) as first, chr(65 + n / 26 % 26) || substr(md5('l' || n % 9000), 1, 7) as last,
        'p' || n || '@example.org' as email, (2125550000 + n * 7)::text as phone from generate_series(1, 100000) n) p`);
  await asOwner(desk.db, `vacuum analyze`);
  watched = await openWatched(desk.url);
});
afterAll(async () => {
  await watched.db.destroy();
  await desk.close();
});

const known = [
  ['Siobhan O’Brien', 'siobhan@example.org', null, 'AU'],
  ['Jürgen Weiß', 'weiss.j@example.org', null, 'DE'],
  ['Łukasz Żak', 'lz@example.org', null, 'US'],
  ['Søren Ærø', 'sa@example.org', null, 'US'],
  ['Mila Đukić', 'md@example.org', null, 'US'],
  ['Mary-Jane Watson', 'mj@example.org', null, 'US'],
  ['Annemarie Voss', 'av@example.org', null, 'US'],
  ['王小明', 'wang@example.org', null, 'US'],
  ['Pat Caller', null, '(631) 555-0177', 'US'],
  ['Quentin Abroad', null, '+44 20 7946 0958', 'US'],
] as const;

const found = async (typed: string) => (await desk.search.alike(rosa, typed)).map(({ name }) => name);

it.each([
  ["O'Brien", 'Siobhan O’Brien'],
  ['OBrien', 'Siobhan O’Brien'],
  ['o brien', 'Siobhan O’Brien'],
  ['brien sio', 'Siobhan O’Brien'],
  ['siobhan ob', 'Siobhan O’Brien'],
  ['weiss', 'Jürgen Weiß'],
  ['weiss.j', 'Jürgen Weiß'],
  ['lukasz', 'Łukasz Żak'],
  ['zak', 'Łukasz Żak'],
  ['soren', 'Søren Ærø'],
  ['dukic', 'Mila Đukić'],
  ['mary jane', 'Mary-Jane Watson'],
  ['maryjane', 'Mary-Jane Watson'],
  ['jane w', 'Mary-Jane Watson'],
  ['anne marie', 'Annemarie Voss'],
  ['王', '王小明'],
  ['小明', '王小明'],
  ['明', '王小明'],
  ['WANG@EXAMPLE.ORG', '王小明'],
  ['631 555 0177', 'Pat Caller'],
  ['(631) 555-0177', 'Pat Caller'],
  ['0016315550177', 'Pat Caller'],
  ['55501 77', 'Pat Caller'],
  ['+442079460958', 'Quentin Abroad'],
  ['020 7946 0958', 'Quentin Abroad'],
])('%s finds %s', async (typed, name) => {
  expect(await found(typed)).toContain(name);
});

it.each([
  ['Siobhan OBrian', 'Siobhan O’Brien'],
  ['Siobahn O’Brien', 'Siobhan O’Brien'],
  ['Anemarie Voss', 'Annemarie Voss'],
  ['Annemarie Vos', 'Annemarie Voss'],
])('%s, one letter off, finds %s', async (typed, name) => {
  expect(await found(typed)).toContain(name);
});

it.each(['', ' ', '%', '_', '-', "'", 'nobodyatall', 'brien weiss', 'Annemarei Vos'])(
  '"%s" finds nobody',
  async (typed) => {
    expect(await found(typed)).toEqual([]);
  },
);

it('of many, eight are shown, and each once', async () => {
  const names = await found('a');
  expect(names).toHaveLength(8);
  expect(new Set(names).size).toBe(8);
  expect(names.every((name) => name.split(/[ -]/).some((word) => nameKey(word).startsWith('a')))).toBe(true);
});

it.each(['a', '王', 'ab c', 'weiss', '2', '21', '212555', '12', '5550177', 'p9', 'mary jane', '121255 zz'])(
  'among a hundred thousand patients "%s" is found by the index, sooner than by reading them all',
  async (typed) => {
    const search = new PatientSearch(watched.db, desk.catalogue);
    const scans = await watched.scansOf(() => search.alike(rosa, typed));

    expect(scans.filter(({ table, by }) => table === 'patient_words' && by === 'Seq Scan')).toEqual([]);
    expect(scans.filter(({ table, by }) => table === 'patients' && by === 'Seq Scan')).toEqual([]);
    await expectSoonerThanReadingAll(() => desk.search.alike(rosa, typed));
  },
);

it('a practitioner who treats nobody finds nobody, as fast', async () => {
  const mei = await treating(desk.db, 'mei');

  expect(await desk.search.alike(mei, 'a')).toEqual([]);
  await expectSoonerThanReadingAll(() => desk.search.alike(mei, 'a'));
});

/** In turn, so that both find the machine equally busy. */
async function expectSoonerThanReadingAll(work: () => Promise<unknown>): Promise<void> {
  const [took, all]: [number[], number[]] = [[], []];
  for (let n = 0; n < 11; n++) {
    took.push(await timed(work));
    all.push(await timed(() => desk.db.query(`select count(*) from patients where name ilike '%' || $1 || '%'`, [n])));
  }
  expect(median(took)).toBeLessThan(median(all));
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
