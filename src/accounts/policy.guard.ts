import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '../platform/refusal.js';
import { POLICY, type Policy } from './allow.decorator.js';

/**
 * Stands before every route, wherever it comes from: what names no policy is nobody's. Anyone may come as far as a
 * `patient-link` handler; whether the link fits the visit is decided in its query, which finds nothing otherwise.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const allowed = this.reflector.getAllAndOverride<readonly Policy[] | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed?.some((policy) => policy === 'public' || policy === 'patient-link')) return true;
    throw new Refusal('not-allowed');
  }
}
