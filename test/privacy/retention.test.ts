import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MailFolder } from '../../src/platform/embedded/mail-folder.service.js';
import { Retention } from '../../src/privacy/retention.service.js';
import { instantOfMinute } from '../../src/bookings/booking.js';
import { at, type Desk, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
let retention: Retention;
beforeEach(async () => {
  desk = await openDesk();
  retention = new Retention(desk.db, desk.clock, {});
});
afterEach(() => desk.close());

const years = (count: number) => desk.clock.set(new Date(desk.clock.now().getTime() + count * 366 * 86_400_000));
const counts = (expired: Awaited<ReturnType<Retention['dryRun']>>) =>
  Object.fromEntries(
    expired.filter(({ count, kind }) => count > 0 && kind !== 'uploads').map((one) => [one.kind, one.count]),
  );

async function bookAndSay(): Promise<void> {
  await desk.bookings.book(visitAt('2026-12-01 09:00'), {
    contact: { name: 'Ana García', email: 'ana@example.org', phone: null },
    note: 'Needles in the hand frighten me',
  });
  await desk.db.query(`update bookings set cancel_reason = 'She is in hospital', desk_note = 'Brings her son'`);
  await desk.db.query(`update notifications set status = 'sent' where status = 'due'`);
}

it('what the rules still keep stays', async () => {
  await bookAndSay();
  desk.clock.set(instantOfMinute(at('2026-12-02 09:00')));

  expect(counts(await retention.dryRun())).toEqual({});
  expect(counts(await retention.apply())).toEqual({});
});

it('a blog that was read, and about which nobody has decided within a day, is deleted', async () => {
  const read = `insert into blog_readings (id, staff_id, source, posts, read_at)
    values (uuidv7(), uuidv7(), 'feed.atom', '[]', $1::timestamptz - $2::interval)`;
  for (const age of ['23 hours', '25 hours']) await desk.db.query(read, [desk.clock.now(), age]);

  expect(counts(await retention.apply())).toEqual({ 'blog-readings': 1 });
});

it('the dry run counts what the run deletes, and deletes nothing', async () => {
  await bookAndSay();
  await desk.db.query(
    `insert into bookings (id, reference, status, hold_expires_at, practitioner_id, location_id, treatment_id, starts_at, ends_at,
       price, currency, cancel_notice_minutes, created_at)
     select uuidv7(), 'HELD', 'held', $1, practitioner_id, location_id, treatment_id, starts_at, ends_at, 0, 'USD', 0, $1 from bookings`,
    [desk.clock.now()],
  );
  years(11);
  const messages = await desk.db.query(`select count(*)::int as n from notifications`);

  const dry = await retention.dryRun();
  expect(counts(dry)).toEqual({ holds: 1, messages: messages[0].n, answers: 1 });
  expect(counts(await retention.dryRun())).toEqual(counts(dry));
  expect(counts(await retention.apply())).toEqual(counts(dry));

  expect(counts(await retention.dryRun())).toEqual({});
  const [visit] = await desk.db.query(`select sealed_note, desk_note, cancel_reason, patient_id from bookings`);
  expect(visit).toMatchObject({ sealed_note: null, desk_note: null, cancel_reason: null });
  expect(visit.patient_id).not.toBeNull();
});

it('emails in the built-in mailbox end like messages', async () => {
  const mailFolder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  try {
    const mails = new MailFolder(mailFolder);
    const withMailbox = new Retention(desk.db, desk.clock, { mailFolder });
    await mails.add(Buffer.from('Subject: Old\r\n\r\nHello'), ['ana@example.org'], desk.clock.now());
    years(2);
    await mails.add(Buffer.from('Subject: New\r\n\r\nHello'), ['ana@example.org'], desk.clock.now());

    expect(counts(await withMailbox.dryRun())).toEqual({ mailbox: 1 });
    expect(await mails.list()).toHaveLength(2);
    expect(counts(await withMailbox.apply())).toEqual({ mailbox: 1 });
    expect((await mails.list()).map(({ subject }) => subject)).toEqual(['New']);
  } finally {
    await rm(mailFolder, { recursive: true });
  }
});

it('a message that has not left is never deleted', async () => {
  await bookAndSay();
  await desk.db.query(`update notifications set status = 'due'`);
  years(3);

  expect(counts(await retention.apply())).toEqual({});
});

it('the clinic decides how long', async () => {
  await bookAndSay();
  await desk.db.query(`update clinic set retention = jsonb_set(retention, '{messages}', '5')`);
  desk.clock.set(new Date(desk.clock.now().getTime() + 6 * 86_400_000));

  expect(Object.keys(counts(await retention.apply()))).toEqual(['messages']);
});

it('an uploaded file that outlived its process is deleted after a day, and no other', async () => {
  const folders = await Promise.all(['old', 'new'].map(() => mkdtemp(join(tmpdir(), 'meridian-upload-'))));
  const [old, fresh] = folders as [string, string];
  for (const folder of folders) await writeFile(join(folder, 'file'), 'Ana García');
  await utimes(old, 0, 0);
  await utimes(fresh, desk.clock.now(), desk.clock.now());

  await retention.apply();

  await expect(mkdir(old)).resolves.toBeUndefined();
  await expect(mkdir(fresh)).rejects.toThrow('EEXIST');
  for (const folder of folders) await rm(folder, { recursive: true });
});
