import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { HttpGateway } from '../../src/notifications/text/http-gateway.client.js';
import { visitToken } from '../../src/notifications/visit-link.js';
import { readSettings } from '../../src/platform/settings.js';
import { anyTime } from '../../src/waitlist/wishes.js';
import { at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { sender } from '../support/post-office.js';
import { rosa } from '../support/staff-actors.js';
import { startTextGateway, type TextGateway } from '../support/text-gateway.js';
import { waitlistOn } from '../support/waitlist.js';

let desk: Desk;
let gateway: TextGateway;
let waitlist: ReturnType<typeof waitlistOn>;
let letters: ReturnType<typeof sender>;
beforeAll(async () => {
  Logger.overrideLogger(false);
  [desk, gateway] = await Promise.all([openDesk(), startTextGateway()]);
  const { texts } = readSettings({ SMS_URL: gateway.url });
  waitlist = waitlistOn(desk.db, desk.clock, desk.keys, desk, { texts });
  // Where email would go, nobody answers.
  const elsewhere = { clock: desk.clock, keys: desk.keys, url: 'smtp://127.0.0.1:9' };
  letters = sender(desk.db, { ...elsewhere, textCarrier: new HttpGateway(texts!) });
});
afterAll(async () => {
  await letters[Symbol.asyncDispose]();
  await gateway.stop();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  gateway.received.length = 0;
  for (const table of ['waitlist_entries', 'freed_times', 'bookings', 'notifications', 'patients'])
    await desk.db.query(`delete from ${table}`);
});

const wishes = { ...anyTime, practitioners: ['mei'], until: '2026-12-01' };
const phone = '+1 212 555 0142';

/** What has been texted once a visit on Tuesday at ten is cancelled. */
async function textsOnceFreed(): Promise<{ readonly to: string; readonly text: string }[]> {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), {
    contact: { name: 'Ana', email: 'ana@example.org', phone: null },
  });
  await desk.cancellations.cancel(token);
  await waitlist.worker.run();
  await desk.db.query(`delete from notifications where channel = 'email'`);
  await letters.run();
  return gateway.received.map(({ body }) => body as { to: string; text: string });
}

it('whoever wants text messages gets the offer there too, and the email has the button', async () => {
  const contact = { name: 'Bob', email: 'bob@example.org', phone };
  await waitlist.list.join({ treatment: 'acupuncture', wishes, contact, textWanted: true, proven: true }, '');

  expect(await textsOnceFreed()).toEqual([
    {
      to: '+12125550142',
      text: expect.stringMatching(/Tue, Dec 1, 10:00 AM.* until 9:20 AM\. Accept it in our email\./),
    },
  ]);
});

it('who has an appointment and no email accepts by the link in the text message', async () => {
  const caller = { name: 'Walt Caller', email: null, phone };
  const { reference } = await desk.phone.book(rosa, visitAt('2026-12-08 10:00'), caller, { tell: false });
  const { booking } = await desk.rows.byReference(reference, null);
  await waitlist.earlier.join(visitToken(desk.keys, booking.id, booking.linkGeneration), wishes);

  const [sent] = await textsOnceFreed();
  const { text } = sent!;

  expect(text).not.toContain('email');
  const [, token = ''] = /https:\/\/book\.example\.org\/waitlist\/offer\/(\S+)$/.exec(text) ?? [];
  expect(await waitlist.offers.accept(token)).toMatchObject({ reference, start: at('2026-12-01 10:00') });
});

it('a caller without an appointment and without email is not texted what they could not book: the desk calls', async () => {
  const caller = { name: 'Walt Caller', email: null, phone };
  const id = await waitlist.staff.add(rosa, { patient: caller, treatment: 'acupuncture', wishes });

  expect(await textsOnceFreed()).toEqual([]);
  expect(await waitlist.staff.entry(id)).toMatchObject({ isReached: false, offer: null });
});
