import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { appRole } from '../../src/platform/database-roles.client.js';
import { migrate } from '../../src/platform/migrator.client.js';
import { startPostgres } from '../../src/platform/embedded/embedded-postgres.process.js';
import { freePort } from './free-port.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the database `postgres`, as the owner of everything. */
    postgresUrl: string;
    /** Likewise, as the application. */
    appUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-test-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = await startPostgres({ dataDir: join(folder, 'pg'), port, database: 'template_clinic', fast: true });
  const name = 'template_clinic';
  await migrate({ url: server.url(name, appRole), ownerUrl: server.url(name) });
  const admin = new pg.Client(server.url('postgres'));
  await admin.connect();
  await admin.query(`alter database template_clinic is_template true`);
  await admin.end();
  project.provide('postgresUrl', server.url('postgres'));
  project.provide('appUrl', server.url('postgres', appRole));
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
