import type { Server } from 'node:http';
import type { INestApplication, Type } from '@nestjs/common';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { DatabaseWatch } from '../../src/platform/database-watch.client.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { Keys } from '../../src/platform/keys.service.js';
import type { JsonLogger } from '../../src/platform/logger.service.js';
import { readSettings, type Settings } from '../../src/platform/settings.js';
import { createServer } from '../../src/processes/http.server.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { freshDatabase } from './database.js';
import { databaseWithPlaces } from './places.js';
import { clinicFiles } from './clinic-files.js';

interface AppOptions {
  /** Where the clock stands: an instant, ISO 8601. */
  readonly now?: string;
  /** Imported first. */
  readonly clinic?: ClinicFile;
  /** What the environment would say. */
  readonly env?: Readonly<Record<string, string>>;
  readonly controllers?: readonly Type[];
  /** Where the log goes; nowhere otherwise. */
  readonly logger?: JsonLogger;
  /** Where it listens, when a page must know its own address beforehand: the site's address is then on localhost. */
  readonly port?: number;
  /** A worker has been seen, as is usual; without one every page of the staff says so. */
  readonly worker?: boolean;
  /** Another process on the database of this one, with the same keys and clock. Closed before it. */
  readonly beside?: App;
  /** Others than it would have. */
  readonly keys?: Keys;
  /** A database that is there already, at an address of which somebody else takes care; it is asked whether it is there. */
  readonly watched?: string;
  /** With every town and postcode to look up; costs some seconds, once in a run. */
  readonly places?: boolean;
}

export interface App {
  readonly nest: INestApplication<Server>;
  readonly db: DataSource;
  readonly databaseUrl: string;
  readonly clock: FrozenClock;
  readonly keys: Keys;
  readonly settings: Settings;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Asks the running server. */
  readonly http: ReturnType<typeof supertest>;
  get<T>(token: Type<T> | (abstract new (...given: never[]) => T)): T;
  close(): Promise<void>;
}

/** The real application on a free port of loopback, with a database of its own and a clock that stands still. */
export async function openApp({
  now = '2026-11-23T14:00:00Z',
  clinic,
  env = {},
  controllers = [],
  logger,
  places = false,
  beside,
  watched,
  worker = true,
  port: wanted = 0,
  keys = beside?.keys ?? Keys.temporary(),
}: AppOptions = {}): Promise<App> {
  const { url: databaseUrl, drop } = await databaseFor({ places, beside, watched });
  const settings = readSettings({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    PUBLIC_URL: wanted ? `http://localhost:${wanted}` : 'http://clinic.test',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'silent',
    ...env,
  });
  const clock = beside?.clock ?? new FrozenClock(new Date(now));
  const watch = new DatabaseWatch(databaseUrl);
  if (watched) await watch.start();
  const whole = AppModule.of({ settings, databaseUrl, watch, clock, keys });
  const withOthers = { ...whole, controllers: [...(whole.controllers ?? []), ...controllers] };
  const nest = await createServer(withOthers, settings, logger);
  const db = nest.get(DataSource);
  if (worker) {
    await db.query(
      `insert into workers (id, seen_at) values (gen_random_uuid(), clock_timestamp() + interval '1 hour')`,
    );
  }
  if (clinic) await clinicFiles(db, clock).import(clinic);
  await nest.listen(wanted, '127.0.0.1');
  const { port } = nest.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  return {
    nest,
    db,
    databaseUrl,
    clock,
    keys,
    settings,
    url,
    http: readAsPeopleDo(supertest(url)),
    get: (token) => nest.get(token, { strict: false }),
    close: async () => {
      await nest.close();
      await watch.stop();
      await drop();
    },
  };
}

type Http = ReturnType<typeof supertest>;

/** A no-break space reads as any other: where a line ends is no business of most tests. */
function readAsPeopleDo(http: Http): Http {
  return new Proxy(http, {
    get: (all, method: 'get') => (path: string) =>
      all[method](path).on('response', (answer: { text?: string }) => {
        if (answer.text) answer.text = answer.text.replaceAll('\u00a0', ' ');
      }),
  });
}

async function databaseFor({
  places,
  beside,
  watched,
}: AppOptions): Promise<{ url: string; drop: () => Promise<void> }> {
  if (watched) return { url: watched, drop: async () => undefined };
  if (beside) return { url: beside.databaseUrl, drop: async () => undefined };
  return places ? databaseWithPlaces() : freshDatabase();
}
