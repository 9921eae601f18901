import { byPage } from '../../../../finder/page-key.js';
import { escaped } from '../../../../platform/text/escaped.js';
import { embedTable } from '../link-snippets.js';

/** What a blog is made with, as far as its pages are written differently. */
export const themes = ['blogger', 'wordpress', 'other'] as const;
export type Theme = (typeof themes)[number];

/**
 * The piece of HTML for all posts of a blog: a link by the address of the post, which the theme fills in, and below it the next
 * free times. `site`: the clinic's own address, without a slash at its end.
 */
export function themeSnippet(theme: Theme, site: string, label: string): string {
  const link = `${site}/go/${byPage}`;
  const href = {
    // A theme of Blogger is XML, in which an expression is part of an attribute.
    blogger: `expr:href='"${link}?page=" + data:post.url'`,
    wordpress: `href="${link}?page=<?php echo rawurlencode( get_permalink() ); ?>"`,
    // The browser says where it comes from if the page asks it to, and so does the script.
    other: `href="${link}" referrerpolicy="no-referrer-when-downgrade"`,
  }[theme];
  return embedTable(site, byPage, `<a ${href}>${escaped(label)}</a>`);
}
