import { choice, list, whole } from '../configuration/fields.js';

/** Stretches of a visit, one after another: a treatment's, or those of a practitioner who does it differently. */
export const phases = () =>
  list(
    { minutes: whole(1, 720), kind: choice(['hands', 'resting']) },
    { least: [1, 'phase'], most: [20, 'phases'] },
  ).describe('hands: the practitioner is needed; resting: only the room is taken');
