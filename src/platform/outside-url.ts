/**
 * Whatever the reason, people outside hear the same: differing answers would let them feel their way through our
 * network. `code` is for the operator's log alone.
 */
export class NotFetched extends Error {
  override readonly name = 'NotFetched';

  constructor(readonly code: string) {
    super('The address could not be read.');
  }
}

/** `webcal:` is what calendars call https. @throws NotFetched: no https, or it carries a password */
export function outsideUrl(address: string, base?: URL): URL {
  const text = address.trim().replace(/^webcals?:/i, 'https:');
  if (!URL.canParse(text, base)) throw new NotFetched('address');
  const url = new URL(text, base);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new NotFetched('address');
  return url;
}
