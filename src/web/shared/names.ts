/** "Mei" of "Dr. Mei Tanaka". */
export function firstNameOf(name: string): string {
  return namesIn(name)[0] ?? name;
}

/** "MT" of "Dr. Mei Tanaka": of the first name and of the last; one letter where there is one name. */
export function initialsOf(name: string): string {
  const names = namesIn(name);
  const ends = names.length > 1 ? [names[0]!, names.at(-1)!] : names;
  return ends.map((one) => String.fromCodePoint(one.codePointAt(0)!).toLocaleUpperCase()).join('');
}

/** Without titles, which end in a full stop, and what is no name at all. */
function namesIn(name: string): string[] {
  return name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith('.'));
}
