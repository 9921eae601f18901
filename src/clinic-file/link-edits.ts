import { Refusal } from '../platform/refusal.js';
import { movedBy } from './ordered.js';
import type { ClinicFile } from './schema.js';

export type LinkEntry = ClinicFile['links'][number];

/** @throws Refusal not-found */
export function linkOf({ links }: ClinicFile, code: string): LinkEntry {
  const link = links.find((one) => one.code === code);
  if (!link) throw new Refusal('not-found');
  return link;
}

/** In the place of the one that has its code; a new one comes last. */
export function withLink(file: ClinicFile, link: LinkEntry): ClinicFile {
  const known = file.links.some(({ code }) => code === link.code);
  const links = known ? file.links.map((one) => (one.code === link.code ? link : one)) : [...file.links, link];
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
