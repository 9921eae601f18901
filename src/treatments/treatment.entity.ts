import { ownPolicy } from '../clinic/policy.entity.js';
import { entity } from '../configuration/entity.js';
import {
  choice,
  flag,
  group,
  list,
  paragraphs,
  price,
  several,
  slug,
  tags,
  text,
  translations,
  units,
  whole,
} from '../configuration/fields.js';
import { phases } from '../practitioners/phases.js';

/** What can be booked: a `base`, alone or with `add-on`s. Slugs are unique within a kind. */
export const treatment = entity(
  'treatment',
  {
    slug: slug(),
    name: text(),
    kind: choice(['base', 'add-on']),
    /** Markdown, for patients who choose. */
    description: paragraphs(4000).with({ rows: 5 }).default('').describe('Markdown'),
    /** Markdown, shown to patients after booking; may be empty. */
    preparation: paragraphs(4000).optional('').describe('Markdown, shown to patients after booking'),
    /** Markdown, for the follow-up email; may be empty. */
    aftercare: paragraphs(4000).optional('').describe('Markdown, for the follow-up email'),
    phases: phases(),
    /** Minutes the room needs after the visit; the patient never sees them. */
    turnoverMinutes: whole(0, 720).default(0),
    /** Minor units of the clinic's currency. */
    price: price(),
    /** Where it costs something else, in minor units of the currency there. */
    prices: list({ location: slug(), price: price() }, { most: [200, 'prices'] })
      .json()
      .optional([])
      .describe('where it costs something else: at most one a location, in minor units of the currency there'),
    /** Features the room must have, all of them. */
    room: tags().default([]).describe('features the room must have').column('room_features'),
    /** Kinds of equipment needed while this treatment lasts; a kind named twice means two units. */
    equipment: units().default([]).describe('kinds; listing one twice means two units'),
    /** Slugs of the add-ons that go with this base, in the order they are shown. */
    addOns: several(slug()).default([]),
    for: choice(['anyone', 'new', 'returning']).default('anyone').column('audience'),
    /** May patients book it themselves? */
    online: flag().with({ radio: true }).default(true),
    /** What is offered as a course; a price is that of the whole course, where the clinic's currency is paid, without add-ons. */
    courses: list(
      { visits: whole(2, 24), everyDays: whole(1, 56), price: price().optional() },
      { most: [10, 'courses'] },
    )
      .json()
      .optional([])
      .describe('courses that can be booked in one go: so many visits, so many days apart'),
    /** What the clinic says of its courses, kept with each as it was shown; may be empty. */
    courseTerms: paragraphs(600).optional('').describe('terms of courses, shown to patients'),
    policy: group(ownPolicy)
      .describe('where its booking rules differ from the clinic’s; combined treatments follow the strictest')
      .json()
      .optional({}),
    /** The words above in other languages, as far as the clinic has them. */
    translations: translations({
      name: text().optional(''),
      description: paragraphs(4000).optional(''),
      preparation: paragraphs(4000).optional(''),
      aftercare: paragraphs(4000).optional(''),
      courseTerms: paragraphs(600).optional(''),
    })
      .optional({})
      .describe('translations of the texts above'),
  },
  { key: ['kind', 'slug'] },
);
