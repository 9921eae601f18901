import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type RateLimit, RateLimits } from '../rate-limits.service.js';
import { Refusal } from '../refusal.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Challenge } from './challenge.service.js';
import { CHALLENGED } from './challenged.decorator.js';
import { FREELY_READ } from './freely-read.decorator.js';
import { networkOf } from './network-of.js';
import type { WebRequest } from './request.decorator.js';

const writes: RateLimit = { times: 60, seconds: 60, blocksInMemory: true };
const unproven: RateLimit = { times: 20, seconds: 600, blocksInMemory: true };

/**
 * How much one client may ask. Reading is generous, since a practice or a university shares one address, and counted in
 * each process: it is there against floods, and a count in the database costs 24 µs of CPU time, where a list of free
 * times costs 80 in all.
 * Writing is what would block a diary, and is counted in the database. Forms that ask for a proof of work and come
 * without one, because there is no script or it had no time, have a stricter limit and no other disadvantage: ten
 * bookings in ten minutes.
 */
@Injectable()
export class LimitGuard implements CanActivate {
  private readonly reads = new RateLimiterMemory({ points: 600, duration: 60 });

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Challenge) private readonly challenge: Challenge,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    if (!this.settings.rateLimits) return true;
    const request = context.switchToHttp().getRequest<WebRequest>();
    const network = networkOf(request.ip);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return this.write(context, request, network);
    return this.is(FREELY_READ, context) || this.read(network);
  }

  private async read(network: string): Promise<true> {
    try {
      await this.reads.consume(network);
      return true;
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? tooMany(Math.ceil(refused.msBeforeNext / 1000)) : refused;
    }
  }

  private async write(context: ExecutionContext, { body }: WebRequest, network: string): Promise<true> {
    const wait = await this.limits.take(`writes ${network}`, writes);
    if (wait > 0) throw tooMany(wait);
    if (!this.challenge.isOn || !this.is(CHALLENGED, context) || (await this.challenge.isMet(proofIn(body))))
      return true;
    const longer = await this.limits.take(`unproven ${network}`, unproven);
    if (longer > 0) throw tooMany(longer);
    return true;
  }

  private is(mark: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride<boolean>(mark, [context.getHandler(), context.getClass()]) ?? false;
  }
}

function proofIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'proof' in body ? body.proof : undefined;
}

const tooMany = (seconds: number) => new Refusal('too-many-requests', { seconds });
