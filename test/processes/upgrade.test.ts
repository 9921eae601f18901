import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { RecountReports0058 } from '../../migrations/0058-recount-reports.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { readSettings } from '../../src/platform/settings.js';
import { start } from '../../src/processes/start.process.js';
import { tables } from '../../src/tables.js';
import { randomOf } from '../experiments/random.js';
import { ledgerOf } from '../experiments/upgrade-ledger.js';
import { type Start, Visitors } from '../experiments/visitors.js';
import { asOwner, ownerUrl } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { startMailServer } from '../support/mail-server.js';
import { databaseWithPlaces } from '../support/places.js';
import { importClinic } from '../support/small-clinic.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

/** One practitioner after the other, hour by hour and day by day. */
function freeStart(n: number): Start {
  const day = new Date(Date.now() + (2 + Math.floor(n / 60)) * 86_400_000).toISOString().slice(0, 10);
  const hour = 10 + (Math.floor(n / 10) % 6);
  return { location: 'harbour', practitioner: `practitioner-${1 + (n % 10)}`, start: `${day}T${hour}:00:00-05:00` };
}

it('one process makes room for another that migrates first: no patient notices, and every message is sent once', {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-upgrade-'));
  const { url, drop } = await databaseWithPlaces();
  const mail = await startMailServer();
  const db = await new DataSource(databaseOptions(url, tables, 2)).initialize();
  await importClinic(db, tenPractitioners());
  const webs: string[] = [];
  const process = async () => {
    const port = await freePort();
    const urls = { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl(url), SMTP_URL: mail.url };
    const env = { ...urls, DATA_DIR: folder, RATE_LIMITS: 'off', LOG_LEVEL: 'silent' };
    const settings = readSettings({ ...env, PORT: String(port), HOST: '127.0.0.1' });
    const running = await start(settings, { web: true, worker: true });
    const web = `http://127.0.0.1:${port}`;
    webs.push(web);
    return async () => {
      webs.splice(webs.indexOf(web), 1);
      await running.stop();
    };
  };
  const visitors = new Visitors(webs, freeStart, randomOf(1));
  const over = new AbortController();
  const booked = (more: number) => {
    const enough = visitors.seen.booked + more;
    return expect.poll(() => visitors.seen.booked, { timeout: 120_000 }).toBeGreaterThan(enough);
  };

  const stopBefore = await process();
  const coming = Promise.all([1, 2].map(() => visitors.come(over.signal)));
  await booked(5);
  // It may run again.
  await asOwner(url, `delete from migrations where name = '${new RecountReports0058().name}'`);
  const stopAfter = await process();
  await booked(5);
  await stopBefore();
  await booked(5);
  over.abort();
  await coming;

  expect(visitors.seen).toMatchObject({ serverErrors: 0, unanswered: 0 });
  expect(await ledgerOf(db, mail, visitors)).toMatchObject({
    lost: 0,
    doubleBookings: 0,
    unsentMessages: 0,
    missingMessages: 0,
    repeatedMessages: 0,
  });
  expect(mail.received.length).toBeGreaterThan(15);
  await stopAfter();
  await db.destroy();
  await mail.stop();
  await drop();
  rmSync(folder, { recursive: true });
});
