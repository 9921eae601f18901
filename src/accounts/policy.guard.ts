import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { readCookies } from '../platform/http/cookie.js';
import type { WebRequest } from '../platform/http/request.js';
import { Refusal } from '../platform/refusal.js';
import { POLICY, type Policy } from './allow.decorator.js';
import { Sessions } from './sessions.service.js';
import { letIn } from './staff.decorator.js';
import { mayEnter, owesSecondFactor } from './staff-member.js';

/**
 * Stands before every route, wherever it comes from: what names no policy is nobody's. Anyone may come as far as a
 * `patient-link` handler; whether the link fits the visit is decided in its query, which finds nothing otherwise. What
 * someone signed in may not see is not there.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  /** Of each class its handlers: a handler that is inherited may stand under another policy there. */
  private readonly known = new WeakMap<object, Map<unknown, readonly Policy[]>>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const policies = this.policiesOf(context);
    if (policies.length === 0) throw new Refusal('not-allowed');
    if (policies.includes('public') || policies.includes('patient-link')) return true;
    return this.admit(context.switchToHttp().getRequest<WebRequest>(), policies);
  }

  private async admit(request: WebRequest, policies: readonly Policy[]): Promise<true> {
    const member = await this.sessions.memberOf(readCookies(request.headers.cookie));
    if (!member) throw new Refusal('sign-in-needed');
    if (!mayEnter(member, policies)) throw new Refusal('not-found');
    if (owesSecondFactor(member) && !policies.includes('staff')) throw new Refusal('second-factor-needed');
    letIn(request, member);
    return true;
  }

  private policiesOf(context: ExecutionContext): readonly Policy[] {
    const [controller, handler] = [context.getClass(), context.getHandler()];
    let handlers = this.known.get(controller);
    if (!handlers) this.known.set(controller, (handlers = new Map()));
    let policies = handlers.get(handler);
    if (!policies) {
      policies = this.reflector.getAllAndOverride<readonly Policy[] | undefined>(POLICY, [handler, controller]) ?? [];
      handlers.set(handler, policies);
    }
    return policies;
  }
}
