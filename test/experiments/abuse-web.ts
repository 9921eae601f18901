import 'reflect-metadata';
import { AppModule } from '../../src/app.module.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { readSettings } from '../../src/platform/settings.js';
import { createServer } from '../../src/processes/http.server.js';

/** A web process as in production, behind one proxy, on a free port, which the parent is told. It goes by the parent's clock. */
const [databaseUrl, dataDir] = process.argv.slice(2) as [string, string];
const settings = readSettings({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
  PORT: '0',
  PUBLIC_URL: 'http://clinic.example',
  TRUST_PROXY: '1',
  LOG_LEVEL: 'silent',
});
process.once('disconnect', () => process.exit());
const clock = new FrozenClock(new Date());
const nest = await createServer(AppModule.of({ settings, databaseUrl, clock }), settings);
// The parent is busy with proofs of work between two requests.
nest.getHttpServer().keepAliveTimeout = 0;
await nest.listen(0, '127.0.0.1');
const { port } = nest.getHttpServer().address() as { port: number };
process.on('message', (at: number) => {
  clock.set(new Date(at));
  process.send!(at);
});
process.send!(`http://127.0.0.1:${port}`);
