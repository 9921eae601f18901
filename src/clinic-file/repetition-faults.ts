import type { Fault } from '../platform/refusal.js';
import { type Draft, type Path, pathText, present } from './draft.js';
import type { ClinicFile } from './schema.js';

/** What must be there once only. Slugs are unique within their kind. */
export function repetitionFaults({ locations, treatments, practitioners, links, letters }: Draft<ClinicFile>): Fault[] {
  return [
    ...twice(locations, ['locations'], ['slug'], ({ slug }) => slug),
    ...present(locations).flatMap(([at, { rooms, equipment }]) => [
      ...twice(rooms, ['locations', at, 'rooms'], ['slug'], ({ slug }) => slug),
      ...twice(equipment, ['locations', at, 'equipment'], ['slug'], ({ slug }) => slug),
    ]),
    ...twice(treatments, ['treatments'], ['slug'], ({ kind, slug }) => both(kind, slug)),
    ...present(treatments).flatMap(([at, { addOns }]) =>
      twice(addOns, ['treatments', at, 'addOns'], [], (slug) => slug),
    ),
    ...twice(practitioners, ['practitioners'], ['slug'], ({ slug }) => slug),
    ...present(practitioners).flatMap(([at, { offers, exceptions }]) => [
      ...twice(offers, ['practitioners', at, 'offers'], [], (offer) => both(offer.treatment, offer.location)),
      ...twice(exceptions, ['practitioners', at, 'exceptions'], [], ({ date, location }) => both(date, location)),
    ]),
    ...twice(links, ['links'], ['code'], ({ code }) => code),
    ...twice(letters, ['letters'], [], ({ kind, language }) => both(kind, language)),
    ...present(links).flatMap(([at, { addOns }]) => twice(addOns, ['links', at, 'addOns'], [], (slug) => slug)),
  ];
}

/** `leaf`: where in an item the fault is shown. */
function twice<Item>(
  list: readonly (Item | undefined)[] | undefined,
  path: Path,
  leaf: Path,
  keyOf: (item: Item) => string | undefined,
): Fault[] {
  const first = new Map<string, number>();
  return present(list).flatMap(([at, item]) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    const before = first.get(key);
    if (before === undefined) first.set(key, at);
    if (before === undefined) return [];
    return [{ path: pathText([...path, at, ...leaf]), message: `is a duplicate of ${pathText([...path, before])}` }];
  });
}

function both(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || other === undefined ? undefined : `${one} ${other}`;
}
