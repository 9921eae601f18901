import 'reflect-metadata';
import { AppModule } from '../../src/app.module.js';
import { readSettings } from '../../src/platform/settings.js';
import { createServer } from '../../src/processes/http.server.js';
import { openBareHttp } from './bare-http.js';
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
});

const servers: Record<Kind, () => Promise<number>> = {
  meridian,
  'bare-nest': () => openBareNest(databaseUrl),
  'bare-http': () => openBareHttp(databaseUrl),
};

process.once('disconnect', () => process.exit());
const port = await servers[kind]();
process.send!(`http://127.0.0.1:${port}`);

async function meridian(): Promise<number> {
  const nest = await createServer(AppModule.of({ settings, databaseUrl }), settings);
  const server = nest.getHttpServer();
  await nest.listen(0, '127.0.0.1');
  return (server.address() as { port: number }).port;
}
