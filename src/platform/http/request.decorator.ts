import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { readCookies } from './cookie.js';

/** What the HTTP adapters' requests have in common; `raw` is Fastify's. */
export interface WebRequest {
  readonly raw?: IncomingMessage;
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The client's address, believing as many proxies as the settings say. */
  readonly ip: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The cookies of the request by name, as a handler's argument: `@Cookies() cookies: Readonly<Record<string, string>>`. */
export const Cookies = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readCookies(context.switchToHttp().getRequest<WebRequest>().headers.cookie),
);

export function pathOf(request: Pick<WebRequest, 'url'>): string {
  return request.url.split('?', 1)[0] ?? '/';
}
