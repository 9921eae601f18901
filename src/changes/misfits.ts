import { type Path, pathText, without } from '../clinic-file/draft.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { BadInput } from '../platform/refusal.js';

export interface Fitting {
  readonly file: ClinicFile;
  /** How many offers, hours and references did not fit. */
  readonly dropped: number;
}

/** What can be left out of a clinic that has changed since: an offer its room no longer suits, hours that now overlap … */
const optional =
  /^(?:practitioners\[\d+\]\.(?:offers|hours)\[\d+\]|treatments\[\d+\]\.addOns\[\d+\]|links\[\d+\]\.(?:addOns\[\d+\]|treatment|practitioner))/;

/** The clinic without what no longer fits; other faults stay, for whoever validates it. */
export function withoutMisfits(file: ClinicFile): Fitting {
  const misfits = new Set(faultsOf(file).flatMap((path) => optional.exec(path)?.[0] ?? []));
  if (misfits.size === 0) return { file, dropped: 0 };
  const rest = without(file, [...misfits].map(pathOf)) as ClinicFile;
  return {
    dropped: misfits.size,
    file: {
      ...rest,
      practitioners: rest.practitioners.map((one) => ({ ...one, offers: left(one.offers), hours: left(one.hours) })),
      treatments: rest.treatments.map((one) => ({ ...one, addOns: left(one.addOns) })),
      // Add-ons go with the treatment a link leads to.
      links: rest.links.map(({ addOns = [], ...link }, n) => ({
        ...link,
        addOns: misfits.has(pathText(['links', n, 'treatment'])) ? [] : left(addOns),
      })),
    },
  };
}

function faultsOf(file: ClinicFile): readonly string[] {
  try {
    readClinicFile(file);
    return [];
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault;
    return fault.faults.map(({ path }) => path);
  }
}

/** `practitioners[2].offers[0]` → `['practitioners', 2, 'offers', 0]` */
function pathOf(text: string): Path {
  return text.split(/[.[\]]+/).flatMap((key) => (key === '' ? [] : /^\d+$/.test(key) ? Number(key) : key));
}

const left = <T>(list: readonly (T | undefined)[]): T[] => list.filter((one) => one !== undefined);
