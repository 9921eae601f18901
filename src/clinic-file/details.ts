import { entity, omit, pick } from '../configuration/entity.js';
import { whole } from '../configuration/fields.js';
import { link } from '../finder/link.entity.js';
import { equipment, location, room } from '../locations/location.entity.js';
import { practitioner } from '../practitioners/practitioner.entity.js';
import { treatment } from '../treatments/treatment.entity.js';

// What the page of an entry edits of it. Slugs and codes are given once and stay.

/** Rooms, equipment and closures are changed one by one. */
export const placeDetails = omit(location, 'slug', 'closures', 'rooms', 'equipment');
export const roomDetails = omit(room, 'slug');
export const unitDetails = omit(equipment, 'slug');
/** So many of a kind, to be added at once. */
export const units = entity('equipment', { ...unitDetails.fields, count: whole(1, 20).with({ fault: 'fault.count' }) });
/** Its own terms have a page of their own; prices by location and courses are tables. */
export const treatmentDetails = omit(treatment, 'slug', 'kind', 'policy', 'prices', 'courses');
/** Hours, single days and time off have their own pages. */
export const personDetails = omit(practitioner, 'slug', 'offers', 'hours', 'exceptions', 'timeOff');
/** What practitioners say of themselves, and how they are written to: they may change it themselves. */
export const ownWords = pick(practitioner, 'profile', 'letters');
export const linkDetails = omit(link, 'code');
