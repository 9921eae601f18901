import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FREELY_READ } from '../platform/http/freely-read.decorator.js';
import { SLOWED_DOWN, slowDown } from '../platform/http/slowed-down.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { Refusal } from '../platform/refusal.js';
import { RefusalLimit } from './refusal-limit.service.js';

/** Who has been refused too often is answered before anything is looked up for them. */
@Injectable()
export class FloodGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RefusalLimit) private readonly limit: RefusalLimit,
  ) {}

  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const seconds = this.limit.waitOf(request);
    if (seconds === 0) return true;
    if (this.isMarked(FREELY_READ, context)) return true;
    if (this.isMarked(SLOWED_DOWN, context)) {
      slowDown(request, seconds);
      return true;
    }
    throw new Refusal('too-many-requests', { seconds });
  }

  private isMarked(mark: string, context: ExecutionContext): boolean {
    return this.reflector.getAllAndOverride(mark, [context.getHandler(), context.getClass()]) === true;
  }
}
