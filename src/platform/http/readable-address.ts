/**
 * An address that cannot be decoded, taken as it is written. The HTTP adapters would answer it themselves, in their own
 * form and repeating it, secrets and all; so it is an address like any other that nothing is at.
 */
export function readableAddress(url: string): string {
  if (!url.includes('%')) return url;
  const path = url.split('?', 1)[0]!;
  try {
    decodeURI(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

/**
 * What no address of ours ends in; a secret may end in a hyphen or a low line. Much of it comes encoded: closing quotes and
 * brackets, blanks and line breaks, marks of other scripts, and what quoted-printable (RFC 2045 §6.7) writes at the end of a line.
 */
const glued =
  /(?:[/.,;:!?()[\]{}<>"'`*=|\\~]|=20|=0[ad]|%(?:0[9ad]|2[0127-9acef]|3[a-f]|5[bcd]|60|7[b-e])|%c2%(?:a0|ab|bb)|%e2%80%(?:[89][\da-f]|a6|b9|ba)|%e3%80%8[1-f2]|%ef%bb%bf|%ef%bc%(?:8[189c]|9[abf]))$/i;

/** The same without what mail programs take for a part of a link: the end of a sentence, or what closes a bracket around it. */
export function unglued(url: string): string {
  let path = url.split('?', 1)[0]!;
  const query = url.slice(path.length);
  for (let found = glued.exec(path.slice(-9)); found && path.length > 1; found = glued.exec(path.slice(-9)))
    path = path.slice(0, -found[0].length);
  return (path || '/') + query;
}
