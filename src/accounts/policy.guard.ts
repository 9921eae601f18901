import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock } from '../platform/clock.js';
import { cookiesOf } from '../platform/http/cookie.js';
import type { Reply } from '../platform/http/plugins.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { Refusal } from '../platform/refusal.js';
import { POLICY, type Policy } from './allow.decorator.js';
import { isFresh } from './fresh-sign-in.js';
import { FRESH } from './fresh-sign-in.decorator.js';
import { draftIn } from './form-draft.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import { asksByItself, Sessions } from './sessions.service.js';
import { StaffDrafts } from './staff-drafts.service.js';
import { attachMember } from './staff.decorator.js';
import { mayEnter, owesSecondFactor } from './staff-member.js';

/**
 * Stands before every route, wherever it comes from: what names no policy is nobody's. Anyone may come as far as a
 * `patient-link` handler; whether the link fits the visit is decided in its query, which finds nothing otherwise. What
 * someone signed in may not see is not there; only whoever may see it is asked to confirm that it is they.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  /** Of each class its handlers: a handler that is inherited may stand under another policy there. */
  private readonly known = new WeakMap<object, Map<unknown, readonly Policy[]>>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(StaffDrafts) private readonly drafts: StaffDrafts,
    @Inject(RefusedAttempts) private readonly refused: RefusedAttempts,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const policies = this.policiesOf(context);
    if (policies.length === 0) throw new Refusal('not-allowed');
    if (policies.includes('public') || policies.includes('patient-link')) return true;
    return this.admit(context, policies);
  }

  private async admit(context: ExecutionContext, policies: readonly Policy[]): Promise<true> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const member = await this.sessions.memberOf(cookiesOf(request), { byItself: asksByItself(request) });
    if (!member) throw new Refusal('sign-in-needed');
    if (!mayEnter(member, policies)) {
      this.refused.note('page', { id: member.id }, request.ip);
      throw new Refusal('not-found');
    }
    if (owesSecondFactor(member) && !policies.includes('staff')) throw new Refusal('second-factor-needed');
    const mustBeFresh = this.reflector.getAllAndOverride<boolean>(FRESH, [context.getHandler(), context.getClass()]);
    if (mustBeFresh && !isFresh(member.session.signedInAt, request.method, this.clock.now()))
      throw new Refusal('confirmation-needed');
    attachMember(request, member);
    const { id: draft } = draftIn(request.url);
    if (draft !== undefined && request.method === 'POST')
      this.endWith(context.switchToHttp().getResponse<Reply>(), member.id, draft);
    return true;
  }

  /** A draft is used once: when its form has been saved, or has come back with all that was typed. */
  private endWith({ raw }: Reply, staffId: string, draft: string): void {
    raw.once('finish', () => {
      const arrived = raw.statusCode < 500 && ![403, 404].includes(raw.statusCode);
      // If it stays for once, it is over within the hour.
      if (arrived) this.drafts.delete(staffId, draft).catch(() => undefined);
    });
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
