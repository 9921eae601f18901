import { BadInput } from '../platform/refusal.js';

/** The bytes of a JSON file as the value they say. @throws BadInput when they are not UTF-8, or not JSON: in which line */
export function parseFile(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    throw new BadInput([{ path: '', message: `is not JSON: ${withLine(fault.message, text)}` }]);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput([{ path: '', message: 'is not UTF-8 text' }]);
  }
}

/** Engines count characters, people lines; newer engines say both. */
function withLine(message: string, text: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined || message.includes('line ')) return message;
  const before = text.slice(0, Number(position)).split('\n');
  return `${message} (line ${before.length} column ${before.at(-1)!.length + 1})`;
}
