import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { BadInput, Refusal } from '../refusal.js';
import { extendRequestTimeout } from './request-timeout.server.js';
import type { FormRequest } from './plugins.js';
import type { FileLimits } from './accepts-files.decorator.js';
import { cleanedText } from './clean-input.js';
import { FileOnDisk, Upload } from './upload.js';
import { uploadFolder } from './uploads.server.js';

type Value = string | Upload | FileOnDisk;

interface ReadFields {
  readonly fields: Readonly<Record<string, string[]>>;
  readonly files: readonly string[];
}

interface ReadForm {
  readonly fields: Record<string, Value | Value[]>;
  /** The first file for which there was no room; it has been read past, and what followed it has not been lost. */
  readonly tooLarge?: string;
}

/** Of text: of one field; and of all that are kept of a form that nobody takes. */
const longestText = 4 * 1024 * 1024;
const mostParts = 200;
/** Of a form without files. */
export const mostEncoded = 64 * 1024;
/** The largest file that any handler takes. */
const mostPassed = 256 * 1024 * 1024;
/** There is time to read past so many times what is taken: for photos as cameras make them, and not for a stranger's few words. */
const timesPassed = 32;
/** A line that is slower than this would not carry the page either. */
const bytesPerSecond = 100_000;

/**
 * Reads a form with files. Nothing stays behind: files on disk go when the request is over.
 * @throws Refusal too-large (its text), too-slow (it broke off); BadInput when it is no such form
 */
export async function readForm(request: FormRequest, limits: FileLimits, over: Promise<void>): Promise<ReadForm> {
  const most = limits.megabytes * 1024 * 1024;
  extendRequestTimeout(request.raw, Math.min(mostPassed, timesPassed * most) / bytesPerSecond);
  try {
    const fields = Object.create(null) as ReadForm['fields'];
    let tooLarge: string | undefined;
    let count = 0;
    let bytes = 0;
    for await (const part of partsOf(request, most)) {
      count++;
      const value = await valueOf(part, limits, over);
      if (value === undefined) continue;
      bytes += sizeOf(value);
      if (part.type === 'file' && (part.file.truncated || bytes > most)) {
        tooLarge ??= part.fieldname;
        bytes -= sizeOf(value);
        if (value instanceof FileOnDisk) await rm(value.path, { force: true });
        continue;
      }
      if (bytes > most) throw new Refusal('too-large');
      const before = fields[part.fieldname];
      fields[part.fieldname] = before === undefined ? value : [before, value].flat();
    }
    // The parser skips everything before the first boundary, so a body without one has no parts.
    if (count === 0) throw unreadable();
    return { fields: { ...fields }, tooLarge };
  } catch (fault) {
    await readPast(request);
    throw refusalOf(fault);
  }
}

/** The text of a form that nobody takes, and what its files are called; they are read past. @throws Refusal too-large */
export async function readFields(request: FormRequest): Promise<ReadFields> {
  extendRequestTimeout(request.raw, mostPassed / bytesPerSecond);
  const [fields, files]: [Record<string, string[]>, string[]] = [{}, []];
  let bytes = 0;
  for await (const part of partsOf(request, mostPassed)) {
    if (part.type === 'file') {
      if (part.filename) files.push(nameOf(part));
      part.file.resume();
    } else if (typeof part.value === 'string') {
      bytes += sizeOf(part.value);
      if (bytes > longestText) {
        await readPast(request);
        throw new Refusal('too-large');
      }
      (fields[part.fieldname] ??= []).push(part.value);
    }
  }
  return { fields, files };
}

/** The rest is read and thrown away: a connection closed while the browser still sends shows no answer. */
async function readPast({ raw }: FormRequest): Promise<void> {
  await finished(raw.unpipe().resume()).catch(() => undefined);
}

/** A form without files, before the HTTP adapter has read it. @throws Refusal too-large */
export async function readEncoded(raw: IncomingMessage): Promise<ReadFields['fields']> {
  if (!(Number(raw.headers['content-length']) <= mostEncoded)) throw new Refusal('too-large');
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(await text(raw))) (fields[name] ??= []).push(value);
  return fields;
}

function partsOf(request: FormRequest, fileSize: number): AsyncIterable<Multipart> {
  // Files that are too large are read past: what comes after them is text that somebody typed.
  return request.parts({
    limits: { fileSize, fieldSize: longestText, parts: mostParts },
    throwFileSizeLimit: false,
  });
}

async function valueOf(part: Multipart, { onDisk }: FileLimits, over: Promise<void>): Promise<Value | undefined> {
  if (part.type === 'field') {
    if (part.valueTruncated) throw new Refusal('too-large');
    if (typeof part.value !== 'string') throw unreadable();
    return part.value;
  }
  // What a browser sends for a field in which no file was chosen.
  if (!part.filename) return void part.file.resume();
  if (!onDisk) return new Upload(nameOf(part), part.mimetype, await part.toBuffer());
  const folder = await uploadFolder();
  void over.then(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'file');
  const target = createWriteStream(path, { mode: 0o600 });
  await pipeline(part.file, target);
  return new FileOnDisk(nameOf(part), part.mimetype, path, target.bytesWritten);
}

/** Browsers write quotes and line breaks inside a name as %22, %0D and %0A, and nothing else. */
function nameOf({ filename }: MultipartFile): string {
  return cleanedText(filename.replaceAll('%22', '"').replaceAll(/%0[DA]/gi, ' '), { breaks: ' ', byPerson: true });
}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return value instanceof Upload ? value.bytes.length : value.size;
}

/** The plugin's own errors carry a code and a status; those of its parser, about a malformed form, are plain. */
function refusalOf(fault: unknown): unknown {
  if (fault instanceof Refusal || !(fault instanceof Error)) return fault;
  const { code } = fault as NodeJS.ErrnoException;
  if (code === 'FST_MP_PREMATURE_CLOSE' || code === 'ECONNRESET') return new Refusal('too-slow');
  return code === undefined && fault.name === 'Error' ? unreadable() : fault;
}

const unreadable = () => new BadInput([{ path: '', message: 'fault.unreadable' }]);
