import { expect, it } from 'vitest';
import { type SlotListInputs, SlotListCache } from '../../src/availability/slot-list-cache.js';
import type { SlotList } from '../../src/availability/slot-list.js';

const snapshot = {} as SlotListInputs['snapshot'];
const [mei, willow] = [
  [600, 660],
  [700, 760],
];
const grounds: SlotListInputs = { snapshot, minutes: [10, 11], busy: [mei, willow] };
const made = (length = 1): SlotList => ({
  slots: Array.from({ length }, () => ({}) as SlotList['slots'][number]),
  nextFrom: null,
});
const never = () => expect.unreachable('it was thought out again');

it('a list is made once for as long as nothing at all has changed', () => {
  const lists = new SlotListCache<SlotList>(({ slots }) => 150 * slots.length);
  const first = lists.list('tomorrow', grounds, made);

  expect(lists.list('tomorrow', { ...grounds, busy: [mei, willow] }, never)).toBe(first);
  expect(lists.list('the day after', grounds, made)).not.toBe(first);
});

it.each([
  ['the configuration', { snapshot: { ...snapshot } }],
  ['the minute', { minutes: [11, 12] as const }],
  ['the minute that counts', { minutes: [10, 10] as const }],
  ['what somebody or some room is busy with', { busy: [mei, [700, 760]] }],
  ['who or what it takes', { busy: [mei] }],
])('it is made anew when %s is another', (_, change) => {
  const lists = new SlotListCache<SlotList>(({ slots }) => 150 * slots.length);
  const first = lists.list('tomorrow', grounds, made);

  expect(lists.list('tomorrow', { ...grounds, ...change }, made)).not.toBe(first);
  expect(lists.list('tomorrow', grounds, made)).not.toBe(first);
});

it('what was made longest ago leaves before memory is full', () => {
  const lists = new SlotListCache<SlotList>(({ slots }) => 150 * slots.length);
  const list = (name: string) => lists.list(name, grounds, () => made(100_000));
  const [first] = [list('first'), list('second')];

  expect(list('first')).toBe(first);
  list('third');

  expect(list('first')).not.toBe(first);
});
