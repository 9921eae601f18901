import { plainWords } from './plain-words.js';
import { type Post, postPage } from './post.js';
import type { XmlEntry } from './xml-entries.js';

/**
 * Whether readers can open it as an article. A feed has nothing else; a backup has comments, drafts, pages, settings,
 * attachments, menus and revisions too. What is scheduled may say so by its date alone.
 */
export function isLive({ texts, kind }: XmlEntry, now: Date): boolean {
  const said = (name: string) => texts.get(name)?.trim().toLowerCase() ?? '';
  const isFuture = (date: string) => Date.parse(date) > now.getTime();
  // Google Takeout of Blogger
  const type = said('blogger:type');
  if (type !== '')
    return (
      type === 'post' &&
      said('blogger:status') === 'live' &&
      said('blogger:trashed') === '' &&
      !isFuture(said('published'))
    );
  // WordPress, which did not always say of what type an entry is
  if (texts.has('wp:post_type') || texts.has('wp:status'))
    return (
      ['post', ''].includes(said('wp:post_type')) && said('wp:status') === 'publish' && said('wp:post_password') === ''
    );
  // Blogger's own backup, until 2024
  if (texts.has('thr:in-reply-to') || said('app:control') === 'yes') return false;
  return kind === '' || (kind === 'post' && !isFuture(said('published')));
}

const longestTitle = 200;
const longestAddress = 500;
const longestText = 2000;

/** What is looked at of an article, wherever it comes from. */
export interface Article {
  readonly title: string;
  readonly page: string | null;
  readonly text: string;
}

export function articleOf(entry: XmlEntry): Article {
  const { texts } = entry;
  const all = (...names: string[]) => names.flatMap((name) => texts.get(name) ?? []).join(' ');
  return {
    title: texts.get('title') ?? '',
    page: pageOf(entry),
    text: all('summary', 'description', 'excerpt:encoded', 'content', 'content:encoded'),
  };
}

/** Null: no page of the web, or too long an address. */
export function postOf({ title, page, text }: Article): Post | null {
  if (page === null || page.length > longestAddress) return null;
  return {
    title: plainWords(title, longestTitle) || pathOf(page),
    page,
    words: plainWords(text, longestText),
  };
}

/** The address of its page, from the most reliable of the elements that may give it. */
function pageOf({ texts, links, base }: XmlEntry): string | null {
  const alternates = links.filter(({ rel, href }) => rel === 'alternate' && href !== '');
  const link = alternates.find(({ type }) => /^(text\/html|)$/.test(type)) ?? alternates[0];
  const said = (name: string) => texts.get(name)?.trim() ?? '';
  // An identifier only where it is an address.
  const identifier = [said('guid'), said('id'), said('rdf:about')].find((id) => /^https?:\/\//i.test(id)) ?? '';
  const [address, from] = [
    [said('feedburner:origLink'), base],
    [link?.href ?? '', link?.base ?? base],
    [said('link'), base],
    [said('blogger:filename'), base],
    [identifier, base],
  ].find(([one]) => one !== '') ?? ['', base];
  return postPage(address!, from!);
}

function pathOf(page: string): string {
  const { pathname } = new URL(page);
  try {
    return decodeURI(pathname).slice(0, longestTitle);
  } catch {
    return pathname.slice(0, longestTitle);
  }
}
