import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Appointed, graceMinutes, merge, same, type Standing } from '../../src/bookings/notices/grace.js';

/** One reader's notifications about one visit, a worker, and a mail server of every mood. */
interface Posted {
  readonly id: string;
  readonly sequence: number;
  readonly knew: readonly Standing[];
  readonly says: Standing;
  status: 'due' | 'sent' | 'superseded';
  attempts: number;
  isClaimed: boolean;
  due: number;
}

const at = (start: number): Appointed => ({
  start,
  end: start + 60,
  timeZone: 'Europe/London',
  location: 'l',
  practitioner: 'p',
  treatment: 't',
});
const standings: readonly Standing[] = [at(1000), at(2000), at(3000), 'off'];
const events = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), to: fc.constantFrom(...standings) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('hand-over' as const),
      how: fc.constantFrom('accepted' as const, 'accepted' as const, 'put off' as const, 'answer lost' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 240 }) }),
  },
);

it('whatever changes when, and however mail fares: the last word is the truth, and no letter is untrue when it sets out', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 30 }), fc.boolean(), (life, patient) => {
      let now = 0;
      let sequence = 0;
      let changes = 1;
      let is: Standing = at(1000);
      const unheard: Standing = patient ? 'nothing' : 'off';
      const posted: Posted[] = [
        { id: '0', sequence, knew: [unheard], says: is, status: 'due', attempts: 0, isClaimed: false, due: 0 },
      ];
      const arrived: Posted[] = [];

      const change = (to: Standing) => {
        if (same(is, to)) return;
        // As outbox.service.ts asks.
        const overtaken = ({ sequence: its }: Posted) =>
          posted.some((later) => later.sequence > its && later.status === 'sent');
        const unsent = posted
          .filter((one) => one.status === 'due' && !overtaken(one))
          .map((one) => ({ ...one, perhapsRead: one.attempts > 0 }));
        const merged = merge({ unsent, before: is, after: to, now });
        for (const one of posted.filter(({ id }) => merged.replaced.includes(id))) {
          expect(one.isClaimed).toBe(false);
          one.status = 'superseded';
        }
        sequence++;
        changes++;
        is = to;
        if (!merged.word) return;
        expect(merged.due - now).toBeLessThanOrEqual(graceMinutes * 60_000);
        posted.push({
          id: String(sequence),
          sequence,
          knew: merged.knew,
          says: to,
          status: 'due',
          attempts: 0,
          isClaimed: false,
          due: merged.due,
        });
      };
      const take = () => {
        const one = posted.find(({ status, isClaimed, due }) => status === 'due' && !isClaimed && due <= now);
        if (!one) return;
        one.attempts++;
        // As delivery-order.service.ts asks.
        const superseded = posted.some(
          (later) =>
            later.sequence > one.sequence &&
            later.status !== 'superseded' &&
            !(later.status === 'due' && later.attempts === 0 && later.due > now && one.attempts === 1),
        );
        if (superseded) one.status = 'superseded';
        else {
          one.isClaimed = true;
          expect(same(one.says, is)).toBe(true);
        }
      };
      const handOver = (how: 'accepted' | 'put off' | 'answer lost') => {
        const one = posted.find(({ isClaimed }) => isClaimed);
        if (!one) return;
        one.isClaimed = false;
        if (how !== 'put off') arrived.push(one);
        if (how === 'accepted') one.status = 'sent';
        else one.due = now + 10_000;
      };

      for (const event of life) {
        if (event.kind === 'change') change(event.to);
        if (event.kind === 'take') take();
        if (event.kind === 'hand-over') handOver(event.how);
        if (event.kind === 'time') now += event.seconds * 1000;
      }
      while (posted.some(({ status }) => status === 'due')) {
        take();
        handOver('accepted');
        now += 60_000;
      }

      const sequences = arrived.map((one) => one.sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(new Set(sequences).size).toBeLessThanOrEqual(changes);
      const last = arrived.at(-1)?.says ?? unheard;
      expect(same(last === 'nothing' ? 'off' : last, is)).toBe(true);
    }),
    {
      numRuns: 3000,
      examples: [
        [
          [
            { kind: 'take' },
            { kind: 'change', to: 'off' },
            { kind: 'time', seconds: 180 },
            { kind: 'hand-over', how: 'answer lost' },
            { kind: 'take' },
            { kind: 'hand-over', how: 'accepted' },
            { kind: 'change', to: at(1000) },
          ],
          false,
        ],
      ],
    },
  );
});
