/** One field or file of a form (RFC 7578). Its content must be read, or given up, before the next part is asked for. */
export interface FormPart {
  readonly name: string;
  /** Only files have one, and the browser chose it: never a path to write to. */
  readonly filename?: string;
  readonly type: string;
  readonly content: AsyncIterable<Buffer>;
}

/** A form that is not in the form it says it is in. */
export class NotMultipart extends Error {}

const longestHeaders = 8 * 1024;

/** The parts of a form as they arrive, whatever pieces it arrives in; never more in memory than one piece and a boundary. */
export async function* parts(pieces: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const source = new Source(pieces);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await drain(source.until(delimiter));
  for (;;) {
    const after = await source.take(2);
    if (after.equals(end)) return;
    const headers: Buffer[] = [after];
    let length = 0;
    for await (const piece of source.until(blankLine)) {
      headers.push(piece);
      length += piece.length;
      if (length > longestHeaders) throw new NotMultipart('headers without end');
    }
    const content = source.until(delimiter);
    yield { ...described(Buffer.concat(headers).toString('utf8')), content };
    await drain(content);
  }
}

/** What a Content-Type header calls the boundary; undefined when it is no multipart form. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

const end = Buffer.from('--');
const blankLine = Buffer.from('\r\n\r\n');

/** Bytes that are searched while they arrive. */
class Source {
  // The first boundary may stand at the very beginning, without the line break that belongs to all others.
  private held: Buffer = Buffer.from('\r\n');
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** What comes before the mark; the mark itself is passed over. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        const before = this.held.subarray(0, at);
        this.held = this.held.subarray(at + mark.length);
        if (before.length > 0) yield before;
        return;
      }
      // The end of what is here may be the beginning of the mark.
      const sure = this.held.length - mark.length + 1;
      if (sure > 0) {
        const before = this.held.subarray(0, sure);
        this.held = this.held.subarray(sure);
        yield before;
      }
      await this.more();
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.more();
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  private async more(): Promise<void> {
    const { done, value } = await this.pieces.next();
    if (done) throw new NotMultipart('ends too early');
    this.held = Buffer.concat([this.held, value]);
  }
}

async function drain(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of content) void piece;
}

function described(headers: string): Pick<FormPart, 'name' | 'filename' | 'type'> {
  const line = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(headers)?.[1]?.trim();
  const disposition = line('content-disposition') ?? '';
  const name = quoted(disposition, 'name');
  if (!/^form-data\b/i.test(disposition) || name === undefined) throw new NotMultipart('a part without a name');
  return { name, filename: quoted(disposition, 'filename'), type: line('content-type') ?? 'text/plain' };
}

/** Browsers write quotes and line breaks inside a name as %22, %0D and %0A, and nothing else. */
function quoted(disposition: string, parameter: string): string | undefined {
  const found = new RegExp(`;\\s*${parameter}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return found?.replaceAll('%22', '"').replaceAll(/%0[DA]/gi, ' ');
}
