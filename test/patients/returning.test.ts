import { describe, expect, it } from 'vitest';
import { audienceOf, kindOf, notFor } from '../../src/patients/returning.js';

const now = new Date('2026-11-30T14:00:00Z');
const anyone = { for: 'anyone' } as const;
const first = { for: 'new' } as const;
const followUp = { for: 'returning' } as const;

describe('a clinic for whom patients are returning for 24 months', () => {
  it('knows nobody whom it has never seen', () => expect(kindOf(null, 24, now)).toBe('first'));

  it('knows whoever came last week, and whoever came exactly two years ago', () => {
    expect(kindOf(new Date('2026-11-23T14:00:00Z'), 24, now)).toBe('returning');
    expect(kindOf(new Date('2024-11-30T14:00:00Z'), 24, now)).toBe('returning');
  });

  it('begins anew with whoever came a minute earlier', () =>
    expect(kindOf(new Date('2024-11-30T13:59:00Z'), 24, now)).toBe('lapsed'));
});

it('six months before the last of August is the last of February', () => {
  const lastOfAugust = new Date('2026-08-31T10:00:00Z');
  expect(kindOf(new Date('2026-02-28T10:00:00Z'), 6, lastOfAugust)).toBe('returning');
  expect(kindOf(new Date('2026-02-28T09:59:00Z'), 6, lastOfAugust)).toBe('lapsed');
});

it('what is for everyone is for everyone', () => {
  expect((['first', 'returning', 'lapsed'] as const).map((kind) => notFor([anyone, anyone], kind))).toEqual([
    null,
    null,
    null,
  ]);
});

it('a first consultation is for whoever is new, also again; a follow-up is for whoever is returning', () => {
  const kinds = ['first', 'returning', 'lapsed'] as const;
  expect(kinds.map((kind) => notFor([first], kind))).toEqual([null, 'new', null]);
  expect(kinds.map((kind) => notFor([followUp], kind))).toEqual(['returning', null, 'returning']);
});

it('an add-on for returning patients makes the whole appointment theirs', () => {
  expect(audienceOf([anyone, followUp])).toBe('returning');
  expect(audienceOf([anyone])).toBeNull();
  expect(notFor([anyone, followUp], 'first')).toBe('returning');
});
