import { decodeUtf8 } from '../../platform/text/decode-text.js';
import { fromWindows1252 } from '../../platform/text/windows-1252.js';

/**
 * In which encoding an XML text is written, by its beginning (XML 1.0, appendix F); blank lines may come before its
 * declaration. `said`: by HTTP. A label that a `TextDecoder` knows.
 */
export function xmlEncoding(start: Uint8Array, said: string | null = null): string {
  const hex = [...start.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex.startsWith('efbbbf')) return 'utf-8';
  if (hex.startsWith('fffe') || /^(3c|0a|0d|20)00/.test(hex)) return 'utf-16le';
  if (hex.startsWith('feff') || /^00(3c|0a|0d|20)/.test(hex)) return 'utf-16be';
  const beginning = new TextDecoder('latin1').decode(start.subarray(0, 1000));
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1];
  // It was read byte by byte, so it is none of two bytes, whatever it says.
  const known = [declared, said].find((label) => label && isKnown(label) && !/^(utf-?16|ucs-?2|unicode)/i.test(label));
  return known ?? 'utf-8';
}

/** Null: HTTP does not say. */
export function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

/** UTF-8 that is none is what Windows wrote before. */
export function xmlText(bytes: Uint8Array, said: string | null = null): string {
  const label = xmlEncoding(bytes, said);
  const { encoding } = new TextDecoder(label);
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  if (encoding === 'windows-1252') return fromWindows1252(Buffer.from(bytes).toString('latin1'));
  return new TextDecoder(label).decode(bytes);
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
