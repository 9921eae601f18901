import { never } from './intervals.js';
import data from 'moment-timezone/data/packed/latest.json' with { type: 'json' };

/**
 * The stretches of one zone in which nothing changes. Stretch `i` lasts from `untils[i - 1]` up to `untils[i]`, in UTC
 * epoch minutes; the last one ends never (the data know rules up to `rulesUntil`).
 */
export interface Stretches {
  readonly untils: readonly number[];
  /** Minutes that the wall clock is ahead of UTC. */
  readonly offsets: readonly number[];
  /** What people call it there: `EST`, `+1030`. */
  readonly abbreviations: readonly string[];
}

/** An epoch minute from which on no clock may change any more, for all that the data say. */
export const rulesUntil = Date.UTC(2037, 0, 1) / 60_000;

// Nobody books before 1980, and in older data some offsets have seconds.
const earliest = Date.UTC(1980, 0, 1) / 1000;

// Ours rather than the runtime's: an older Node is an hour wrong where a country has changed its mind since.
const packedByName = new Map(data.zones.map((packed) => [packed.slice(0, packed.indexOf('|')), packed]));
for (const link of data.links) {
  const [name, alias] = link.split('|');
  packedByName.set(alias!, packedByName.get(name!)!);
}

export const zoneNames: readonly string[] = [...packedByName.keys()].sort();

export function isZone(name: string): boolean {
  return packedByName.has(name);
}

/** The packed form is described at https://momentjs.com/timezone/docs/#/data-formats/packed-format/ */
export function stretchesOf(name: string): Stretches {
  const packed = packedByName.get(name);
  if (packed === undefined) throw new RangeError(`no time zone is called ${JSON.stringify(name)}`);
  const [, names, offsets, indices, differences] = packed.split('|') as [string, string, string, string, string];
  const nameOf = names.split(' ');
  const offsetOf = offsets.split(' ').map(base60);
  const lasting = differences.split(' ');

  const stretches = { untils: [] as number[], offsets: [] as number[], abbreviations: [] as string[] };
  let seconds = 0;
  for (let i = 0; i < indices.length; i++) {
    seconds = lasting[i] ? seconds + Math.round(base60(lasting[i]!) * 60) : never * 60;
    if (seconds <= earliest) continue;
    const index = base60(indices[i]!);
    // `| 0` as in days.ts.
    stretches.untils.push((seconds / 60) | 0);
    stretches.offsets.push(-offsetOf[index]! | 0);
    stretches.abbreviations.push(nameOf[index]!);
  }
  return stretches;
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

/** Minutes, with seconds as a fraction in old data. */
function base60(text: string): number {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole!) value = value * 60 + digits.indexOf(digit);
  let scale = 1;
  for (const digit of fraction) value += digits.indexOf(digit) / (scale *= 60);
  return text.startsWith('-') ? -value : value;
}
