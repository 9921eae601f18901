import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { FileFault } from './file-fault.js';
import { documentOf } from './file-kind.js';

/** A file in a zip archive; its bytes are read before the next file is asked for. */
interface FileInZip {
  readonly name: string;
  readonly pieces: AsyncIterable<Buffer>;
  /** Packed size by unpacked size. */
  readonly ratio: number;
}

const mostEntries = 10_000;

/** The files that are meant, in the order of their names; one that stands alone is, whatever it is called. @throws FileFault */
export async function* filesInZip(archive: string | Buffer, wanted: RegExp): AsyncGenerator<FileInZip> {
  let zip: ZipFile | undefined;
  try {
    const options = { lazyEntries: true, autoClose: false };
    zip = await (typeof archive === 'string' ? openPromise(archive, options) : fromBufferPromise(archive, options));
    for (const entry of chosen(await entriesOf(zip), wanted)) {
      const { fileName: name, compressedSize, uncompressedSize } = entry;
      yield { name, pieces: contentOf(zip, entry), ratio: compressedSize / Math.max(1, uncompressedSize) };
    }
  } catch (fault) {
    throw inWords(fault);
  } finally {
    zip?.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length === mostEntries) {
      throw new FileFault('It is an archive of more than 10,000 files. Upload only the file that is needed.');
    }
    entries.push(entry);
  }
  return entries;
}

/** Folders, and what macOS and Windows keep beside the files of somebody. */
const aside = /\/$|(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

function chosen(entries: readonly Entry[], wanted: RegExp): readonly Entry[] {
  const document = documentOf(entries.map(({ fileName }) => fileName));
  if (document) throw new FileFault(document);
  const files = entries.filter(({ fileName }) => !aside.test(fileName));
  if (files.length === 1) return files;
  const meant = files.filter(({ fileName }) => wanted.test(fileName));
  if (meant.length > 0) return meant.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
  const some = files.slice(0, 3).map(({ fileName }) => fileName);
  throw new FileFault(
    files.length === 0
      ? 'It is an empty archive. Export it again.'
      : `It is an archive of other files (${some.join(', ')}${files.length > 3 ? ', …' : ''}). Upload the file that holds the data.`,
  );
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) throw new FileFault(locked);
  if (!entry.canDecodeFileData()) {
    throw new FileFault(
      'It is a zip archive in an unusual format. Unpack it, and pack it as an ordinary zip file or not at all.',
    );
  }
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) yield piece as Buffer;
  } catch (fault) {
    throw inWords(fault);
  }
}

const locked = 'It is protected by a password. Unpack it, and upload the file without one.';

/** yauzl tells its faults by their sentences alone. */
function inWords(fault: unknown): unknown {
  if (fault instanceof FileFault) return fault;
  const { message, code } = fault as Error & { readonly code?: string };
  if (/encrypt/.test(message)) return new FileFault(locked);
  if (/relative path|absolute path|characters in fileName/.test(message)) {
    return new FileFault('It is an archive with unusual file names. Unpack it, and upload the file that is needed.');
  }
  if (/multi-disk/.test(message))
    return new FileFault('It is one part of a divided zip archive. Make a single archive of it.');
  return code === undefined || code.startsWith('Z_')
    ? new FileFault('It is a damaged or incomplete zip archive. Export or download it again.')
    : fault;
}
