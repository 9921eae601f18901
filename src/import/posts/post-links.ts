import type { ClinicFile, LinkEntry } from '../../clinic-file/schema.js';
import { slugOf } from '../../configuration/slug.js';
import { pageKey } from '../../finder/page-key.js';

/** A link for a post, but for its code, which is made from the title. */
export type PostLink = Omit<LinkEntry, 'code'> & Required<Pick<LinkEntry, 'title' | 'page'>>;

/** Which pages have a link, also a retired one. */
export function linkedPages(links: readonly LinkEntry[]): ReadonlySet<string> {
  return new Set(links.flatMap(({ page }) => (page ? [pageKey(page) ?? page] : [])));
}

/** The file with a link for each post whose page has none, in order. `gone`: links whose codes are taken for ever. */
export function withPostLinks(file: ClinicFile, gone: readonly LinkEntry[], wanted: readonly PostLink[]): ClinicFile {
  const pages = new Set(linkedPages([...file.links, ...gone]));
  const codes = new Set([...file.links, ...gone].map(({ code }) => code));
  const made = wanted.flatMap((link): LinkEntry[] => {
    const key = pageKey(link.page) ?? link.page;
    if (pages.has(key)) return [];
    const code = slugOf(link.title, codes);
    pages.add(key);
    codes.add(code);
    return [{ code, ...link }];
  });
  return { ...file, links: [...file.links, ...made] };
}
