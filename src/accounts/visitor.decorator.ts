import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { cookiesOf } from '../platform/http/cookie.js';
import { waitOf } from '../platform/http/slowed-down.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { memberOf } from './staff.decorator.js';
import type { Visitor } from './sign-in-library.service.js';

/** What signing in needs to know of the browser, as a handler's argument: `@AsVisitor() visitor: Visitor`. */
export const AsVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<WebRequest>();
  const browser = (request.headers['user-agent'] ?? '').slice(0, 300);
  const session = memberOf(request)?.session.id;
  return { cookies: cookiesOf(request), address: request.ip, browser, session, wait: waitOf(request) };
});
