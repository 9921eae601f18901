import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileFault } from './file-fault.js';
import { kindOf, tellingBytes } from './file-kind.js';
import { filesInZip } from './zip-archive.client.js';

/** A file somebody uploaded, on disk or in memory. */
export type UploadedFile = { readonly name: string } & ({ readonly path: string } | { readonly bytes: Buffer });

/** The same, or one that is packed in it; its bytes are read before the next file is asked for. */
export interface UnpackedFile {
  readonly name: string;
  readonly pieces: AsyncIterable<Buffer>;
}

interface Unpacking {
  /** Names of the files that are meant when an archive holds several. */
  readonly wanted: RegExp;
  /** Unpacked, of all files and levels together. */
  readonly mostBytes: number;
  /** Is told how many bytes of the upload were read. */
  readonly onRead?: (bytes: number) => void;
}

const pieceBytes = 256 * 1024;
const mostLevels = 3;
/** An archive in another is held in memory: what is in it stands at its end. */
const mostInMemory = 64 * 1024 ** 2;
const tooMuch = 'It unpacks to far more than an export does. Unpack it, and upload only the file that is needed.';

/** A dump is seldom packed to less than a tenth; what unpacks to a hundred times as much was made to keep us busy. */
export const mostUnpacked = (bytes: number): number => Math.min(4 * 1024 ** 3, 1024 ** 2 + 100 * bytes);

/**
 * What is in a file, told by its bytes and not by its name: gzip and zip are opened, also in one another. Nothing is written
 * to disk. @throws FileFault while it is read
 */
export function unpackedFiles(file: UploadedFile, unpacking: Unpacking): AsyncGenerator<UnpackedFile> {
  return new Unpacker(unpacking).open(file);
}

class Unpacker {
  private bytes = 0;

  constructor(private readonly unpacking: Unpacking) {}

  async *open(file: UploadedFile): AsyncGenerator<UnpackedFile> {
    const pieces = this.told(
      'path' in file ? createReadStream(file.path, { highWaterMark: pieceBytes }) : [file.bytes],
    );
    yield* this.unpacked(file.name, pieces, 0, 'path' in file ? file.path : file.bytes);
  }

  /** `whole`: the same once more, for what is not read from its beginning. */
  private async *unpacked(
    name: string,
    pieces: AsyncGenerator<Buffer>,
    level: number,
    whole?: string | Buffer,
  ): AsyncGenerator<UnpackedFile> {
    const first = await beginning(pieces);
    const kind = kindOf(first);
    if (typeof kind === 'object') throw new FileFault(kind.fault);
    if (kind === 'text') yield { name, pieces: after(first, pieces) };
    else if (level === mostLevels) throw new FileFault('It is packed several times over. Unpack it first.');
    else if (kind === 'gzip') {
      yield* this.unpacked(name.replace(/\.gz$/i, ''), this.limited(gunzipped(after(first, pieces))), level + 1);
    } else {
      const archive = whole ?? (await inMemory(after(first, pieces)));
      await pieces.return(undefined);
      for await (const file of filesInZip(archive, this.unpacking.wanted)) {
        const inside = level === 0 ? this.told(file.pieces, file.ratio) : file.pieces;
        yield* this.unpacked(basename(file.name), this.limited(inside), level + 1);
      }
    }
  }

  private async *limited(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.bytes += piece.length;
      if (this.bytes > this.unpacking.mostBytes) throw new FileFault(tooMuch);
      yield piece;
    }
  }

  /** `ratio`: how many bytes of the upload one of these bytes takes. */
  private async *told(pieces: AsyncIterable<Buffer> | Iterable<Buffer>, ratio = 1): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.unpacking.onRead?.(piece.length * ratio);
      yield piece;
    }
  }
}

async function beginning(pieces: AsyncGenerator<Buffer>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < tellingBytes) {
    const { value, done } = await pieces.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  return first;
}

async function* after(first: Buffer, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* pieces;
}

async function* gunzipped(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // A fault of either ends the other.
  const gunzip = pipeline(Readable.from(pieces), createGunzip({ chunkSize: pieceBytes }), () => undefined);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (fault) {
    const { code } = fault as { code?: unknown };
    if (code === 'Z_BUF_ERROR')
      throw new FileFault('It ends too early: part of it is missing. Export or download it again.');
    if (code === 'Z_DATA_ERROR') throw new FileFault('It is damaged. Export or download it again.');
    throw fault;
  }
}

async function inMemory(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostInMemory)
      throw new FileFault('It holds another archive. Unpack it, and upload the one that is in it.');
    all.push(piece);
  }
  return Buffer.concat(all);
}
