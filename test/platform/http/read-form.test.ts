import { EventEmitter, once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import fc from 'fast-check';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { failureOf } from '../../../src/platform/http/failure.js';
import type { FormRequest } from '../../../src/platform/http/plugins.js';
import { readFields, readForm } from '../../../src/platform/http/read-form.server.js';
import { requestTimeout } from '../../../src/platform/http/request-timeout.server.js';
import { Upload } from '../../../src/platform/http/upload.js';

let app: FastifyInstance;
const reading = new EventEmitter();
beforeAll(async () => {
  app = fastify();
  await app.register(multipart);
  app.post('/', async (request, reply) => {
    const over = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    const whole = readForm(request, { megabytes: 0.01 }, over);
    reading.emit('begun');
    const form = await whole.catch(failureOf);
    if ('unexpected' in form) return { refused: form.code };
    if (form.tooLarge) return { tooLarge: form.tooLarge, kept: Object.keys(form.fields) };
    return Object.entries(form.fields).flatMap(([name, values]) =>
      [values].flat().map((value: unknown) => ({ name, ...read(value) })),
    );
  });
  app.post('/on-disk', async (request, reply) => {
    const over = new Promise<void>((resolve) => reply.raw.once('close', resolve));
    const { fields } = await readForm(request, { megabytes: 0.01, onDisk: true }, over);
    const folders = await readdir(tmpdir());
    const files = await Promise.all(folders.map((folder) => readdir(join(tmpdir(), folder))));
    return { kept: Object.keys(fields), onDisk: files.flat().length };
  });
  app.post('/taken-by-nobody', async (request) => {
    const form = await readFields(request as FormRequest).catch(failureOf);
    return 'unexpected' in form ? { refused: form.code } : { kept: Object.keys(form.fields) };
  });
});
afterAll(() => app.close());

it('whatever a form holds, and in whatever pieces it arrives, it is read as it was sent', async () => {
  const names = fc.string({ minLength: 1, maxLength: 10 }).filter((name) => /^[\wß-]+$/.test(name) && !(name in {}));
  // Bytes of which boundaries are made come more often than by chance.
  const content = fc.array(fc.oneof(fc.constantFrom(13, 10, 45, 66), fc.integer({ min: 0, max: 127 })), {
    maxLength: 60,
  });
  const part = fc.record({ name: names, filename: fc.option(names, { nil: undefined }), content });
  const parts = fc.uniqueArray(part, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 50 }), async (sent, size) => {
      // No browser takes a boundary that the form contains; the line break before it may be the one that ends the header.
      const kept = sent.filter(({ content }) => !Buffer.from([13, 10, ...content]).includes('\r\n--BB'));
      fc.pre(kept.length > 0);

      const seen = await send(encoded(kept, 'BB'), size);

      // Object keys that look like numbers come first.
      expect(byName(seen as Sent[])).toEqual(byName(kept));
    }),
    { numRuns: 200 },
  );
});

it('a form that breaks off is refused, wherever it breaks', async () => {
  const whole = encoded([{ name: 'a', filename: 'a.png', content: [1, 2, 3] }], 'BB');
  for (let length = 1; length < whole.length - 4; length++) {
    expect([length, await send(whole.subarray(0, length), 7)]).toEqual([length, { refused: 'bad-input' }]);
  }
});

it('more than is taken is refused, also when the length was not said before', async () => {
  const file = (name: string, length: number) => ({ name, filename: 'a.png', content: Array<number>(length).fill(1) });

  const text = { name: 'alt', content: [97] };
  for (const tooLarge of [
    [{ name: 'a', content: file('a', 12_000).content }],
    Array.from({ length: 201 }, (_, n) => ({ name: `f${n}`, content: [] })),
  ])
    expect(await send(encoded(tooLarge, 'BB'), 999)).toEqual({ refused: 'too-large' });
  // Of a file it is said which, and what was typed beside it is read.
  expect(await send(encoded([file('a', 12_000), text], 'BB'), 999)).toEqual({ tooLarge: 'a', kept: ['alt'] });
  expect(await send(encoded([file('a', 6000), file('b', 6000), text], 'BB'), 999)).toEqual({
    tooLarge: 'b',
    kept: ['a', 'alt'],
  });
});

it('of a form that nobody takes some megabytes are kept at most, and the rest is read past', async () => {
  const field = (name: string) => ({ name, content: Array<number>(1024 * 1024).fill(97) });
  const many = encoded(['a', 'b', 'c', 'd', 'e'].map(field), 'BB');
  const few = encoded(['a', 'b', 'c'].map(field), 'BB');

  expect(await send(many, 65_536, '/taken-by-nobody')).toEqual({ refused: 'too-large' });
  expect(await send(few, 65_536, '/taken-by-nobody')).toEqual({ kept: ['a', 'b', 'c'] });
});

it('whoever may send a few words has no half hour for them', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  requestTimeout(app.server);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  const begun = once(reading, 'begun');
  socket.write(
    'POST / HTTP/1.1\r\nHost: clinic.test\r\nContent-Type: multipart/form-data; boundary=BB\r\nContent-Length: 999\r\n\r\n--BB',
  );
  await begun;

  vi.advanceTimersByTime(30_000);

  expect(String(await buffer(socket))).toContain('408 Request Timeout');
});

it('names come back as browsers write them', async () => {
  const seen = await send(encoded([{ name: 'x', filename: 'Zoë %22b%22.png', content: [] }], 'BB'), 9);

  expect(seen).toMatchObject([{ filename: 'Zoë "b".png' }]);
});

interface Sent {
  readonly name: string;
  readonly filename?: string;
  readonly content: number[];
}

function read(value: unknown): Omit<Sent, 'name'> {
  if (value instanceof Upload) return { filename: value.name, content: [...value.bytes] };
  return { content: [...Buffer.from(value as string)] };
}

it('a file that is too large does not stay on disk until the request is over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-form-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  const file = (name: string, length: number) => ({ name, filename: 'a.zip', content: Array<number>(length).fill(1) });

  const form = encoded([file('a', 6000), file('b', 6000), file('c', 12_000)], 'BB');
  expect(await send(form, 999, '/on-disk')).toEqual({ kept: ['a'], onDisk: 1 });
});

async function send(form: Buffer, pieceSize: number, url = '/'): Promise<unknown> {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=BB' },
    payload: Readable.from(inPieces(form, pieceSize)),
  });
  return answer.json();
}

function encoded(sent: readonly Sent[], boundary: string): Buffer {
  return Buffer.concat([
    ...sent.flatMap(({ name, filename, content }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

function* inPieces(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function byName(sent: readonly Sent[]): Sent[] {
  return sent.map((one) => ({ ...one })).sort((one, other) => (one.name < other.name ? -1 : 1));
}
