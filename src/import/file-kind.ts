/** What a file is by its first bytes, whatever its name says: to be opened, to be read as text, or neither, and then why. */
export type FileKind = 'gzip' | 'zip' | 'text' | { readonly fault: string };

/** So many bytes are enough to tell. */
export const tellingBytes = 512;

const compressed = (how: string) =>
  `It is compressed with ${how}, which can’t be opened here. Unpack it first, or export it again as .gz or .zip.`;
const workbook = 'It is an Excel workbook. Open it in Excel, save it as “CSV UTF-8”, and upload the new file.';
const picture = 'It is a picture, not an export. Choose another file.';

/** As hexadecimal digits; see https://en.wikipedia.org/wiki/List_of_file_signatures. */
const signatures: readonly (readonly [string, FileKind])[] = [
  ['1f8b', 'gzip'],
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', { fault: 'It is one part of a divided zip archive. Make a single archive of it.' }],
  ['425a68', { fault: compressed('bzip2') }],
  ['fd377a585a00', { fault: compressed('xz') }],
  ['28b52ffd', { fault: compressed('Zstandard') }],
  ['04224d18', { fault: compressed('LZ4') }],
  ['1f9d', { fault: compressed('compress') }],
  ['377abcaf271c', { fault: compressed('7-Zip') }],
  ['526172211a07', { fault: compressed('RAR') }],
  ['d0cf11e0a1b11ae1', { fault: workbook }],
  ['25504446', { fault: 'It is a PDF, which is for people to read. Export the data as SQL or CSV.' }],
  ['53514c69746520666f726d617420', { fault: 'It is a SQLite database. Export its tables as SQL or CSV.' }],
  ['5047444d50', { fault: 'It is a PostgreSQL archive. Export its tables as CSV.' }],
  ['ffd8ff', { fault: picture }],
  ['89504e47', { fault: picture }],
  ['47494638', { fault: picture }],
  ['fffe0000', { fault: 'Its text is in UTF-32. Save it as UTF-8, and upload the new file.' }],
  ['0000feff', { fault: 'Its text is in UTF-32. Save it as UTF-8, and upload the new file.' }],
];

export function kindOf(first: Uint8Array): FileKind {
  const bytes = Buffer.from(first.buffer, first.byteOffset, first.length);
  const digits = bytes.toString('hex', 0, 16);
  const known = signatures.find(([signature]) => digits.startsWith(signature));
  if (known) return known[1];
  if (bytes.toString('latin1', 257, 262) === 'ustar') {
    return {
      fault: 'It is a tar archive, which can’t be opened here. Unpack it first, and upload the file that is in it.',
    };
  }
  if (first.length > 0 && first.every((byte) => byte === 0)) {
    return { fault: 'It contains nothing but zeros: it was damaged on its way. Export or download it again.' };
  }
  return 'text';
}

/** An Office document is a zip archive, with these files in it. */
export function documentOf(names: readonly string[]): string | undefined {
  if (names.includes('xl/workbook.xml')) return workbook;
  if (names.includes('[Content_Types].xml')) return 'It is an Office document. Export the data as SQL or CSV.';
  if (!names.includes('mimetype') || !names.includes('content.xml')) return undefined;
  return 'It is a LibreOffice document. Save it as CSV, and upload the new file.';
}

export const webPage = 'It is a web page, not an export: perhaps the other system had signed you out. Export it again.';
export const isWebPage = (start: string): boolean => /^\s*<(!doctype|html)/i.test(start);

/** What a text is by its beginning, where a table is expected. */
export function otherThanTable(start: string): string | undefined {
  if (isWebPage(start)) return webPage;
  return /^\s*(-- |\/\*|CREATE TABLE|INSERT INTO|DROP TABLE|SET NAMES)/i.test(start)
    ? 'It is a database dump, not a table. Upload it under “From Easy!Appointments”.'
    : undefined;
}
