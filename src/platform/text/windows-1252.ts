/** Bytes 80 to 9F, where it differs from Latin-1 (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const from80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of bytes, given as a binary string. Not by `TextDecoder`: in several releases of Node, 20.20 among them, it reads
 * this encoding as Latin-1, and turns quotation marks and the euro sign into control characters.
 */
export function fromWindows1252(binary: string): string {
  return binary.replace(/[\x80-\x9f]/g, (byte) => from80[byte.charCodeAt(0) - 0x80]!);
}

/** What the bytes 80 to FF are. */
export const highWindows1252 = from80 + Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)).join('');
