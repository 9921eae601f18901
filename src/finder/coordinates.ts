import type { Point } from './distance.js';

/** `40.757, -72.939`, `40.757 N 72.939 W`, `40°45'25"N 72°56'21"W`; not yet whether it is on the Earth. Null for anything else. */
export function readPoint(text: string): Point | null {
  const typed = text.replace(/\s+/g, ' ').trim();
  const plain = /^([+-]?\d{1,3}(?:\.\d{1,12})?)(?: ?, ?| )([+-]?\d{1,3}(?:\.\d{1,12})?)$/.exec(typed);
  if (plain) return { latitude: Number(plain[1]), longitude: Number(plain[2]) };
  const angle =
    /(\d{1,3}(?:\.\d{1,12})?) ?(?:° ?(?:(\d{1,2}(?:\.\d{1,6})?) ?['’′] ?)?(?:(\d{1,2}(?:\.\d{1,6})?) ?["”″] ?)?)?/;
  const outlined = new RegExp(`^${angle.source} ?([NS])[ ,]*${angle.source} ?([EW])$`, 'i').exec(typed);
  if (!outlined) return null;
  const [, a, b, c, north, d, e, f, east] = outlined;
  return {
    latitude: degrees(a, b, c) * (/n/i.test(north!) ? 1 : -1),
    longitude: degrees(d, e, f) * (/e/i.test(east!) ? 1 : -1),
  };
}

const degrees = (whole = '0', minutes = '0', seconds = '0') =>
  Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
