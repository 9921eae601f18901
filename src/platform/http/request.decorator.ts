import { createParamDecorator, type ExecutionContext, Param, ParseUUIDPipe } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { cookiesOf } from './cookie.js';
import type { CookieParser } from './plugins.js';

/** What handlers may know of a request. `ip` is the client's, believing as many proxies as the settings say. */
export type WebRequest = Pick<
  FastifyRequest,
  'raw' | 'method' | 'url' | 'headers' | 'ip' | 'params' | 'query' | 'body'
> & {
  readonly server: CookieParser;
};

/** The cookies of the request by name, as a handler's argument: `@Cookies() cookies: Readonly<Record<string, string>>`. */
export const Cookies = createParamDecorator((_: unknown, context: ExecutionContext) =>
  cookiesOf(context.switchToHttp().getRequest<WebRequest>()),
);

/** The id in the address of the route, as a handler's argument: `@Id() id: string`. Refuses what is none. */
export const Id = () => Param('id', new ParseUUIDPipe());

export function pathOf(request: Pick<WebRequest, 'url'>): string {
  return request.url.split('?', 1)[0] ?? '/';
}
