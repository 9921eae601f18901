/**
 * Null where it is no address. Not by `URL.canParse`: once it is compiled, Node 20 says of addresses with letters beyond ASCII
 * that they are none.
 */
export function parsedUrl(address: string, base?: string | URL): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
