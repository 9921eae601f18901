import { Logger } from '@nestjs/common';
import { experiments, inWords } from './experiments.js';
import { inPlace } from './place.js';

/** `npm run experiment -- reminders 1000`: prints what it counted, and fails where a count should be zero. */
const [name = 'reminders', ...given] = process.argv.slice(2);
const experiment = experiments[name];
if (!experiment) throw new Error(`there is no experiment called ${name}`);

Logger.overrideLogger(false);
const [counts, zero] = await inPlace((place) => experiment.run(place, given));
for (const [what, count] of Object.entries(counts))
  console.log(`${inWords(what).padEnd(40)}${String(count).padStart(7)}`);
process.exitCode = zero.every((what) => counts[what] === 0) ? 0 : 1;
