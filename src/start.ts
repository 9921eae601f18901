import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { JsonLogger } from './platform/logger.js';
import { openDatabase } from './platform/own-database.js';
import type { Settings } from './platform/settings.js';
import { prepare } from './prepare.js';
import { createServer } from './server.js';

/** What one process does: answers requests, does the recurring work, or both. */
export interface Duties {
  readonly web: boolean;
  readonly worker: boolean;
}

export interface Running {
  readonly embeddedDatabase: boolean;
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
    await prepare(database);
    const app = AppModule.of({ settings, databaseUrl: database.url });
    if (web) closers.push(...(await serve(await createServer(app, settings), settings.port)));
    else {
      const nest = await NestFactory.createApplicationContext(app, { logger: new JsonLogger(settings.logLevel) });
      closers.push(() => nest.close());
    }
    void worker;
    return { embeddedDatabase: database.embedded, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Two closers, since between them the jobs finish: the last that is called lets go of the database's connections. */
async function serve(nest: INestApplication<Server>, port: number): Promise<(() => unknown)[]> {
  await nest.listen(port);
  return [() => nest.close(), () => void nest.getHttpServer().close()];
}
