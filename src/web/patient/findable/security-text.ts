/** How long what it says counts, at most: whoever keeps a copy asks again. */
const days = 90;

/** Where somebody who found a weakness reports it (RFC 9116). `contact` is an address as a URI; staff read English. */
export function securityText(contact: string, origin: string, now: Date): string {
  const expires = new Date(now);
  // The same all day long.
  expires.setUTCHours(0, 0, 0, 0);
  expires.setUTCDate(expires.getUTCDate() + days);
  const address = `${origin}/.well-known/security.txt`;
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en',
    // The standard knows https only.
    ...(address.startsWith('https:') ? [`Canonical: ${address}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
