import type { LinkEntry } from '../../../clinic-file/link-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';

/** What stands in the fields, as it was typed. */
export interface TypedLink {
  readonly label: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly near: string;
  readonly practitioner: string;
  readonly page: string;
}

export const blankLink: TypedLink = { label: '', treatment: '', addOns: [], near: '', practitioner: '', page: '' };

export function filledLink({
  label,
  treatment = '',
  addOns = [],
  near = '',
  practitioner = '',
  page = '',
}: LinkEntry): TypedLink {
  return { label, treatment, addOns, near, practitioner, page };
}

/** A place that was chosen with a button of its own stands for the one that was typed. */
export function typedLink(body: unknown): TypedLink {
  const all = (body ?? {}) as Readonly<Record<string, unknown>>;
  const one = (name: string) => {
    const given = all[name];
    return typeof given === 'string' ? given.normalize('NFC').trim() : '';
  };
  const addOns = [all.addOns ?? []].flat().filter((each) => typeof each === 'string' && each !== '');
  return {
    label: one('label'),
    treatment: one('treatment'),
    addOns: [...new Set(addOns as string[])],
    near: one('place') || one('near'),
    practitioner: one('practitioner'),
    page: one('page'),
  };
}

/** An empty field says nothing; the rest is judged with the whole file. */
export function linkIn({ label, treatment, addOns, near, practitioner, page }: TypedLink, code: string): LinkEntry {
  return {
    code,
    label,
    ...(treatment && { treatment }),
    ...(addOns.length > 0 && { addOns: [...addOns] }),
    ...(near && { near }),
    ...(practitioner && { practitioner }),
    ...(page && { page }),
  };
}

/** Where a link stands in the file, and how its form calls what is below. */
export function linkField(code: string) {
  return {
    prefix: ({ links }: Pick<ClinicFile, 'links'>) => `links[${links.findIndex((one) => one.code === code)}]`,
    field: (below: string): string | undefined => {
      const [part = ''] = below.split('.');
      return ['label', 'treatment', 'addOns', 'near', 'practitioner', 'page'].includes(part) ? part : undefined;
    },
  };
}
