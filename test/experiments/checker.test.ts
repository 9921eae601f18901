import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { check, kinds } from './checker.js';
import type { Answer, Asked, Ending } from './history.js';
import { allWishes, conflict, daysOf, openingOf, sites, type Wish } from './week.js';

const began = Date.parse('2026-12-01T12:00:00Z');
const terms = { real: (at: number) => at, holdFor: 120_000, offerFor: 300_000, margin: 1000, began };
const wish = allWishes(began)[0]!;
const sameTime: Wish = { ...wish, start: wish.start + 15 * 60_000 };

let next = 0;
function asked(what: Asked['what'], at: number, rest: Partial<Asked> = {}): Asked {
  const key = `key ${next++}`;
  return { what, key, began: began + at, ended: began + at + 10, status: 200, answer: {}, ...rest };
}
function visit(reference: string, { start, ...rest }: Wish = wish): Answer {
  return { reference, status: 'confirmed', start: new Date(start).toISOString(), ...rest };
}
const book = (at: number, reference: string, of: Wish = wish) =>
  asked('book', at, { status: 201, answer: visit(reference, of), wishes: [of], email: `${reference}@example.org` });

function ending(...standing: readonly Answer[]): Ending {
  const wishes = standing.map(({ start, ...rest }) => ({ ...rest, start: Date.parse(start!) }) as Wish);
  return {
    seen: new Map(standing.map((one) => [one.reference!, one])),
    exported: standing.map(({ reference }) => ({
      reference: reference!,
      status: 'confirmed',
      email: `${reference}@example.org`,
    })),
    offered: allWishes(began).filter((one) => !wishes.some((taken) => conflict(taken, one))),
  };
}
const foundIn = (history: readonly Asked[], end: Ending) => {
  const found = check(history, end, terms);
  return kinds.filter((kind) => found[kind].length > 0);
};

it('finds nothing where all is as people were told', () => {
  const cancelled = asked('cancel', 100, { about: ['A'] });
  const taken = asked('book', 50, { status: 409, answer: { code: 'slot-taken' }, wishes: [sameTime] });
  expect(foundIn([book(0, 'A'), taken, cancelled, book(200, 'B', sameTime)], ending(visit('B', sameTime)))).toEqual([]);
});

it('finds a time that two have, and not where one of them may have been over', () => {
  const both = ending(visit('A'), visit('B', sameTime));
  expect(foundIn([book(0, 'A'), book(20, 'B', sameTime)], both)).toEqual(['double']);
  const unanswered = asked('cancel', 15, { about: ['A'], status: null, ended: began + 20_000 });
  const end = ending(visit('B', sameTime));
  expect(foundIn([book(0, 'A'), unanswered, book(20, 'B', sameTime)], end)).toEqual([]);
});

it('finds an appointment that is lost, one that moved by itself, and a hold that was not kept', () => {
  expect(foundIn([book(0, 'A')], { ...ending(), seen: new Map([['A', null]]) })).toEqual(['lost']);
  expect(foundIn([book(0, 'A')], ending(visit('A', sameTime)))).toEqual(['lost']);
  const expiresAt = new Date(began + 60_000).toISOString();
  const held = asked('hold', 0, { status: 201, answer: { hold: 'H', expiresAt }, wishes: [wish] });
  const late = asked('confirm', 30_000, {
    status: 409,
    answer: { code: 'hold-expired' },
    about: ['H'],
    wishes: [wish],
  });
  expect(foundIn([held, late], ending())).toEqual(['lost']);
});

it('finds appointments that nobody has, and those that are there twice', () => {
  const cancelled = asked('cancel', 20, { about: ['A'] });
  expect(foundIn([book(0, 'A'), cancelled], ending(visit('A')))).toEqual(['ghost']);
  const stranger = { reference: 'X', status: 'confirmed', email: 'x@example.org' };
  expect(foundIn([], { ...ending(), exported: [stranger] })).toEqual(['ghost']);
  const first = book(0, 'A');
  const again = { ...book(20, 'B'), key: first.key };
  expect(foundIn([first, again], ending(visit('A')))).toEqual(['duplicate']);
});

it('finds a refusal without a reason, and what is booked in closed hours', () => {
  const refused = asked('book', 200, { status: 409, answer: { code: 'slot-taken' }, wishes: [wish] });
  const cancelled = asked('cancel', 100, { about: ['A'] });
  expect(foundIn([book(0, 'A'), cancelled, refused], ending())).toEqual(['falseTaken']);
  const [site] = sites.filter(({ location }) => location === wish.location);
  const periods = daysOf(site!, began).map((day) => openingOf(site!, day));
  const closes = { practitioner: wish.practitioner, periods };
  const closed = asked('close', 0, { status: 303, closes, key: 'closed' });
  const reopened = asked('reopen', 300, { about: ['closed'] });
  expect(foundIn([closed, book(100, 'A'), reopened], ending(visit('A')))).toEqual(['whileClosed']);
});

it('finds a free time that is not offered, and a taken one that is', () => {
  const end = ending();
  expect(foundIn([], { ...end, offered: end.offered.slice(1) })).toEqual(['misoffered']);
  expect(foundIn([book(0, 'A')], { ...ending(visit('A')), offered: end.offered })).toEqual(['misoffered']);
});

it('knows the nights in which the clocks change', () => {
  const nights = sites
    .map((site) => openingOf(site, daysOf(site, began)[1]!))
    .map(([from, to]) => (to - from) / 3_600_000);
  expect(nights).toEqual([4, 6]);
});

it('shares no code with the service', () => {
  for (const file of ['checker', 'history', 'week']) {
    const text = readFileSync(`test/experiments/${file}.ts`, 'utf8');
    expect(
      [...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from).filter((from) => from!.includes('src/')),
    ).toEqual([]);
  }
});
