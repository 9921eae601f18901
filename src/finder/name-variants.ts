import { spokenNames } from './spoken-names.js';

/** Short ways to write the words of a name, in letters and on signs. */
const short: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    n: ['north'],
    nth: ['north'],
    s: ['south'],
    sth: ['south'],
    e: ['east'],
    w: ['west'],
    nw: ['northwest'],
    ne: ['northeast'],
    st: ['saint', 'sankt', 'sint'],
    saint: ['sankt', 'sint', 'st'],
    ste: ['sainte'],
    sainte: ['ste'],
    pt: ['port', 'point'],
    sta: ['station', 'santa'],
    stn: ['station'],
    hts: ['heights'],
    hgts: ['heights'],
    spgs: ['springs'],
    bch: ['beach'],
    jct: ['junction'],
    ctr: ['center'],
    centre: ['center'],
    center: ['centre'],
    harbor: ['harbour'],
    harbour: ['harbor'],
    vly: ['valley'],
    mtn: ['mountain'],
    twp: ['township'],
    co: ['county'],
    gt: ['great'],
    lt: ['little'],
    upon: ['on'],
    and: ['en', 'y', 'et'],
  }),
);

/** Before a place, when somebody writes as they speak. */
const lead =
  /^(?:(?:i|im|i am|we|we are|i live|we live|living|based|located|somewhere|anywhere|acupuncture|acupuncturist|clinic) )*(?:(?:in der nahe von|close to|next to|near to|town of|city of|village of|area of|london borough of|royal borough of|borough of|county of|state of|province of|pres de|cerca de|vicino a|in|near|nearby|at|around|outside|the|bei|en|a|zip|zip code|zipcode|post code|postcode|postal code|plz|code postal|codigo postal) )+/;
const tail = / (?:area|region|city centre|city center|downtown|centre ville|innenstadt|zip|zip code|postcode)$/;

/** Other keys under which the data may have this name: words written out or cut short, the name in another language. */
export function variantsOf(key: string): readonly { readonly name: string; readonly country?: string }[] {
  const words = key.split(' ');
  const swapped = words.flatMap((word, at) =>
    (words.length > 1 ? (short.get(word) ?? []) : []).map((whole) => ({ name: words.with(at, whole).join(' ') })),
  );
  const plain = undotted(key);
  // `Kilda St`; the other orders look alike anyway.
  const [last, first = ''] = words;
  const turned = words.length === 2 ? (short.get(first) ?? []).map((whole) => ({ name: `${whole} ${last}` })) : [];
  return [...swapped, ...turned, ...(plain === key ? [] : [{ name: plain }]), ...spokenNames(key)];
}

/** `Zuerich`, `Muenchen`: how it is written without the dots. */
export const undotted = (key: string) => key.replace(/(?<![aeiou])([aou])e(?!u)/g, '$1');

/** Without what was said around the name; the same where there is nothing of it. */
export function bareName(key: string): string {
  const bare = key.replace(lead, '').replace(tail, '');
  return bare || key;
}
