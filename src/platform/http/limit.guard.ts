import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
} from '@nestjs/throttler';
import { Refusal } from '../refusal.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Challenge } from './challenge.service.js';
import { CHALLENGED } from './challenged.decorator.js';
import type { WebRequest } from './request.decorator.js';

/**
 * How much one client address may ask (IPv6: one /64). Reading is generous, since a practice or a university shares one
 * address; writing is what someone would do to block a diary. Forms that ask for a proof of work and come without one,
 * because there is no script or it had no time, have a stricter limit and no other disadvantage: ten bookings in ten
 * minutes. Counted in each web process on its own.
 */
export function limits(): ThrottlerModuleOptions {
  const reads = (context: ExecutionContext) =>
    ['GET', 'HEAD', 'OPTIONS'].includes(context.switchToHttp().getRequest<WebRequest>().method);
  return {
    setHeaders: false,
    // One count for the whole site, not one for each route.
    generateKey: (_context, address, name) => `${name} ${address}`,
    throttlers: [
      { name: 'reads', ttl: 60_000, limit: 600, skipIf: (context) => !reads(context) },
      { name: 'writes', ttl: 60_000, limit: 60, skipIf: reads },
      { name: 'unproven', ttl: 600_000, limit: 20, skipIf: reads },
    ],
  };
}

@Injectable()
export class LimitGuard extends ThrottlerGuard {
  @Inject(SETTINGS) private readonly settings: Settings;
  @Inject(Challenge) private readonly challenge: Challenge;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    return !this.settings.rateLimits || super.canActivate(context);
  }

  protected override async handleRequest(asked: ThrottlerRequest): Promise<boolean> {
    if (asked.throttler.name === 'unproven' && !this.owesProof(asked.context)) return true;
    return super.handleRequest(asked);
  }

  private owesProof(context: ExecutionContext): boolean {
    const where = [context.getHandler(), context.getClass()];
    if (!this.challenge.isOn || !this.reflector.getAllAndOverride<boolean>(CHALLENGED, where)) return false;
    const { body } = context.switchToHttp().getRequest<WebRequest>();
    return !this.challenge.isMet(typeof body === 'object' && body !== null && 'proof' in body ? body.proof : undefined);
  }

  protected override throwThrottlingException(_: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new Refusal('too-many-requests', { seconds: Math.ceil(detail.timeToBlockExpire) });
  }
}
