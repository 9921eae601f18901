import type { TextReader } from '../platform/text/decode-text.js';
import { FileFault } from './file-fault.js';

/** What is read whole: a table, an answer of an API. */
const mostCharacters = 64 * 1024 ** 2;

/** The text of a file, piece by piece. */
export async function* textOf(pieces: AsyncIterable<Uint8Array>, reader: TextReader): AsyncGenerator<string> {
  for await (const piece of pieces) {
    const text = reader.push(piece);
    if (text !== '') yield text;
  }
  const rest = reader.end();
  if (rest !== '') yield rest;
}

/** @throws FileFault when it is too long to be held at once */
export async function wholeText(texts: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  let characters = 0;
  for await (const text of texts) {
    characters += text.length;
    if (characters > mostCharacters) throw new FileFault('It is too large. Divide it into files of up to 64 MB each.');
    all.push(text);
  }
  return all.join('');
}
