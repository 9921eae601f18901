import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { startMail } from '../../src/platform/embedded/embedded-mail.server.js';
import { readSettings } from '../../src/platform/settings.js';
import { startWorker } from '../../src/worker.js';
import { patientNotification } from '../support/notifications.js';
import type { Row } from './row.js';

const many = 200;

/** A rush of letters, one worker, and a mail server that takes them: how long 95 of 100 wait after their commit. */
export async function lettersBench(serverUrl: string, folder: string): Promise<Row[]> {
  const databaseUrl = await emptyDatabase(serverUrl);
  const mail = await startMail(join(folder, 'mail'));
  const settings = readSettings({ DATABASE_URL: databaseUrl, DATA_DIR: folder, SMTP_URL: mail.url });
  const app = await NestFactory.createApplicationContext(AppModule.of({ settings, databaseUrl }), { logger: false });
  const worker = await startWorker(app, databaseUrl);
  const db = app.get(DataSource);
  try {
    const data = patientNotification();
    for (let i = 0; i < many; i++) {
      const about = {
        key: `rush/${i}`,
        channel: 'email',
        template: 'booking-confirmed',
        to: 'rush@clinic.example',
        about: null,
      } as const;
      await app.get(Outbox, { strict: false }).post(db, { ...about, data, at: new Date() });
    }
    while ((await due(db)) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    const [{ p95 }] = await db.query(
      `select percentile_disc(0.95) within group (order by extract(epoch from sent_at - posted_at))::float8 as p95 from notifications`,
    );
    return [{ name: `${many} letters at once, 95 of 100 sent after`, value: p95, unit: 's', goal: '≤ 5 s' }];
  } finally {
    await worker.stop();
    await app.close();
    await mail.stop();
  }
}

async function due(db: DataSource): Promise<number> {
  return (await db.query(`select count(*)::int as left from notifications where status = 'due'`))[0].left;
}

async function emptyDatabase(serverUrl: string): Promise<string> {
  const server = await new DataSource(databaseOptions(serverUrl)).initialize();
  await server.query(`create database letters`);
  await server.destroy();
  const url = new URL(serverUrl);
  url.pathname = '/letters';
  await migrate({ url: url.href });
  return url.href;
}
