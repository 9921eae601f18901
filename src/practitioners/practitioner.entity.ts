import { entity } from '../configuration/entity.js';
import {
  choice,
  email,
  group,
  language,
  line,
  list,
  paragraphs,
  price,
  reference,
  several,
  slug,
  tags,
  text,
} from '../configuration/fields.js';
import { exception, timeOff, weeklyHours } from './hours.entity.js';
import { phases } from './phases.js';

export const genders = ['woman', 'man', 'non-binary'] as const;

/** When a practitioner hears of visits that are new, moved or cancelled; by morning, with the day's visits. */
export const notificationPreferences = ['at-once', 'morning'] as const;

/** Who offers what where. `price` and `phases` are the practitioner's own where they differ from the treatment's. */
export const offer = entity('offer', {
  treatment: reference('treatmentId').describe('a base treatment, or an add-on if no base treatment has this slug'),
  location: reference('locationId'),
  price: price().optional(null),
  phases: phases().optional(null),
});

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
    hours: list(weeklyHours).default([]).elsewhere(),
    exceptions: list(exception).default([]).elsewhere(),
    timeOff: list(timeOff).default([]).elsewhere(),
  },
  { key: ['slug'] },
);
