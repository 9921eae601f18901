import { entity } from '../configuration/entity.js';
import { line, several, sites, slug, text } from '../configuration/fields.js';

/** A call to action on a blog or poster: `/go/<code>` leads from it into booking, with what is known filled in. */
export const link = entity(
  'link',
  {
    code: slug(),
    /** What the link says where it stands. */
    label: text(),
    /** Slug of a base treatment. */
    treatment: slug().typedAs('choice').optional(null),
    /** Slugs of add-ons. */
    addOns: several(slug()).optional([]),
    /** A place as a person would type it. */
    near: text().optional(null),
    /** Slug of a practitioner. */
    practitioner: slug().typedAs('choice').optional(null),
    /** Of the article it stands under. */
    title: text().optional(null).describe('title of the article that contains the link'),
    /** Where the link stands. */
    page: line(500, [
      /^(https?:\/\/|\/(?!\/))\S+$/,
      'must be an address like https://blog.example.org/article',
    ]).optional(null),
    /** Origins of other sites that may show its free times in a frame. */
    sites: sites()
      .optional([])
      .describe('other websites that may embed its available times, besides the website of its page'),
  },
  { key: ['code'] },
);
