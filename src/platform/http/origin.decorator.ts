import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WebRequest } from './request.decorator.js';

/** Where a public write comes from, as far as the limits against abuse want to know. */
export interface Origin {
  /** An IPv4 address or the /64 of IPv6; null: a partner, behind whose server there are many patients. */
  readonly network: string | null;
  /** A proof of work or an API key came with it. */
  readonly worked: boolean;
  /** A partner vouches that the patient reads what is sent to the address. */
  readonly verified: boolean;
}

const origins = new WeakMap<IncomingMessage, Origin>();

/** As the handler's argument: `@From() origin: Origin | undefined`. Undefined where limits are switched off. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext) =>
  originOf(context.switchToHttp().getRequest<WebRequest>()),
);

export function originOf(request: WebRequest): Origin | undefined {
  return origins.get(request.raw);
}

export function attachOrigin(request: WebRequest, origin: Origin): void {
  origins.set(request.raw, origin);
}
