import { startPostgres } from './platform/embedded-postgres.js';
import { migrate } from './platform/database.js';
import { readSettings } from './platform/settings.js';

const settings = readSettings();
const pg = await startPostgres({ dataDir: settings.dataDir + '/postgres', port: 54329, database: 'meridian' });
console.log(await migrate(pg.url('meridian')));
await pg.stop();
