import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { SMTPServer } from 'smtp-server';
import { AppModule } from '../../src/app.module.js';
import { JsonLogger } from '../../src/platform/logger.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { createServer } from '../../src/processes/http.server.js';
import { startWorker } from '../../src/worker.js';
import { openBareHttp } from './bare-http.js';
import { openBareMail } from './bare-mail.js';
import { openBareNest } from './bare-nest.js';
import type { Kind } from './servers.js';

/** One server in this process, on a free port, which the parent is told. */
const [kind, databaseUrl, dataDir] = process.argv.slice(2) as [Kind, string, string];
const settings = readSettings({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  PORT: '0',
  PUBLIC_URL: 'http://clinic.example',
  RATE_LIMITS: 'off',
  SMTP_URL: process.env['SMTP_URL'],
});

const servers: Record<Kind, () => Promise<number | string>> = {
  meridian,
  worker,
  mail,
  'bare-nest': () => openBareNest(databaseUrl),
  'bare-http': () => openBareHttp(databaseUrl),
  'bare-mail': () => openBareMail(databaseUrl, settings.smtpUrl!),
};

process.once('disconnect', () => process.exit());
const opened = await servers[kind]();
process.send!(typeof opened === 'string' ? opened : `http://127.0.0.1:${opened}`);

async function meridian(): Promise<number> {
  const nest = await createServer(AppModule.of({ settings, databaseUrl }), settings);
  const server = nest.getHttpServer();
  await nest.listen(0, '127.0.0.1');
  return (server.address() as { port: number }).port;
}

async function worker(): Promise<string> {
  const logger = new JsonLogger(settings.logLevel);
  const app = await NestFactory.createApplicationContext(AppModule.of({ settings, databaseUrl }), { logger });
  await startWorker(app, databaseUrl);
  return '';
}

/** Takes whatever comes and keeps nothing. */
async function mail(): Promise<string> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    // A connection may have nothing to send while another clinic is measured.
    socketTimeout: 3_600_000,
    onData: (stream, _session, answer) => stream.on('end', () => answer()).resume(),
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
}
