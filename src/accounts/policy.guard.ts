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
  /** Of each class its handlers: a handler that is inherited may stand under another policy there. */
  private readonly known = new WeakMap<object, Map<unknown, boolean>>();

  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.isOpen(context)) return true;
    throw new Refusal('not-allowed');
  }

  private isOpen(context: ExecutionContext): boolean {
    const [controller, handler] = [context.getClass(), context.getHandler()];
    let handlers = this.known.get(controller);
    if (!handlers) this.known.set(controller, (handlers = new Map()));
    let open = handlers.get(handler);
    if (open === undefined) {
      const allowed = this.reflector.getAllAndOverride<readonly Policy[] | undefined>(POLICY, [handler, controller]);
      open = allowed?.some((policy) => policy === 'public' || policy === 'patient-link') ?? false;
      handlers.set(handler, open);
    }
    return open;
  }
}
