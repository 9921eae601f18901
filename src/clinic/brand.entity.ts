import { entity } from '../configuration/entity.js';
import { group, paragraphs, pattern, text, translations } from '../configuration/fields.js';
import { isLogo, logoLimit } from './logo.js';

const welcome = () => text(300).with({ rows: 3 });

/** How the clinic looks to its patients. */
export const brand = entity('', {
  /** An SVG drawing as text, or a PNG as a `data:` address; null: its name is written instead. */
  logo: paragraphs(logoLimit)
    .refine(isLogo, 'must be an SVG drawing of plain shapes, or a PNG as data:image/png;base64,…')
    .optional(null)
    .describe('SVG text, or data:image/png;base64,…')
    .column('brand_logo'),
  /** Links and buttons have it, as far as it can be read; null: ours. */
  color: pattern(/^#[0-9a-fA-F]{6}$/, 'must be a color like #0d5a49')
    .with({ max: 7, normal: (color: string) => color.toLowerCase() })
    .optional(null)
    .describe('#rrggbb')
    .column('brand_color'),
  /** What the clinic says of itself on the first page. */
  welcome: welcome().optional(null).column('brand_welcome'),
  translations: translations({ welcome: welcome().optional('') })
    .optional({})
    .column('brand_translations'),
});

const statement = () => paragraphs(30_000).with({ rows: 6 }).describe('a web address, or the text itself in Markdown');

/** What the law wants said. */
export const pages = entity('', {
  privacy: statement().optional(null).column('privacy_page'),
  legal: statement().optional(null).column('legal_page'),
  translations: translations({ privacy: statement().optional(''), legal: statement().optional('') })
    .optional({})
    .column('page_translations'),
});

export const standardBrand = { logo: null, color: null, welcome: null, translations: {} };

export const brandGroup = group(brand).optional(standardBrand);
export const pagesGroup = group(pages).optional({ privacy: null, legal: null, translations: {} });
