import { expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeText, TextReader } from '../../../src/platform/text/decode-text.js';

const line = 'Zoë Müller, “René” – 50 €, 王芳, Łukasz\r\n';
const western = 'Zoë Müller, “René” – 50 €\r\n';
const inWestern = Buffer.from('Zo\xeb M\xfcller, \x93Ren\xe9\x94 \x96 50 \x80\r\n', 'latin1');
const mark = Buffer.from('\ufeff');

const utf16 = (text: string, swapped = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
};

it.each([
  ['UTF-8', Buffer.from(line), line],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${line}`), line],
  ['UTF-8, put together from two files with marks', Buffer.from(`\ufeff${line}\ufeff${line}`), line + line],
  ['what PowerShell writes, UTF-16 with its mark', utf16(`\ufeff${line}`), line],
  ['UTF-16, big end first', utf16(`\ufeff${line}`, true), line],
  ['UTF-16 without its mark', utf16(line), line],
  ['UTF-16 without its mark, big end first', utf16(line, true), line],
  ['Windows-1252, which is no Latin-1', inWestern, western],
  ['one byte that fits nothing', Buffer.from([0x41, 0x81, 0x42]), 'A\u0081B'],
  ['nothing at all', Buffer.alloc(0), ''],
])('%s is read as it was meant', (_, bytes, text) => {
  expect(decodeText(bytes)).toBe(text);
});

it.each([
  ['/*!40101 SET NAMES cp1251 */;\n', Buffer.from([0xcf, 0xf0, 0xe8]), 'При'],
  ['/*!40101 SET NAMES latin2 */;\n', Buffer.from([0xa3, 0xf3, 0x64, 0xbc]), 'Łódź'],
  ["SET NAMES 'gbk';\n", Buffer.from([0xcd, 0xf5]), '王'],
  ['SET NAMES sjis;\n', Buffer.from([0x95, 0x5c]), '表'],
  ['<?xml version="1.0" encoding="ISO-8859-15"?>\n', Buffer.from([0xa4]), '€'],
  ['<?xml version="1.0" encoding="iso-8859-1"?>\n', Buffer.from([0x80, 0xe9]), '€é'],
  ['SET NAMES latin1;\n', inWestern, western],
  ['SET NAMES latin1;\n', Buffer.from(line), line],
  ['SET NAMES cp1251;\n', Buffer.from(line), line],
  ['SET NAMES utf8mb4;\n', inWestern, western],
  ['SET NAMES klingon;\n', inWestern, western],
])('%j is believed as far as the bytes allow', (declared, bytes, text) => {
  expect(decodeText(Buffer.concat([Buffer.from(declared), bytes]))).toBe(declared + text);
});

it('the bytes of a picture in a dump spoil no name beside it', () => {
  const picture = Buffer.from('\x89PNG\r\n\x1a\n\xff\xd8\xf0\xfe\xb5', 'latin1');

  const text = decodeText(Buffer.concat([Buffer.from(line.repeat(3)), picture, Buffer.from(line)]));

  expect(text.startsWith(line)).toBe(true);
  expect(text.endsWith(line)).toBe(true);
  expect(text).not.toContain('\ufffd');
});

it('“JOSÉ” in Windows-1252 stays what it is, although two of its bytes could be UTF-8', () => {
  const names = 'Zo\xeb, Ren\xe9, J\xfcrg, A\xefda, '.repeat(6);

  expect(decodeText(Buffer.from(`${names}\x93JOS\xc9\x94`, 'latin1'))).toContain('“JOSÉ”');
});

it('it says whether it had to guess', () => {
  const guessed = (bytes: Buffer) => {
    const reader = new TextReader();
    reader.push(bytes);
    reader.end();
    return reader.guessed;
  };

  expect([guessed(inWestern), guessed(Buffer.from(line)), guessed(utf16(line))]).toEqual([true, false, false]);
});

it('in whatever pieces text arrives, it is the same', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((some) => some.replaceAll('\ufeff', ''));
  const encoded = text.chain((some) =>
    fc.constantFrom(
      Buffer.from(some),
      utf16(`\ufeff${some}`),
      utf16(`\ufeff${some}`, true),
      Buffer.from(some, 'latin1'),
    ),
  );
  fc.assert(
    fc.property(encoded, fc.integer({ min: 1, max: 9 }), (bytes, size) => {
      const reader = new TextReader();
      let read = '';
      for (let at = 0; at < bytes.length; at += size) read += reader.push(bytes.subarray(at, at + size));

      expect(read + reader.end()).toBe(decodeText(bytes));
    }),
  );
});

it('a character that lies across two pieces of a long file is one', () => {
  const long = Buffer.concat([mark, Buffer.from(line.repeat(6000))]);
  const reader = new TextReader();
  let read = '';
  for (let at = 0; at < long.length; at += 65_537) read += reader.push(long.subarray(at, at + 65_537));

  expect(read + reader.end() === line.repeat(6000)).toBe(true);
});
