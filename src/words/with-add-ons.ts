import { say } from './words.js';

/** Acupuncture with cupping; names as the clinic gave them. */
export function withAddOns(treatment: string, addOns: readonly string[], locale: string): string {
  if (addOns.length === 0) return treatment;
  // In the middle of an English sentence; German keeps its capitals.
  const inside = (name: string) =>
    locale.startsWith('en') ? name.charAt(0).toLocaleLowerCase(locale) + name.slice(1) : name;
  return say('with-add-ons', { treatment, addOns: new Intl.ListFormat(locale).format(addOns.map(inside)) }, locale);
}
