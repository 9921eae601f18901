import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { Refusal } from '../refusal.js';
import { SETTINGS, type Settings } from '../settings.js';
import type { WebRequest } from './request.js';

/**
 * How much one client address may ask (IPv6: one /64). Reading is generous, since a practice or a university shares one
 * address; writing is what someone would do to block a diary. Counted in each web process on its own.
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
    ],
  };
}

@Injectable()
export class LimitGuard extends ThrottlerGuard {
  @Inject(SETTINGS) private readonly settings: Settings;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    return !this.settings.rateLimits || super.canActivate(context);
  }

  protected override throwThrottlingException(_: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new Refusal('too-many-requests', { seconds: Math.ceil(detail.timeToBlockExpire) });
  }
}
