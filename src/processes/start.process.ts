import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { startInbound } from './inbound.server.js';
import { startMail } from '../platform/embedded/embedded-mail.server.js';
import { acceptFaster } from '../platform/http/accept-faster.server.js';
import { gracefulClose } from '../platform/http/graceful-close.server.js';
import { poolOf, roleSettings } from '../platform/database.client.js';
import { keepSettings } from '../platform/database-roles.client.js';
import { DatabaseWatch } from '../platform/database-watch.client.js';
import { JsonLogger } from '../platform/logger.service.js';
import { isLeftBehind } from '../platform/embedded/postgres-data.process.js';
import { openDatabase } from '../platform/embedded/own-database.process.js';
import type { Settings } from '../platform/settings.js';
import { endDemoIfReal } from './end-demo.process.js';
import { prepare } from './prepare.process.js';
import { createServer } from './http.server.js';
import { listen } from './listen.server.js';
import { signInInstructions } from './sign-in-instructions.process.js';
import { untilMigrated } from './until-migrated.process.js';
import { WaitingRoom } from './waiting-room.server.js';
import { startWorker } from '../worker.js';

/** What one process does: answers requests, does the recurring work, or both. */
export interface Duties {
  readonly web: boolean;
  readonly worker: boolean;
}

export interface Running {
  /** Where the database lies, for the console. */
  readonly databasePlace: string;
  /** How staff get in, for the console of a web process. */
  readonly signInInstructions: readonly string[];
  /** Takes no more requests, finishes those at hand and the jobs, then lets the database go. */
  stop(): Promise<void>;
}

/** `stopping`: it no longer waits for a database that is away, or for others to migrate it. */
export async function start(settings: Settings, { web, worker }: Duties, stopping?: AbortSignal): Promise<Running> {
  Logger.overrideLogger(new JsonLogger(settings.logLevel));
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const database = await openDatabase(settings);
    closers.push(() => database.close());
    const databaseUrl = database.poolerUrl ?? database.url;
    const watch = new DatabaseWatch(databaseUrl);
    closers.push(() => watch.stop());
    const waitingRoom = new WaitingRoom(settings);
    closers.push(() => waitingRoom.close());
    const log = new Logger('process');
    const waitingFor = (url: string) => ({
      stopping,
      waiting: async () => {
        log.warn('waiting for the database', { database: new URL(url).host });
        if (web) await waitingRoom.open('database');
      },
    });
    if (database.poolerUrl) {
      // Before anything asks the pooler, whose connections would begin without them.
      const direct = new DatabaseWatch(database.url);
      try {
        await direct.start(waitingFor(database.url));
      } finally {
        await direct.stop();
      }
      await keepSettings(database.url, roleSettings);
    }
    await watch.start(waitingFor(databaseUrl));
    await untilMigrated(database, settings, {
      stopping,
      waiting: async ({ missing, mayMigrate }) => {
        const fields = { missing: missing.length, next: missing[0] };
        if (mayMigrate) log.log('migrating the database', fields);
        else log.warn('waiting for the migration', fields);
        if (web) await waitingRoom.open('migration');
      },
    });
    await prepare(database, settings, watch.clock);
    const mail = worker && settings.mailFolder ? await startMail(settings.mailFolder) : undefined;
    closers.push(() => mail?.stop());
    const app = AppModule.of({
      settings: { ...settings, smtpUrl: mail?.url ?? settings.smtpUrl },
      databaseUrl,
      watch,
    });
    const server = web ? await createServer(app, settings) : undefined;
    const nest =
      server ?? (await NestFactory.createApplicationContext(app, { logger: new JsonLogger(settings.logLevel) }));
    closers.push(() => nest.close());
    const ended = await endDemoIfReal(nest, settings);
    watch.endIfStuck(poolOf(nest.get(DataSource)), () => end('nobody gets a connection to the database'));
    if (worker) {
      const jobs = await startWorker(nest, database.url, end);
      closers.push(() => jobs.stop());
      const inbound = await startInbound(nest, settings);
      closers.push(() => inbound?.stop());
    }
    if (server) {
      const close = gracefulClose(server.getHttpServer(), acceptFaster(server.getHttpAdapter().getInstance()));
      await waitingRoom.close();
      await listen((port, host) => server.listen(port, host), settings);
      // First of all no new connections; what is under way is waited for when the application closes.
      closers.push(close);
    }
    const demo = settings.demo && database.embedded;
    const leftBehind = database.embedded && isLeftBehind(settings.dataDir, settings.keyFile);
    return {
      databasePlace: database.place,
      signInInstructions: server
        ? [...ended, ...(await signInInstructions(nest, { ...settings, demo, leftBehind }))]
        : [],
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** A process that cannot heal itself makes room for another, which whoever runs it starts. */
function end(why: string): never {
  new Logger('process').fatal('this process ends, for another to be started', { why });
  process.exit(1);
}
