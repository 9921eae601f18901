import type { IncomingMessage } from 'node:http';
import type { WebRequest } from './request.js';

/** What the log line of a request will say, and the reference an error page shows. */
export interface Notes {
  readonly id: string;
  /** The pattern, `/visit/:token`, never the address: that may hold a secret. */
  route?: string;
}

const notes = new WeakMap<IncomingMessage, Notes>();

export function begin(request: IncomingMessage, id: string): Notes {
  const fresh: Notes = { id };
  notes.set(request, fresh);
  return fresh;
}

export function notesOf(request: WebRequest): Notes {
  const raw = request.raw ?? (request as unknown as IncomingMessage);
  return notes.get(raw) ?? begin(raw, '-');
}
