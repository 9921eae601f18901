import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { BadInput, Refusal } from '../refusal.js';
import { uncleanPath } from './clean-input.js';
import { notesOf } from './notes.js';
import type { WebRequest } from './request.js';

/** What no handler should ever have to think about: strange media, control characters, towers of brackets. */
@Injectable()
export class DoorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<WebRequest & Routed>();
    notesOf(request).route = request.routeOptions?.url ?? request.route?.path;
    if (hasBody(request) && !understood.test(request.headers['content-type'] ?? '')) {
      throw new Refusal('unsupported-media');
    }
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
  readonly routeOptions?: { readonly url?: string };
  readonly route?: { readonly path?: string };
}

const understood = /^application\/(json|x-www-form-urlencoded)\s*(;|$)/i;

function hasBody({ headers }: WebRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
