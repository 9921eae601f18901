import type { Fault } from '../platform/refusal.js';
import { type Draft, type Path, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** What refers to something that is not in the file. */
export function referenceFaults(file: Draft<ClinicFile>): Fault[] {
  const places = new Set(present(file.locations).map(([, { slug }]) => slug));
  const people = new Set(present(file.practitioners).map(([, { slug }]) => slug));
  const treatments = present(file.treatments).map(([, treatment]) => treatment);
  const bases = new Map(treatments.filter(({ kind }) => kind !== 'add-on').map((one) => [one.slug, one]));
  const addOns = new Set(treatments.filter(({ kind }) => kind !== 'base').map(({ slug }) => slug));

  const either = new Set([...bases.keys(), ...addOns]);

  const place = (slug: string | undefined, ...path: Path) => missing(slug, places, 'location', path);
  const addOn = (slug: string | undefined, ...path: Path) => missing(slug, addOns, 'add-on', path);
  return [
    ...present(file.treatments).flatMap(([at, treatment]) => {
      if (treatment.kind === 'add-on' && treatment.addOns?.length) {
        return [{ path: `treatments[${at}].addOns`, message: 'must be empty for an add-on' }];
      }
      if (treatment.kind === 'add-on' && treatment.courses?.length) {
        return [{ path: `treatments[${at}].courses`, message: 'must be empty for an add-on' }];
      }
      return present(treatment.addOns).flatMap(([n, slug]) => addOn(slug, 'treatments', at, 'addOns', n));
    }),
    ...present(file.treatments).flatMap(([at, { prices }]) => {
      const priced = new Set<string | undefined>();
      return present(prices).flatMap(([n, { location }]) => {
        const path = ['treatments', at, 'prices', n, 'location'];
        if (priced.has(location)) return [{ path: pathText(path), message: 'has a price already' }];
        priced.add(location);
        return place(location, ...path);
      });
    }),
    ...present(file.practitioners).flatMap(([at, { offers, hours, exceptions }]) => [
      ...present(offers).flatMap(([n, { treatment, location }]) => [
        ...missing(treatment, either, 'treatment', ['practitioners', at, 'offers', n, 'treatment']),
        ...place(location, 'practitioners', at, 'offers', n, 'location'),
      ]),
      ...present(hours).flatMap(([n, { location }]) => place(location, 'practitioners', at, 'hours', n, 'location')),
      ...present(exceptions).flatMap(([n, { location }]) =>
        place(location, 'practitioners', at, 'exceptions', n, 'location'),
      ),
    ]),
    ...present(file.links).flatMap(([at, link]) => {
      const goesWith = bases.get(link.treatment)?.addOns;
      return [
        ...missing(link.treatment, bases, 'base treatment', ['links', at, 'treatment']),
        ...missing(link.practitioner, people, 'practitioner', ['links', at, 'practitioner']),
        ...present(link.addOns).flatMap(([n, slug]) => {
          const unknown = addOn(slug, 'links', at, 'addOns', n);
          if (unknown.length > 0 || !link.treatment || !goesWith || goesWith.includes(slug)) return unknown;
          return [
            { path: `links[${at}].addOns[${n}]`, message: `is not offered with the treatment "${link.treatment}"` },
          ];
        }),
      ];
    }),
  ];
}

function missing(
  slug: string | undefined,
  known: { has(slug: string | undefined): boolean },
  kind: string,
  path: Path,
): Fault[] {
  if (slug === undefined || known.has(slug)) return [];
  return [{ path: pathText(path), message: `there is no ${kind} "${slug}" in this file` }];
}
