import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeMark, readMark } from '../../src/finder/attribution.js';
import { placementOf } from '../../src/finder/placement.js';
import { Keys } from '../../src/platform/keys.service.js';

const keys = Keys.temporary();
const sign = (payload: string) => keys.derive('link-mark', payload);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('the mark in the URL', () => {
  it('says which link was followed, and nothing that could be read without the key', () => {
    const made = { mark: randomUUID(), linkId: randomUUID(), placement: 'link' };

    const text = makeMark(made, sign);

    expect(text).toMatch(/^[\w-]{64}$/);
    expect(readMark(text, sign)).toEqual(made);
  });

  it('is read for every pair of ids, wherever the link stood', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.stringMatching(/^[a-z0-9]{1,24}$/), (mark, linkId, placement) => {
        const text = makeMark({ mark, linkId, placement }, sign);
        expect(text.length).toBeLessThanOrEqual(96);
        expect(readMark(text, sign)).toEqual({ mark, linkId, placement });
      }),
    );
  });

  it('made before there were placements is one of a link', () => {
    const [mark, linkId] = [randomUUID(), randomUUID()];
    const payload = Buffer.from((mark + linkId).replaceAll('-', ''), 'hex');
    const old = Buffer.concat([payload, sign(payload.toString('hex')).subarray(0, 16)]).toString('base64url');

    expect(readMark(old, sign)).toEqual({ mark, linkId, placement: 'link' });
  });

  it('keeps to one short word of an address, whatever was typed there', () => {
    expect(['button', 'QR', 'side-bar', 'x'.repeat(24)].map(placementOf)).toEqual([
      'button',
      'qr',
      'side-bar',
      'x'.repeat(24),
    ]);
    for (const odd of ['', 'x'.repeat(25), '-qr', 'a b', 'é', "'; drop", undefined, ['qr'], { at: 'qr' }, 7]) {
      expect(placementOf(odd)).toBe('link');
    }
  });

  it('with any letter changed is no mark', () => {
    for (const placement of ['link', 'button', 'qr', 'side-bar']) {
      const text = makeMark({ mark: randomUUID(), linkId: randomUUID(), placement }, sign);
      fc.assert(
        fc.property(fc.nat(text.length - 1), fc.constantFrom(...letters.split('')), (at, letter) => {
          fc.pre(text[at] !== letter);
          expect(readMark(text.slice(0, at) + letter + text.slice(at + 1), sign)).toBeNull();
        }),
        { numRuns: 500 },
      );
    }
  });

  it('cannot be made with another key, nor from the halves of two marks', () => {
    const others = Keys.temporary();
    const [one, two] = [0, 1].map(() =>
      makeMark({ mark: randomUUID(), linkId: randomUUID(), placement: 'link' }, sign),
    ) as [string, string];

    expect(
      readMark(
        makeMark({ mark: randomUUID(), linkId: randomUUID(), placement: 'link' }, (p) => others.derive('link-mark', p)),
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
