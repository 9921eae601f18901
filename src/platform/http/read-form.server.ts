import type { IncomingMessage } from 'node:http';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BadInput, Refusal } from '../refusal.js';
import { boundaryOf, NotMultipart, type FormPart, parts } from './multipart.js';
import { extendRequestTimeout } from './request-timeout.server.js';
import type { FileLimits } from './accepts-files.decorator.js';
import { FileOnDisk, Upload } from './upload.js';

type Value = string | Upload | FileOnDisk;
type Form = Record<string, Value | Value[]>;

const longestField = 4 * 1024 * 1024;
const mostParts = 200;
/** A line that is slower than this would not carry the page either. */
const bytesPerSecond = 100_000;

/**
 * Reads a form with files. Nothing stays behind: files on disk go when the request is over.
 * @throws Refusal too-large, too-slow (it broke off); BadInput when it is no such form
 */
export async function readForm(request: IncomingMessage, limits: FileLimits, over: Promise<void>): Promise<Form> {
  const boundary = boundaryOf(request.headers['content-type'] ?? '');
  const most = limits.megabytes * 1024 * 1024;
  if (boundary === undefined) throw unreadable();
  if (Number(request.headers['content-length'] ?? 0) > most) throw new Refusal('too-large');
  extendRequestTimeout(request, most / bytesPerSecond);
  try {
    const form: Form = Object.create(null) as Form;
    let count = 0;
    for await (const part of parts(counted(request, most), boundary)) {
      if (++count > mostParts) throw new Refusal('too-large');
      const value = await valueOf(part, limits, over);
      const before = form[part.name];
      if (value === undefined) continue;
      form[part.name] = before === undefined ? value : [before, value].flat();
    }
    return { ...form };
  } catch (fault) {
    // Read to its end unseen, or the browser would not listen to the answer.
    request.resume();
    if (fault instanceof NotMultipart) throw unreadable();
    throw (fault as NodeJS.ErrnoException).code === 'ECONNRESET' ? new Refusal('too-slow') : fault;
  }
}

async function* counted(request: IncomingMessage, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    bytes += (piece as Buffer).length;
    if (bytes > most) throw new Refusal('too-large');
    yield piece as Buffer;
  }
}

async function valueOf(part: FormPart, { onDisk }: FileLimits, over: Promise<void>): Promise<Value | undefined> {
  if (part.filename === undefined) return (await whole(part, longestField)).toString('utf8');
  // What a browser sends for a field in which no file was chosen.
  if (part.filename === '') return void (await whole(part, 0));
  if (!onDisk) return new Upload(part.filename, part.type, await whole(part, Number.POSITIVE_INFINITY));
  const folder = await mkdtemp(join(tmpdir(), 'meridian-upload-'));
  void over.then(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'file');
  const target = createWriteStream(path, { mode: 0o600 });
  await pipeline(part.content, target);
  return new FileOnDisk(part.filename, part.type, path, target.bytesWritten);
}

async function whole({ content }: FormPart, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > most) throw new Refusal('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const unreadable = () => new BadInput([{ path: '', message: 'fault.unreadable' }]);
