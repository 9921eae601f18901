import { entity } from '../configuration/entity.js';
import { line, several, sites, slug, text } from '../configuration/fields.js';
import { isOrigin, originOf } from './framing.js';

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
    sites: sites(isOrigin, { most: 50, max: 260, tidy: asOrigin })
      .optional([])
      .describe('other websites that may embed its available times, besides the website of its page'),
  },
  { key: ['code'] },
);

/** As people copy them: with the path of some page, or without the beginning. What is no site stays, to be told. */
function asOrigin(typed: string): string {
  return originOf(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`) ?? typed;
}
