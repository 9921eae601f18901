import { DataSource } from 'typeorm';
import { seedPlaces } from '../finder/places.seed.js';
import { databaseOptions } from '../platform/database.client.js';

// A process of its own, started by `prepare`: the lists take three hundred megabytes, once in the life of a database.
const db = await new DataSource(databaseOptions(process.env['DATABASE_URL']!, [], 1)).initialize();
await seedPlaces(db);
await db.destroy();
