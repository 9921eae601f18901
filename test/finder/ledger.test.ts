import { afterAll, beforeAll, expect, it } from 'vitest';
import { Attribution } from '../../src/finder/attribution.service.js';
import { Links } from '../../src/finder/links.service.js';
import { Keys } from '../../src/platform/keys.service.js';
import { asOwner } from '../support/database.js';
import { somebody } from '../support/somebody.js';
import { ana, type Desk, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
let attribution: Attribution;
let links: Links;

beforeAll(async () => {
  desk = await openDesk();
  attribution = new Attribution(desk.db, desk.clock, desk.keys);
  links = new Links(desk.db);
  await desk.db.query(
    `insert into links (code, label, position, active) values
       ('poster', 'The poster in the hall', 1, true), ('old', 'Taken down', 2, false)`,
  );
});
afterAll(() => desk.close());

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
  });
  expect(await links.byCode('old')).toBeNull();
  expect(await links.byCode('nobody\0gave this out')).toBeNull();
  expect((await links.list()).map(({ code }) => code)).toEqual(['muscle-knots', 'poster']);
});

it('the ledger counts each mark once for each step it made', async () => {
  const [first, second] = [await follow('muscle-knots'), await follow('muscle-knots')];

  await attribution.step(first, 'visited', somebody);
  await attribution.step(second, 'visited', somebody);
  await Promise.all([1, 2, 3].map(() => attribution.step(first, 'searched', somebody)));

  expect(await steps('muscle-knots')).toMatchObject({ visited: 2, searched: 1, seen: 0, booked: 0 });
  expect(await steps('poster')).toMatchObject({ visited: 0, booked: 0 });
});

it('whoever came further by another way was at the steps before as well', async () => {
  const via = await follow('poster');

  await attribution.step(via, 'seen', somebody);
  await attribution.step(via, 'visited', somebody);

  expect(await steps('poster')).toMatchObject({ visited: 1, searched: 1, seen: 1 });
  await desk.db.query(`delete from link_steps where link_id = $1`, [attribution.read(via)?.linkId]);
});

it('no page fails because something could not be counted', async () => {
  await asOwner(desk.db, `alter table link_steps rename to away`);
  await attribution.step(await follow('poster'), 'visited', somebody);
  await asOwner(desk.db, `alter table away rename to link_steps`);

  expect(await steps('poster')).toMatchObject({ visited: 0 });
});

it('a visit booked through a link is counted, a hold that led to nothing is not', async () => {
  const viaLinkId = attribution.read(await follow('poster'))?.linkId;

  await desk.holds.hold({ ...visitAt('2026-12-01 10:00'), viaLinkId });
  await desk.bookings.book({ ...visitAt('2026-12-01 12:00'), viaLinkId }, ana);

  expect(await steps('poster')).toMatchObject({ booked: 1 });
  expect(await steps('muscle-knots')).toMatchObject({ booked: 0 });
});

it('a forged mark, none at all, and the mark of a link that is gone count nothing and harm nobody', async () => {
  const before = await wholeYear();
  const strangers = new Attribution(desk.db, desk.clock, Keys.temporary());
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
    await attribution.step(via, 'visited', somebody);
  }

  expect(await wholeYear()).toEqual(before);
});

it('the ledger of a month holds what was done in it, from its first instant to before its last', async () => {
  const via = await follow('poster');
  desk.clock.set('2026-12-01T00:00:00Z');
  await attribution.step(via, 'seen', somebody);

  const seenFrom = async (from: string, to: string) =>
    (await attribution.ledger(new Date(from), new Date(to))).find(({ code }) => code === 'poster')?.seen;

  expect(await seenFrom('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z')).toBe(1);
  expect(await seenFrom('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z')).toBe(0);
});
