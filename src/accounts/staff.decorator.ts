import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WebRequest } from '../platform/http/request.decorator.js';
import type { StaffMember } from './staff-member.js';

const members = new WeakMap<IncomingMessage, StaffMember>();

/** Whoever the guard let in, as a handler's argument: `@Staff() member: StaffMember`. */
export const Staff = createParamDecorator((_: unknown, context: ExecutionContext) =>
  memberOf(context.switchToHttp().getRequest<WebRequest>()),
);

export function memberOf(request: WebRequest): StaffMember | undefined {
  return members.get(request.raw);
}

export function attachMember(request: WebRequest, member: StaffMember): void {
  members.set(request.raw, member);
}
