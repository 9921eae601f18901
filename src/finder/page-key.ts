import { parsedUrl } from '../platform/parsed-url.js';

/** In place of a link's code: the link of the page somebody comes from. */
export const byPage = 'by';

/** Parameters that say how a reader came to a page or how it is drawn, and nothing of which page it is. */
const incidental =
  /^((utm|mtm|pk|mc)_.*|_ga|_gl|_hs.*|fbclid|gclid|dclid|[gw]braid|gad_source|msclkid|[ty]clid|ttclid|twclid|igsh|igshid|srsltid|epik|ref|spref|share|amp|outputtype|replytocom|showcomment|commentpage)$/i;

/** Characters; what is indexed must not be much longer. */
const longest = 1500;

/** What follows the address of an article: the same for slow phones, or further comments on it. */
const incidentalEnd = /^(amp|comment-page-\d{1,5})$/i;

/**
 * Which page of the web an address leads to, the same for every address people, programs and advertisers have for it:
 * `blog.example.org/2026/knots.html?p=12`. With `https://` before it, it is an address again, which has the same key. Not part
 * of it are scheme, `www`, usual ports, slashes at the end, the place on the page, and what `incidental` names;
 * percent-encoding, the order of parameters and names in other alphabets have one spelling. Null: no address of a web page, or
 * a very long one.
 */
export function pageKey(address: string): string | null {
  const url = address.length > longest ? null : parsedUrl(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  const { hostname, port, pathname, search } = url;
  const labels = hostname.split('.').filter(Boolean);
  if (labels.length === 0) return null;
  while (labels.length > 2 && labels[0] === 'www') labels.shift();
  const host = labels.join('.') + (['', '80', '443'].includes(port) ? '' : `:${port}`);
  const path = pathname.split('/').filter(Boolean).map(spelled);
  while (path.length > 1 && incidentalEnd.test(path.at(-1)!)) path.pop();
  const query = search.slice(1).split('&').map(parameter).filter(saysWhichPage).sort();
  const key = [host, ...path].join('/') + (query.length > 0 ? `?${query.join('&')}` : '');
  return key.length > longest ? null : key;
}

/** The site of a page, by either's key: `blog.example.org`. */
export function siteKey(key: string): string {
  return key.split(/[/?]/, 1)[0]!;
}

function parameter(text: string): string {
  const [name = '', ...value] = text.replaceAll('+', '%20').split('=').map(spelled);
  return value.some(Boolean) ? `${name}=${value.join('%3D')}` : name;
}

/** `m` is Blogger's word for a phone, and a month to others. */
export function saysWhichPage(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=');
  return name !== '' && !incidental.test(name) && !(name === 'm' && /^[01]?$/.test(value));
}

function spelled(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text).normalize('NFC'));
  } catch {
    // Another encoding than UTF-8, or a mistake: only the case of the hexadecimal digits is made alike.
    return text.replace(/%[0-9a-f]{2}/gi, (byte) => byte.toUpperCase());
  }
}
