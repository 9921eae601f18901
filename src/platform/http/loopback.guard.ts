import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Refusal } from '../refusal.js';
import { hostNameOf, isLoopbackAddress, isLoopbackName } from './host-names.js';
import type { WebRequest } from './request.decorator.js';

/** What proxies add. */
const forwarded = /forwarded|^via$|(real|client|connecting|external)-(ip|address)$/;

/**
 * For what only the person, or a program, at this very machine may see; not there for others. A proxy that stands here too
 * asks from here and adds a header, or speaks HTTP/1.0 as nginx does unless told otherwise; a page elsewhere whose name was
 * made to point here (DNS rebinding) asks by that name.
 */
@Injectable()
export class LoopbackGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { raw } = context.switchToHttp().getRequest<WebRequest>();
    const { headers, httpVersion, socket } = raw;
    const isHere = isLoopbackAddress(socket.remoteAddress) && isLoopbackName(hostNameOf(headers.host));
    if (isHere && httpVersion !== '1.0' && !Object.keys(headers).some((name) => forwarded.test(name))) return true;
    throw new Refusal('not-found');
  }
}
