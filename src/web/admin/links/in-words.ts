import type { ClinicFile, LinkEntry } from '../../../clinic-file/schema.js';
import type { LedgerLine } from '../../../finder/attribution.service.js';
import { withAddOns } from '../../../i18n/with-add-ons.js';
import type { Site } from '../../shared/site.js';

/** Where it leads: “Acupuncture with cupping, near Bellport, with Mei Tanaka”. */
export function leadsTo(site: Site, file: ClinicFile, link: LinkEntry): string {
  const who = file.practitioners.find(({ slug }) => slug === link.practitioner);
  return [
    whatOf(site, file, link),
    ...(link.near ? [site.t('links.near', { near: link.near })] : []),
    ...(who ? [site.t('links.with', { name: who.name })] : []),
  ].join(', ');
}

/** Acupuncture with cupping */
export function whatOf(
  { t, locale }: Site,
  { treatments }: ClinicFile,
  { treatment, addOns = [] }: { readonly treatment?: string; readonly addOns?: readonly string[] },
): string {
  const nameOf = (kind: 'base' | 'add-on', slug: string) =>
    treatments.find((one) => one.kind === kind && one.slug === slug)?.name ?? slug;
  const what = treatment ? nameOf('base', treatment) : t('links.any-treatment');
  const added = addOns.map((slug) => nameOf('add-on', slug));
  return withAddOns(what, added, locale);
}

/** What came of it so far. */
export function courseOf({ t }: Site, line: LedgerLine | undefined): string {
  if (!line || [line.visited, line.searched, line.seen, line.booked].every((count) => count === 0)) {
    return t('links.course-none');
  }
  const { visited, searched, seen, booked, attended } = line;
  return t('links.course', { visited, searched, seen, booked, attended });
}
