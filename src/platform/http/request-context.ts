import type { IncomingMessage } from 'node:http';
import type { WebRequest } from './request.decorator.js';

/** What the log line of a request will say, and the reference an error page shows. */
export interface RequestContext {
  readonly id: string;
  /** The pattern, `/visit/:token`, never the address: that may hold a secret. */
  route?: string;
  /** One of too many, which are counted together. */
  isUnlogged?: boolean;
}

const notes = new WeakMap<IncomingMessage, RequestContext>();

export function begin(request: IncomingMessage, id: string): RequestContext {
  const fresh: RequestContext = { id };
  notes.set(request, fresh);
  return fresh;
}

export function requestContextOf({ raw }: Pick<WebRequest, 'raw'>): RequestContext {
  return notes.get(raw) ?? begin(raw, '-');
}
