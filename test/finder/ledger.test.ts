import { afterAll, beforeAll, expect, it } from 'vitest';
import { Attribution } from '../../src/finder/attribution.service.js';
import { Links } from '../../src/finder/links.service.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { Keys } from '../../src/platform/keys.js';
import { openFreshDatabase } from '../support/database.js';

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let attribution: Attribution;
let links: Links;
const clock = new FrozenClock(new Date('2026-11-23T14:00:00Z'));

beforeAll(async () => {
  database = await openFreshDatabase();
  attribution = new Attribution(database.db, clock, Keys.temporary());
  links = new Links(database.db);
  await database.db.query(
    `insert into links (code, label, treatment, add_ons, near, position, active) values
       ('muscle-knots', 'See your local acupuncturist', 'acupuncture', '{cupping}', 'Bellport', 0, true),
       ('poster', 'The poster in the hall', null, '{}', null, 1, true),
       ('old', 'Taken down', null, '{}', null, 2, false)`,
  );
});
afterAll(() => database.drop());

const follow = async (code: string) => {
  const link = await links.byCode(code);
  if (!link) throw new Error(`no link ${code}`);
  return attribution.markFor(link);
};
const wholeYear = () => attribution.ledger(new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z'));
const steps = async (code: string) => (await wholeYear()).find((line) => line.code === code);

it('a link is known by its code, unless it was taken down', async () => {
  expect(await links.byCode('muscle-knots')).toMatchObject({
    treatment: 'acupuncture',
    addOns: ['cupping'],
    near: 'Bellport',
  });
  expect(await links.byCode('old')).toBeNull();
  expect(await links.byCode('nobody\0gave this out')).toBeNull();
  expect((await links.list()).map(({ code }) => code)).toEqual(['muscle-knots', 'poster']);
});

it('the ledger counts each mark once for each step it made', async () => {
  const [first, second] = [await follow('muscle-knots'), await follow('muscle-knots')];

  await attribution.step(first, 'visited');
  await attribution.step(second, 'visited');
  await Promise.all([1, 2, 3].map(() => attribution.step(first, 'searched')));
  await database.db.transaction((tx) => attribution.stepIn(tx, first, 'booked'));

  expect(await steps('muscle-knots')).toMatchObject({ visited: 2, searched: 1, seen: 0, booked: 1, attended: 0 });
  expect(await steps('poster')).toMatchObject({ visited: 0, booked: 0 });
});

it('a booking that was undone is not counted', async () => {
  const via = await follow('poster');

  const undone = database.db.transaction(async (tx) => {
    await attribution.stepIn(tx, via, 'booked');
    throw new Error('undone');
  });

  await expect(undone).rejects.toThrow('undone');
  expect(await steps('poster')).toMatchObject({ booked: 0 });
});

it('a forged mark, none at all, and the mark of a link that is gone count nothing and harm nobody', async () => {
  const before = await wholeYear();
  const strangers = new Attribution(database.db, clock, Keys.temporary());
  const gone = attribution.markFor({ id: '01932c07-0000-7000-8000-000000000000' });
  const { linkId } = before[0]!;

  for (const via of [
    strangers.markFor({ id: linkId }),
    gone,
    undefined,
    '',
    'x'.repeat(64),
    ['a'],
    "'; drop table links",
  ]) {
    await attribution.step(via, 'visited');
  }

  expect(await wholeYear()).toEqual(before);
});

it('the ledger of a month holds what was done in it, from its first instant to before its last', async () => {
  const via = await follow('poster');
  clock.set('2026-12-01T00:00:00Z');
  await attribution.step(via, 'seen');

  const seenFrom = async (from: string, to: string) =>
    (await attribution.ledger(new Date(from), new Date(to))).find(({ code }) => code === 'poster')?.seen;

  expect(await seenFrom('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z')).toBe(1);
  expect(await seenFrom('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')).toBe(0);
});
