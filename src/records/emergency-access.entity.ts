import { entity } from '../configuration/entity.js';
import { paragraphs } from '../configuration/fields.js';

/** Why an administrator opens a record. */
export const emergencyAccess = entity('emergency-access', { reason: paragraphs(2000).with({ rows: 3 }) });
