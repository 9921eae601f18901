import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMark, readMark } from '../../src/finder/attribution.js';
import { Keys } from '../../src/platform/keys.js';

const keys = Keys.temporary();
const sign = (payload: string) => keys.derive('link-mark', payload);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('the mark in the URL', () => {
  it('says which link was followed, and nothing that could be read without the key', () => {
    const made = { mark: randomUUID(), linkId: randomUUID() };

    const text = makeMark(made, sign);

    expect(text).toMatch(/^[\w-]{64}$/);
    expect(readMark(text, sign)).toEqual(made);
  });

  it('is read for every pair of ids', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (mark, linkId) => {
        expect(readMark(makeMark({ mark, linkId }, sign), sign)).toEqual({ mark, linkId });
      }),
    );
  });

  it('with any letter changed is no mark', () => {
    const text = makeMark({ mark: randomUUID(), linkId: randomUUID() }, sign);

    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(...letters.split('')), (at, letter) => {
        fc.pre(text[at] !== letter);
        expect(readMark(text.slice(0, at) + letter + text.slice(at + 1), sign)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('cannot be made with another key, nor from the halves of two marks', () => {
    const others = Keys.temporary();
    const [one, two] = [0, 1].map(() => makeMark({ mark: randomUUID(), linkId: randomUUID() }, sign)) as [
      string,
      string,
    ];

    expect(
      readMark(
        makeMark({ mark: randomUUID(), linkId: randomUUID() }, (p) => others.derive('link-mark', p)),
        sign,
      ),
    ).toBeNull();
    expect(readMark(one.slice(0, 32) + two.slice(32), sign)).toBeNull();
  });

  it('is never read from anything else that may stand in a URL', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 64, maxLength: 64 }),
      fc.anything(),
    );

    fc.assert(
      fc.property(anything, (text) => {
        expect(readMark(text, sign)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
