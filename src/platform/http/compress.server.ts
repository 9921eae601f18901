import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Below this a header and a round through the thread pool cost more than they save. */
const worthwhile = 1024;
const compressible = /^(text\/|application\/(json|problem\+json|javascript|xml)|image\/svg)/;

/** The encoding to send this in, or undefined when it had better go as it is. */
export function encodingFor(body: string | Uint8Array, type = '', accepted = ''): Encoding | undefined {
  if (accepted === '' || body.length < worthwhile || !compressible.test(type)) return undefined;
  if (accepts(accepted, 'br')) return 'br';
  return accepts(accepted, 'gzip') ? 'gzip' : undefined;
}

export function compress(body: string | Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  // Quality 4: about what gzip 6 gives, at a third of its time.
  if (encoding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  return zip(bytes, { level: 5 });
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function accepts(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
