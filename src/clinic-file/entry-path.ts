import { type Entity, keyOf } from '../configuration/entity.js';
import { clinicFileEntity } from './clinic-file.entity.js';
import { pathText } from './draft.js';
import type { ClinicFile } from './schema.js';

/** Where an entry stands in a clinic file, by lists and keys: `locations`, `harbour`, `rooms`, `quiet` → `locations[0].rooms[2]` */
export function pathOf(...steps: readonly string[]): (file: ClinicFile) => string {
  return (file) => {
    const path: PropertyKey[] = [];
    let [entity, value]: [Entity | undefined, unknown] = [clinicFileEntity, file];
    for (let n = 0; n < steps.length; n += 2) {
      const [list = '', wanted] = steps.slice(n);
      const inner: Entity | undefined = entity?.fields[list]?.about.inner;
      const entries = ((value as Readonly<Record<string, unknown>> | undefined)?.[list] ?? []) as readonly object[];
      const at = entries.findIndex((entry) => inner && keyOf(inner, entry) === wanted);
      path.push(list, at);
      [entity, value] = [inner, entries[at]];
    }
    return pathText(path);
  };
}
