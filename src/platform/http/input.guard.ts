import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { BadInput, Refusal } from '../refusal.js';
import { uncleanPath } from './clean-input.js';
import { boundaryOf } from './multipart.js';
import { requestContextOf } from './request-context.js';
import { readForm } from './read-form.server.js';
import type { WebRequest } from './request.decorator.js';
import { fileLimitsOf } from './accepts-files.decorator.js';

/** What no handler should ever have to think about: strange media, control characters, towers of brackets. */
@Injectable()
export class InputGuard implements CanActivate {
  canActivate(context: ExecutionContext): true | Promise<true> {
    const request = context.switchToHttp().getRequest<WebRequest & Routed>();
    requestContextOf(request).route = request.routeOptions?.url ?? request.route?.path;
    const type = request.headers['content-type'] ?? '';
    if (!hasBody(request) || understood.test(type)) return this.clean(request);
    const limits = fileLimitsOf(context.getHandler());
    if (!limits || boundaryOf(type) === undefined) throw new Refusal('unsupported-media');
    // Read only now: whoever may not come in has not been listened to.
    const response = context.switchToHttp().getResponse<ServerResponse & { readonly raw?: ServerResponse }>();
    const over = new Promise<void>((resolve) => (response.raw ?? response).once('close', resolve));
    return readForm(request.raw ?? (request as unknown as IncomingMessage), limits, over).then((form) => {
      request.body = form;
      return this.clean(request);
    });
  }

  private clean(request: WebRequest): true {
    const unclean =
      uncleanPath(request.params, { lines: false }) ??
      uncleanPath(request.query, { lines: false }) ??
      uncleanPath(request.body, { lines: true });
    if (unclean !== undefined) throw new BadInput([{ path: unclean, message: 'fault.characters' }]);
    return true;
  }
}

/** Where Fastify and Express keep the pattern of the route. */
interface Routed {
  /** Forms with files are read here, the others by the adapter. */
  body: unknown;
  readonly routeOptions?: { readonly url?: string };
  readonly route?: { readonly path?: string };
}

const understood = /^application\/(json|x-www-form-urlencoded)\s*(;|$)/i;

function hasBody({ headers }: WebRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
