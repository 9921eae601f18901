/** First and last of the words of a name: `Ana García-Luz Pérez` is `A. P.` Enough for who knows the person. */
export function initialsOf(name: string): string {
  const firsts = [...name.normalize('NFC').matchAll(/([\p{L}\p{N}]\p{M}*)[\p{L}\p{M}\p{N}'’-]*/gu)].map(([, first]) =>
    first!.toUpperCase(),
  );
  const ends = firsts.length > 1 ? [firsts[0], firsts.at(-1)] : firsts;
  return ends.map((first) => `${first}.`).join(' ');
}
