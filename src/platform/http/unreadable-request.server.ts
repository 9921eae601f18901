import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal } from '../refusal.js';
import { failureOf } from './failure.js';
import { problem } from './problem.js';
import { refusalHeaders } from './refusal-headers.js';

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * What Node cannot read as HTTP reaches no handler; it is answered as any other refusal is, and the connection ends.
 * `seconds`: to wait, for who has sent too much of it; `secure`: the outside sees https.
 */
export function refuseUnreadable(
  fault: NodeJS.ErrnoException,
  socket: Socket,
  { seconds, secure }: { readonly seconds: number; readonly secure: boolean },
): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const statusCode = statuses[fault.code ?? ''] ?? 400;
  const refusal =
    seconds > 0 ? new Refusal('too-many-requests', { seconds }) : Object.assign(new Error(), { statusCode });
  const { status, headers, body } = problem(failureOf(refusal), '');
  const length = { 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries({ ...refusalHeaders(secure), ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${String(body)}`);
}
