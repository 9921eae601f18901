import { entity } from '../configuration/entity.js';
import {
  choice,
  date,
  email,
  endOfDay,
  group,
  instant,
  language,
  line,
  list,
  paragraphs,
  price,
  several,
  slug,
  tags,
  text,
  timeOfDay,
  whole,
} from '../configuration/fields.js';
import { phases } from './phases.js';

export const genders = ['woman', 'man', 'non-binary'] as const;

/** When a practitioner hears of visits that are new, moved or cancelled; by morning, with the day's visits. */
export const notificationPreferences = ['at-once', 'morning'] as const;

/** Who offers what where. `price` and `phases` are the practitioner's own where they differ from the treatment's. */
export const offer = entity('offer', {
  treatment: slug().describe('a base treatment, or an add-on if no base treatment has this slug'),
  location: slug(),
  price: price().optional(null),
  phases: phases().optional(null),
});

const period = { from: timeOfDay(), to: endOfDay() };

export const practitioner = entity(
  'practitioner',
  {
    slug: slug(),
    name: text(),
    title: line().default(''),
    email: email(),
    /** BCP 47 */
    languages: several(language()).default([]),
    registration: group({
      body: text().column('registration_body'),
      number: text().column('registration_number'),
    })
      .with({ fault: 'practitioner.registration-whole' })
      .optional(null),
    /** What they say of themselves, in Markdown. */
    profile: paragraphs(4000).with({ rows: 8 }).optional('').describe('Markdown'),
    /** For patients who would rather be treated by one; null: not told. */
    gender: choice(genders).with({ radio: true }).optional(null),
    letters: choice(notificationPreferences)
      .with({ radio: true })
      .optional('at-once')
      .describe('when they are emailed about new, rescheduled and canceled appointments; default at-once'),
    /** Needs they can meet: `step-free`, `signing` … */
    access: tags().optional([]).describe('accessibility they offer, such as signing'),
    offers: list(offer).default([]).elsewhere(),
    hours: list({
      location: slug(),
      weekday: whole(1, 7).describe('1 is Monday'),
      ...period,
      everyWeeks: whole(1, 52).optional(1),
      starting: date().optional(null).describe('nothing is open before it; its week is the first'),
    })
      .default([])
      .elsewhere(),
    exceptions: list({ location: slug(), date: date(), open: list(period) })
      .default([])
      .elsewhere(),
    timeOff: list({ from: instant(), to: instant(), reason: text().optional(null) })
      .default([])
      .elsewhere(),
  },
  { key: ['slug'] },
);
