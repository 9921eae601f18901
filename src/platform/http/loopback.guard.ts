import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Refusal } from '../refusal.js';
import type { WebRequest } from './request.decorator.js';

/** For what only the person at this very machine may see. Not there for others, nor by way of a proxy that stands here too. */
@Injectable()
export class LoopbackGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { ip, headers } = context.switchToHttp().getRequest<WebRequest>();
    const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'];
    if (forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(ip)) return true;
    throw new Refusal('not-found');
  }
}
