import type { LinkEntry } from '../../../clinic-file/link-edits.js';
import { originOf } from '../../../finder/framing.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';

/** What stands in the fields, as it was typed. */
export interface TypedLink {
  readonly label: string;
  readonly treatment: string;
  readonly addOns: readonly string[];
  readonly near: string;
  readonly practitioner: string;
  readonly title: string;
  readonly page: string;
  /** One on each line. */
  readonly sites: string;
}

export const blankLink: TypedLink = {
  label: '',
  treatment: '',
  addOns: [],
  near: '',
  practitioner: '',
  title: '',
  page: '',
  sites: '',
};

export function filledLink({
  label,
  treatment = '',
  addOns = [],
  near = '',
  practitioner = '',
  title = '',
  page = '',
  sites = [],
}: LinkEntry): TypedLink {
  return { label, treatment, addOns, near, practitioner, title, page, sites: sites.join('\n') };
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
    title: one('title'),
    page: one('page'),
    sites: one('sites'),
  };
}

/** Somebody asks what the title speaks for, and saves nothing yet. */
export function asksToGuess(body: unknown): boolean {
  return (body as { readonly do?: unknown } | undefined)?.do === 'guess';
}

/** An empty field says nothing; the rest is judged with the whole file. */
export function linkIn(typed: TypedLink, code: string): LinkEntry {
  const { label, treatment, addOns, near, practitioner, title, page } = typed;
  const sites = sitesIn(typed.sites);
  return {
    code,
    label,
    ...(treatment && { treatment }),
    ...(addOns.length > 0 && { addOns: [...addOns] }),
    ...(near && { near }),
    ...(practitioner && { practitioner }),
    ...(title && { title }),
    ...(page && { page }),
    ...(sites.length > 0 && { sites }),
  };
}

/** As people copy them: with the path of some page, or without the beginning. What is no site stays, to be told. */
function sitesIn(typed: string): string[] {
  const lines = typed
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((line) => originOf(/^[a-z]+:/i.test(line) ? line : `https://${line}`) ?? line);
  return [...new Set(lines)].sort();
}

const fields = ['label', 'treatment', 'addOns', 'near', 'practitioner', 'title', 'page', 'sites'];

/** Where a link stands in the file, and how its form calls what is below. */
export function linkField(code: string) {
  return {
    prefix: ({ links }: Pick<ClinicFile, 'links'>) => `links[${links.findIndex((one) => one.code === code)}]`,
    field: (below: string): string | undefined => {
      const [part = ''] = below.split('.');
      return fields.includes(part) ? part : undefined;
    },
  };
}
