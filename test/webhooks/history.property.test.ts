import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '../../src/platform/refusal.js';
import { DeliverWebhooks } from '../../src/webhooks/deliver-webhooks.job.js';
import { webhookEvents } from '../../src/webhooks/webhook.js';
import { WebhookEndpoints } from '../../src/webhooks/webhook-endpoints.service.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, openDesk, visitAt } from '../support/desk.js';
import { startReceiver } from '../support/webhook-receiver.js';

let desk: Desk;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  Logger.overrideLogger(false);
  [desk, receiver] = await Promise.all([openDesk(), startReceiver()]);
});
afterAll(async () => {
  await desk.close();
  await receiver.close();
});

const hours = fc.integer({ min: 9, max: 16 }).map((hour) => `2026-12-01 ${String(hour).padStart(2, '0')}:00`);
const which = fc.nat(6);
const step = fc.oneof(
  fc.record({ does: fc.constant('book' as const), when: hours, practitioner: fc.constantFrom('mei', 'jonas') }),
  fc.record({ does: fc.constant('move' as const), which, when: hours, practitioner: fc.constantFrom('mei', 'jonas') }),
  fc.record({ does: fc.constantFrom('cancel', 'call-off', 'arrival', 'end', 'no-show', 'take-back'), which }),
  fc.record({ does: fc.constant('deliver' as const), refused: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What one who only listens believes of a visit. */
interface Belief {
  readonly stands: boolean;
  readonly done: boolean;
  readonly start: string;
  readonly practitioner: string;
}

it('whoever only listens knows how every visit stands, whatever happened and however often it was told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const table of ['webhook_endpoints', 'notifications', 'claims', 'bookings'])
        await desk.db.query(`delete from ${table}`);
      // The morning of the visits, so that they can be ticked off.
      desk.clock.set('2026-12-01T12:00:00Z');
      receiver.received.length = 0;
      receiver.accepts();
      const endpoints = new WebhookEndpoints(desk.db, desk.keys, desk.clock, desk.once);
      await endpoints.add({ id: rosa.id } as never, { name: 'Listener', address: receiver.url, events: webhookEvents });
      const job = new DeliverWebhooks(desk.db, desk.clock, desk.keys, receiver.outside);

      const visits: string[] = [];
      for (const one of steps) await live(one, visits, job);
      receiver.accepts();
      desk.clock.advance({ minutes: 4 * 24 * 60 });
      await desk.db.query(`update webhook_messages set due_at = '-infinity' where state = 'due'`);
      await job.run();

      expect(beliefs()).toEqual(await truth());
    }),
    { numRuns: 15 },
  );
}, 120_000);

async function live(one: Step, visits: string[], job: DeliverWebhooks): Promise<void> {
  try {
    if (one.does === 'deliver') {
      if ('refused' in one && one.refused) receiver.refuses(503);
      else receiver.accepts();
      return await job.run();
    }
    if (one.does === 'book' && 'when' in one) {
      const { when, practitioner } = one;
      const treatment = 'acupuncture';
      const request = { ...visitAt(when), practitioner, treatment };
      const made = await desk.phone.book(rosa, request, ana.contact, { tell: false });
      return void visits.push(made.reference);
    }
    const reference = visits['which' in one ? one.which % Math.max(1, visits.length) : 0];
    if (!reference) return;
    if (one.does === 'move' && 'when' in one)
      return void (await desk.staffReschedules.reschedule(
        rosa,
        reference,
        { start: at(one.when), practitioner: one.practitioner },
        { tell: false },
      ));
    if (one.does === 'cancel' || one.does === 'call-off')
      return void (await desk.progress.cancel(rosa, reference, { reason: 'Ill', tell: false }));
    if (one.does === 'take-back') {
      const [{ status }] = await desk.db.query(`select status from bookings where reference = $1`, [reference]);
      return void (await desk.progress.undo(rosa, reference, status));
    }
    await desk.progress.advance(rosa, reference, one.does);
  } catch (fault) {
    // Most of what can be wished for is refused; that is a part of it.
    if (!(fault instanceof Refusal)) throw fault;
  }
}

/** The later timestamp is true, and the same message twice says nothing new. */
function beliefs(): Record<string, Belief> {
  const seen = new Map(receiver.received.map((one) => [one.headers['webhook-id'], one.message]));
  const inOrder = [...seen.values()].sort((a, b) => a.timestamp.localeCompare(b.timestamp));
  const found: Record<string, Belief> = {};
  for (const { type, data } of inOrder) {
    found[String(data.reference)] = {
      stands: type !== 'booking.cancelled',
      done: type === 'booking.done',
      start: new Date(String(data.start)).toISOString(),
      practitioner: String(data.practitioner),
    };
  }
  return found;
}

async function truth(): Promise<Record<string, Belief>> {
  const rows = await desk.db.query<(Omit<Belief, 'start'> & { start: Date; reference: string })[]>(
    `select b.reference, b.status <> 'cancelled' as stands, b.status = 'done' as done, b.starts_at as start, p.slug as practitioner
     from bookings b join practitioners p on p.id = b.practitioner_id where b.status <> 'held'`,
  );
  return Object.fromEntries(
    rows.map(({ reference, ...row }) => [reference, { ...row, start: row.start.toISOString() }]),
  );
}
