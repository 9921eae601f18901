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
