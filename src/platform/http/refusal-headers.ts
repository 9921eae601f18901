/** Of the headers that Nest gives every other response, for what is refused before it is asked. */
const always = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};
const https = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** `secure`: the outside sees https. */
export function refusalHeaders(secure: boolean): Readonly<Record<string, string>> {
  return secure ? { ...always, ...https } : always;
}
