import { omit } from '../configuration/entity.js';
import { link } from '../finder/link.entity.js';
import { Refusal } from '../platform/refusal.js';
import { movedBy } from './ordered.js';
import type { ClinicFile } from './schema.js';

export type LinkEntry = ClinicFile['links'][number];
/** Its code is given once and stays. */
export const linkDetails = omit(link, 'code');

/** @throws Refusal not-found */
export function linkOf({ links }: ClinicFile, code: string): LinkEntry {
  const link = links.find((one) => one.code === code);
  if (!link) throw new Refusal('not-found');
  return link;
}

/** In the place of the one that has its code; a new one comes last. */
export function withLink(file: ClinicFile, entry: LinkEntry): ClinicFile {
  const known = file.links.some(({ code }) => code === entry.code);
  const links = known ? file.links.map((one) => (one.code === entry.code ? entry : one)) : [...file.links, entry];
  return { ...file, links };
}

/** @throws Refusal not-found */
export function withoutLink(file: ClinicFile, code: string): ClinicFile {
  const gone = linkOf(file, code);
  return { ...file, links: file.links.filter((one) => one !== gone) };
}

/** A place up or down. @throws Refusal not-found */
export function withLinkMoved(file: ClinicFile, code: string, by: 1 | -1): ClinicFile {
  const order = movedBy(
    file.links.map((link) => ({ slug: link.code, link })),
    code,
    by,
  );
  return { ...file, links: order.map(({ link }) => link) };
}

/** Back with what it was, as far as that is still there: it leads somewhere in any case. */
export function withLinkBack(
  file: ClinicFile,
  { treatment, addOns = [], practitioner, ...link }: LinkEntry,
): ClinicFile {
  const base = file.treatments.find(({ kind, slug }) => kind === 'base' && slug === treatment);
  const goesWith = base?.addOns ?? (treatment ? [] : file.treatments.map(({ slug }) => slug));
  const offered = (slug: string) => file.treatments.some((one) => one.kind === 'add-on' && one.slug === slug);
  const isThere = file.practitioners.some(({ slug }) => slug === practitioner);
  return withLink(file, {
    ...link,
    ...(base && { treatment }),
    addOns: addOns.filter((slug) => offered(slug) && goesWith.includes(slug)),
    ...(isThere && { practitioner }),
  });
}
