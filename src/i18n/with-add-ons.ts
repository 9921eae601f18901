import { say } from './words.js';
import { listFormat } from '../time/intl.js';

/** Acupuncture with cupping; names as the clinic gave them. */
export function withAddOns(treatment: string, addOns: readonly string[], locale: string): string {
  if (addOns.length === 0) return treatment;
  return say('with-add-ons', { treatment, addOns: listed(withinSentence(addOns, locale), locale) }, locale);
}

/** In the middle of a sentence; German keeps its capitals. */
function withinSentence(names: readonly string[], locale: string): string[] {
  return names.map((name) => (/^de\b/.test(locale) ? name : name.charAt(0).toLocaleLowerCase(locale) + name.slice(1)));
}

/** English, Japanese; names after one another, as the language sets them. */
export function enumerated(names: readonly string[], locale: string): string {
  return names.join(/^zh\b/.test(locale) ? '、' : ', ');
}

const lists = new Map<string, Intl.ListFormat>();

function listed(names: readonly string[], locale: string): string {
  let list = lists.get(locale);
  if (!list) lists.set(locale, (list = listFormat(locale)));
  return list.format(names);
}
