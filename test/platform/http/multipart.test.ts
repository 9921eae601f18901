import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundaryOf, NotMultipart, parts } from '../../../src/platform/http/multipart.js';

it('whatever a form holds, and in whatever pieces it arrives, it is read as it was sent', async () => {
  const names = fc.string({ minLength: 1, maxLength: 10 }).filter((name) => !/["\r\n%\\]/.test(name));
  // Bytes of which boundaries are made come more often than by chance.
  const content = fc.array(fc.oneof(fc.constantFrom(13, 10, 45, 66), fc.integer({ min: 0, max: 255 })), {
    maxLength: 60,
  });
  const part = fc.record({ name: names, filename: fc.option(names, { nil: undefined }), content });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), async (sent, size) => {
      const read = await all(inPieces(encoded(sent, 'BB'), size), 'BB');

      expect(read).toEqual(sent.filter(({ content }) => !Buffer.from(content).includes('\r\n--BB')));
    }),
    { numRuns: 300 },
  );
});

it('a form that breaks off is refused, wherever it breaks', async () => {
  const whole = encoded([{ name: 'a', filename: 'a.png', content: [1, 2, 3] }], 'BB');
  for (let length = 0; length < whole.length - 4; length++) {
    await expect(all(inPieces(whole.subarray(0, length), 7), 'BB')).rejects.toThrow(NotMultipart);
  }
});

it('what is left of a file nobody read is passed over', async () => {
  const names: string[] = [];
  const form = encoded(
    [
      { name: 'a', content: [1, 2, 3] },
      { name: 'b', content: [] },
    ],
    'BB',
  );

  for await (const { name } of parts(inPieces(form, 5), 'BB')) names.push(name);

  expect(names).toEqual(['a', 'b']);
});

it('names come back as browsers write them', async () => {
  const [part] = await all(inPieces(encoded([{ name: 'x', filename: 'a %22b%22.png', content: [] }], 'BB'), 9), 'BB');

  expect(part?.filename).toBe('a "b".png');
});

it('the boundary is found however the header is written', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; Boundary="a b"')).toBe('a b');
  expect(boundaryOf('multipart/mixed; boundary=abc')).toBeUndefined();
  expect(boundaryOf('multipart/form-data')).toBeUndefined();
});

interface Sent {
  readonly name: string;
  readonly filename?: string;
  readonly content: number[];
}

function encoded(sent: readonly Sent[], boundary: string): Buffer {
  const kept = sent.filter(({ content }) => !Buffer.from(content).includes(`\r\n--${boundary}`));
  return Buffer.concat([
    ...kept.flatMap(({ name, filename, content }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(pieces: AsyncIterable<Buffer>, boundary: string): Promise<Sent[]> {
  const read: Sent[] = [];
  for await (const { name, filename, content } of parts(pieces, boundary)) {
    const bytes: Buffer[] = [];
    for await (const piece of content) bytes.push(piece);
    read.push({ name, filename, content: Array.from(Buffer.concat(bytes)) });
  }
  return read;
}
