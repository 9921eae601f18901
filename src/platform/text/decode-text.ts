import { fromWindows1252 } from './windows-1252.js';

/** One character in more than one byte of UTF-8, in a binary string (The Unicode Standard, table 3-7). */
const utf8 =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;

/** So much is looked at before the encoding is decided on. */
const sampleBytes = 64 * 1024;

/**
 * Bytes as text, in whatever pieces they come: by their byte order mark, by the zeros of UTF-16, as UTF-8 where they can be,
 * or in the encoding that they declare; what is left is Windows-1252. That holds for single bytes too: the binary column of a
 * dump spoils no name in it. Marks in the middle, where files were put together, are left out.
 */
export class TextReader {
  private held: Uint8Array = new Uint8Array();
  private decoder: { push(piece: Uint8Array): string; end(): string } | undefined;

  /** Whether bytes were read as Windows-1252: nothing said so, and they could be of another old encoding. */
  get guessed(): boolean {
    return this.decoder instanceof Utf8OrWindows1252 && this.decoder.others > 0;
  }

  push(piece: Uint8Array): string {
    if (this.decoder) return unmarked(this.decoder.push(piece));
    this.held = joined(this.held, piece);
    return this.held.length < sampleBytes ? '' : this.begin();
  }

  end(): string {
    const begun = this.decoder ? '' : this.begin();
    return begun + unmarked(this.decoder!.end());
  }

  private begin(): string {
    const label = encodingOf(this.held.subarray(0, sampleBytes));
    this.decoder = label === 'utf-8' ? new Utf8OrWindows1252() : new Declared(label);
    return unmarked(this.decoder.push(this.held));
  }
}

/** A whole file as text; see `TextReader`. */
export function decodeText(bytes: Uint8Array): string {
  const reader = new TextReader();
  return reader.push(bytes) + reader.end();
}

/** The same of bytes that are surely UTF-8, or Windows-1252. */
export function decodeUtf8(bytes: Uint8Array): string {
  const decoder = new Utf8OrWindows1252();
  return unmarked(decoder.push(bytes) + decoder.end());
}

class Declared {
  private readonly decoder: TextDecoder;

  constructor(label: string) {
    this.decoder = new TextDecoder(label);
  }

  push(piece: Uint8Array): string {
    return this.decoder.decode(piece, { stream: true });
  }

  end(): string {
    return this.decoder.decode();
  }
}

class Utf8OrWindows1252 {
  /** Bytes that are no UTF-8, so far. */
  others = 0;
  /** How much speaks for UTF-8: characters of several bytes. */
  private several = 0;
  private rest: Uint8Array = new Uint8Array();

  push(piece: Uint8Array): string {
    const bytes = joined(this.rest, piece);
    const end = bytes.length - incomplete(bytes);
    this.rest = bytes.slice(end);
    return this.decode(bytes.subarray(0, end));
  }

  end(): string {
    return this.decode(this.rest);
  }

  private decode(bytes: Uint8Array): string {
    if (this.others === 0) {
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        this.several += bytes.length - text.length;
        return text;
      } catch {
        // Byte by byte below.
      }
    }
    const binary = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    for (const [found] of binary.matchAll(utf8)) {
      if (found.length > 1) this.several++;
      else this.others++;
    }
    // In Windows-1252 it happens that two letters look like one of UTF-8, as in “JOSÉ”: in one of a hundred at most.
    if (this.several * 20 < this.others) return fromWindows1252(binary);
    return binary.replace(utf8, (found) =>
      found.length > 1 ? Buffer.from(found, 'latin1').toString('utf8') : fromWindows1252(found),
    );
  }
}

/** How many bytes at the end begin a character of UTF-8 that is not complete. */
function incomplete(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** As `TextDecoder` calls it. */
function encodingOf(sample: Uint8Array): string {
  const [a, b] = sample;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return utf16Without(sample) ?? (isUtf8(sample) ? undefined : declaredIn(sample)) ?? 'utf-8';
}

/** Not by its ASCII alone: whatever a declaration says, other encodings do not look like that. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return sample.length - text.length > 3;
  } catch {
    return false;
  }
}

/** Text has no zeros but those of UTF-16, in every second place. */
function utf16Without(sample: Uint8Array): string | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even + odd < sample.length / 64) return undefined;
  if (even * 20 < odd) return 'utf-16le';
  return odd * 20 < even ? 'utf-16be' : undefined;
}

/** In XML and HTML, and in what a MySQL client writes. */
const ofMarkup = /\b(?:encoding|charset)\s*=\s*["']?([\w:.-]{1,40})/i;
const ofDump = /\bSET\s+NAMES\s+["']?(\w{1,20})/i;

/** What MySQL calls otherwise (https://dev.mysql.com/doc/refman/8.4/en/charset-charsets.html). */
const ofMysql: Readonly<Record<string, string>> = {
  latin2: 'iso-8859-2',
  latin5: 'windows-1254',
  latin7: 'iso-8859-13',
  greek: 'iso-8859-7',
  hebrew: 'iso-8859-8',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1256: 'windows-1256',
  cp1257: 'windows-1257',
  cp866: 'ibm866',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ujis: 'euc-jp',
  eucjpms: 'euc-jp',
  euckr: 'euc-kr',
  gb2312: 'gbk',
  tis620: 'windows-874',
};

/** Undefined: nothing, or what cannot be, or UTF-8 and Western European encodings, which are told apart by their bytes. */
function declaredIn(sample: Uint8Array): string | undefined {
  const text = Buffer.from(sample.buffer, sample.byteOffset, sample.length).toString('latin1');
  const said = text.trimStart().startsWith('<') ? ofMarkup.exec(text.slice(0, 2048)) : ofDump.exec(text);
  const name = said?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  try {
    const decoder = new TextDecoder(ofMysql[name] ?? name, { fatal: true });
    decoder.decode(sample, { stream: true });
    return /^(utf-8|utf-16[lb]e|windows-1252)$/.test(decoder.encoding) ? undefined : decoder.encoding;
  } catch {
    return undefined;
  }
}

const unmarked = (text: string): string => text.replaceAll('\ufeff', '');

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
