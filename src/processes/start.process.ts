import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { startInbound } from './inbound.server.js';
import { startMail } from '../platform/embedded/embedded-mail.server.js';
import { gracefulClose } from '../platform/http/graceful-close.server.js';
import { JsonLogger } from '../platform/logger.service.js';
import { openDatabase } from '../platform/embedded/own-database.process.js';
import type { Settings } from '../platform/settings.js';
import { prepare } from './prepare.process.js';
import { createServer } from './http.server.js';
import { signInInstructions } from './sign-in-instructions.process.js';
import { startWorker } from '../worker.js';

/** What one process does: answers requests, does the recurring work, or both. */
export interface Duties {
  readonly web: boolean;
  readonly worker: boolean;
}

export interface Running {
  readonly embeddedDatabase: boolean;
  /** How staff get in, for the console of a web process. */
  readonly signInInstructions: readonly string[];
  /** Takes no more requests, finishes those at hand and the jobs, then lets the database go. */
  stop(): Promise<void>;
}

export async function start(settings: Settings, { web, worker }: Duties): Promise<Running> {
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const database = await openDatabase(settings);
    closers.push(() => database.close());
    await prepare(database, settings);
    const mail = worker && settings.mailFolder ? await startMail(settings.mailFolder) : undefined;
    closers.push(() => mail?.stop());
    const app = AppModule.of({
      settings: { ...settings, smtpUrl: mail?.url ?? settings.smtpUrl },
      databaseUrl: database.url,
    });
    const server = web ? await createServer(app, settings) : undefined;
    const nest =
      server ?? (await NestFactory.createApplicationContext(app, { logger: new JsonLogger(settings.logLevel) }));
    closers.push(() => nest.close());
    if (worker) {
      const jobs = await startWorker(nest, database.url);
      closers.push(() => jobs.stop());
      const inbound = await startInbound(nest, settings);
      closers.push(() => inbound?.stop());
    }
    if (server) {
      const close = gracefulClose(server.getHttpServer());
      await listen(server, settings);
      // First of all no new connections; what is under way is waited for when the application closes.
      closers.push(close);
    }
    const demo = settings.demo && database.embedded;
    return {
      embeddedDatabase: database.embedded,
      signInInstructions: server ? await signInInstructions(nest, { ...settings, demo }) : [],
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** `::` takes both kinds of addresses, on machines that know the longer kind. */
async function listen(server: INestApplication, { port, host }: Settings): Promise<void> {
  try {
    await server.listen(port, host ?? '::');
  } catch (fault) {
    if (host || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes((fault as NodeJS.ErrnoException).code ?? '')) throw fault;
    await server.listen(port, '0.0.0.0');
  }
}
