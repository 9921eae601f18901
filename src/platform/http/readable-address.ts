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

/** What no address of ours ends in; a secret may end in a hyphen or a low line. Closing quotes may come encoded. */
const glued = /(?:[/.,;:!?)\]}>"'*]|%(?:22|27|29|3e|5d|7d)|%e2%80%9[9d]|%c2%bb)$/i;

/** The same without what mail programs take for a part of a link: the end of a sentence, or what closes a bracket around it. */
export function unglued(url: string): string {
  let path = url.split('?', 1)[0]!;
  const query = url.slice(path.length);
  for (let found = glued.exec(path.slice(-9)); found && path.length > 1; found = glued.exec(path.slice(-9)))
    path = path.slice(0, -found[0].length);
  return (path || '/') + query;
}
