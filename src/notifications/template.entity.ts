import { entity } from '../configuration/entity.js';
import { choice, line, paragraphs, text } from '../configuration/fields.js';
import { catalogueLanguages } from '../i18n/language.js';
import { templateKinds } from './message-template.js';

/** A message in the clinic's own words; null: as the catalogue has it. */
export const template = entity(
  'letters',
  {
    kind: choice(templateKinds),
    language: choice(catalogueLanguages),
    subject: text(150).optional(null),
    title: text(150).optional(null),
    greeting: line(150).optional(null),
    body: paragraphs(4000).optional(null).describe('paragraphs, with an empty line between them'),
  },
  { key: ['kind', 'language'], describe: 'ICU MessageFormat; parts left out use the standard text' },
);
