/** An address of ours, and when what stands there last changed (UTC). */
export interface SitemapEntry {
  readonly path: string;
  readonly changedAt?: Date;
}

/** The protocol takes fifty thousand; files of this size are still small. */
export const mostInOne = 5000;

const begin = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** sitemaps.org 0.9. Where one file would be too long, an index of several: `/sitemaps/1.xml` … */
export function sitemap(origin: string, all: readonly SitemapEntry[]): string {
  if (all.length <= mostInOne) return urlSet(origin, all);
  const parts = Array.from({ length: Math.ceil(all.length / mostInOne) }, (_, n) => {
    const part = all.slice(n * mostInOne, (n + 1) * mostInOne);
    const latest = part.reduce<Date | undefined>((last, { changedAt }) => later(last, changedAt), undefined);
    return `<sitemap><loc>${escaped(`${origin}/sitemaps/${n + 1}.xml`)}</loc>${lastmod(latest)}</sitemap>\n`;
  });
  return `${begin}<sitemapindex ${namespace}>\n${parts.join('')}</sitemapindex>\n`;
}

/** One of the files of an index, from 1 on; null where there is none. */
export function sitemapPart(origin: string, all: readonly SitemapEntry[], number: number): string | null {
  const part = all.slice((number - 1) * mostInOne, number * mostInOne);
  return all.length > mostInOne && number >= 1 && part.length > 0 ? urlSet(origin, part) : null;
}

function urlSet(origin: string, all: readonly SitemapEntry[]): string {
  const urls = all.map(
    ({ path, changedAt }) => `<url><loc>${escaped(origin + path)}</loc>${lastmod(changedAt)}</url>\n`,
  );
  return `${begin}<urlset ${namespace}>\n${urls.join('')}</urlset>\n`;
}

const lastmod = (at: Date | undefined) => (at ? `<lastmod>${at.toISOString().slice(0, 19)}Z</lastmod>` : '');
const later = (a: Date | undefined, b: Date | undefined) => (a && b ? (a > b ? a : b) : (a ?? b));

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
