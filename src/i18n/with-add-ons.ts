import { say } from './words.js';

/** Acupuncture with cupping; names as the clinic gave them. */
export function withAddOns(treatment: string, addOns: readonly string[], locale: string): string {
  if (addOns.length === 0) return treatment;
  // In the middle of a sentence; German keeps its capitals.
  const inside = (name: string) =>
    /^de\b/.test(locale) ? name : name.charAt(0).toLocaleLowerCase(locale) + name.slice(1);
  return say('with-add-ons', { treatment, addOns: listed(addOns.map(inside), locale) }, locale);
}

/** English, Japanese; names after one another, as the language sets them. */
export function enumerated(names: readonly string[], locale: string): string {
  return names.join(/^zh\b/.test(locale) ? '、' : ', ');
}

const lists = new Map<string, Intl.ListFormat>();

function listed(names: readonly string[], locale: string): string {
  let list = lists.get(locale);
  if (!list) lists.set(locale, (list = new Intl.ListFormat(locale)));
  return list.format(names);
}
