import { seedPlaces } from '../../src/finder/places.seed.js';
import { freshDatabase, openFreshDatabase, withTemplate } from './database.js';

const template = 'template_places';

/**
 * A fresh database with every place in it. The places are seeded once in a run, into a template of their own, by
 * whichever test file asks first; the others clone it.
 */
export const databaseWithPlaces = () => withTemplate(template, seedPlaces, () => freshDatabase(template));

/** The same, opened. */
export const openDatabaseWithPlaces = () => withTemplate(template, seedPlaces, () => openFreshDatabase([], template));
