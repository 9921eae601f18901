import { entity } from '../configuration/entity.js';
import { choice, line, paragraphs, text } from '../configuration/fields.js';
import { catalogueLanguages } from '../i18n/language.js';
import { templateKinds } from './message-template.js';

/** What its form says, all of it: the standard text where the clinic has no words of its own. */
export const templateWords = entity('templates', {
  subject: text(150),
  title: text(150),
  greeting: line(150),
  body: paragraphs(4000).with({ rows: 16 }),
});

const { subject, title, greeting, body } = templateWords.fields;

/** A message in the clinic's own words; null: as the catalogue has it. */
export const template = entity(
  'letters',
  {
    kind: choice(templateKinds),
    language: choice(catalogueLanguages),
    subject: subject.optional(null),
    title: title.optional(null),
    greeting: greeting.optional(null),
    body: body.optional(null).describe('paragraphs, with an empty line between them'),
  },
  { key: ['kind', 'language'], describe: 'ICU MessageFormat; parts left out use the standard text' },
);
