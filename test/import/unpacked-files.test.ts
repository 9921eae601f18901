import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { FileFault } from '../../src/import/file-fault.js';
import { mostUnpacked, unpackedFiles } from '../../src/import/unpacked-files.client.js';
import { zip } from '../support/zip.js';

const sql = 'INSERT INTO `ea_roles` (`id`) VALUES (1);';

async function filesIn(bytes: Buffer, name = 'backup'): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const unpacking = { wanted: /\.sql(\.gz)?$/i, mostBytes: mostUnpacked(bytes.length) };
  for await (const file of unpackedFiles({ name, bytes }, unpacking)) {
    const pieces: Buffer[] = [];
    for await (const piece of file.pieces) pieces.push(piece);
    found[file.name] = String(Buffer.concat(pieces));
  }
  return found;
}

it.each([
  ['plain', Buffer.from(sql)],
  ['gzip', gzipSync(sql)],
  ['gzip twice', gzipSync(gzipSync(sql))],
  ['two gzip files put together', Buffer.concat([gzipSync(sql.slice(0, 9)), gzipSync(sql.slice(9))])],
  ['zip', zip([{ name: 'a.sql', bytes: sql }])],
  ['zip, not compressed', zip([{ name: 'a.sql', bytes: sql, method: 0 }])],
  ['zip with one file of any name', zip([{ name: 'export/2026', bytes: sql }])],
  ['zip in gzip', gzipSync(zip([{ name: 'a.sql', bytes: sql }]))],
  ['gzip in zip', zip([{ name: 'a.sql.gz', bytes: gzipSync(sql) }])],
  ['zip in zip', zip([{ name: 'a.zip', bytes: zip([{ name: 'a.sql', bytes: sql }]) }])],
  [
    'zip by macOS',
    zip([
      { name: 'site/', bytes: '', method: 0 },
      { name: 'site/a.sql', bytes: sql },
      { name: 'site/.DS_Store', bytes: 'x' },
      { name: '__MACOSX/site/._a.sql', bytes: 'resource fork' },
    ]),
  ],
  [
    'zip with other things',
    zip([
      { name: 'readme.md', bytes: 'Hello' },
      { name: 'a.SQL', bytes: sql },
    ]),
  ],
])('%s is opened, whatever it is called', async (_, bytes) => {
  expect(Object.values(await filesIn(bytes, 'backup.pdf'))).toEqual([sql]);
});

it('all files that are meant come out of an archive, by their names', async () => {
  const archive = zip([
    { name: 'b/users.sql', bytes: '2' },
    { name: 'a/roles.sql.gz', bytes: gzipSync('1') },
    { name: 'c/readme.txt', bytes: '3' },
  ]);

  expect(await filesIn(archive)).toEqual({ 'roles.sql': '1', 'users.sql': '2' });
});

const whole = gzipSync(sql);
const archive = zip([{ name: 'a.sql', bytes: sql }]);
it.each([
  ['bzip2', Buffer.from('BZh91AY&SY'), /bzip2.*Unpack it first/],
  ['xz', Buffer.from('fd377a585a000004', 'hex'), /xz/],
  ['7-Zip', Buffer.from('377abcaf271c0004', 'hex'), /7-Zip/],
  ['a workbook of old', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), /Excel workbook.*CSV UTF-8/],
  [
    'a workbook',
    zip([
      { name: '[Content_Types].xml', bytes: '' },
      { name: 'xl/workbook.xml', bytes: '' },
    ]),
    /Excel workbook/,
  ],
  ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
  ['a tar archive', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0'), Buffer.alloc(300)]), /tar archive/],
  ['zeros', Buffer.alloc(4096), /zeros/],
  ['half a gzip file', whole.subarray(0, whole.length - 20), /ends too early/],
  [
    'a damaged gzip file',
    Buffer.concat([whole.subarray(0, 12), Buffer.from('nonsense'), whole.subarray(20)]),
    /damaged/,
  ],
  ['half a zip archive', archive.subarray(0, archive.length - 30), /incomplete zip/],
  [
    'no archive behind its first bytes',
    Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(900, 'x')]),
    /incomplete zip/,
  ],
  ['an empty archive', zip([]), /empty archive/],
  ['a password', zip([{ name: 'a.sql', bytes: sql, encrypted: true }]), /password/],
  ['another compression', zip([{ name: 'a.sql', bytes: sql, method: 14 }]), /unusual format/],
  [
    'an archive of pictures',
    zip([
      { name: 'a.jpg', bytes: 'a' },
      { name: 'b.jpg', bytes: 'b' },
    ]),
    /other files \(a\.jpg, b\.jpg\)/,
  ],
  ['names that lead out of it', zip([{ name: '../../etc/passwd.sql', bytes: sql }]), /unusual file names/],
  ['five wrappings', [1, 2, 3, 4, 5].reduce((inner) => gzipSync(inner), Buffer.from(sql)), /several times over/],
])('%s ends in a sentence', async (_, bytes, sentence) => {
  const reading = filesIn(bytes);

  await expect(reading).rejects.toThrow(sentence);
  await expect(reading).rejects.toBeInstanceOf(FileFault);
});

it('a flood is not read to its end, however it is packed', { timeout: 60_000 }, async () => {
  const flood = gzipSync(Buffer.alloc(160 * 1024 ** 2, ' '), { level: 1 });
  const small = Buffer.alloc(4 * 1024 ** 2, ' ');
  const many = zip(Array.from({ length: 60 }, (_, at) => ({ name: `${at}.sql`, bytes: small })));
  for (const bytes of [flood, gzipSync(flood), zip([{ name: 'a.sql', bytes: flood }]), many]) {
    await expect(filesIn(bytes)).rejects.toThrow(/far more than an export does/);
  }
});

it('an archive of a hundred thousand files is not looked through', async () => {
  const one = zip([{ name: 'a.sql', bytes: '' }]);
  // 65,535 in the short form of the list.
  const entry = one.subarray(one.indexOf('PK\x01\x02'), one.indexOf('PK\x05\x06'));
  const end = Buffer.from(one.subarray(one.indexOf('PK\x05\x06')));
  const local = one.subarray(0, one.indexOf('PK\x01\x02'));
  end.writeUInt16LE(60_000, 8);
  end.writeUInt16LE(60_000, 10);
  end.writeUInt32LE(entry.length * 60_000, 12);
  const list = Buffer.concat(Array.from({ length: 60_000 }, () => entry));

  await expect(filesIn(Buffer.concat([local, list, end]))).rejects.toThrow(/more than 10,000 files/);
});
