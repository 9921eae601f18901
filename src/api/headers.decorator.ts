import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { BadInput } from '../platform/refusal.js';

/**
 * The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header), undefined where there is none. Those of one
 * partner are not those of another, so what the caller identifies itself by is part of it.
 * @throws BadInput unless it is 1 to 255 visible ASCII characters
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const { 'idempotency-key': key, authorization = '' } = context.switchToHttp().getRequest<WebRequest>().headers;
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return `${key}\n${authorization}`;
  throw new BadInput([{ path: 'Idempotency-Key', message: 'fault.key' }]);
});

/**
 * The token of `Authorization: Bearer <token of manageUrl>`; empty where there is none, which fits no visit: whoever may
 * not see it hears that it is not there, not that something is missing.
 */
export const BearerToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const said = context.switchToHttp().getRequest<WebRequest>().headers.authorization ?? '';
  return /^Bearer +([\w-]{43})$/i.exec(said)?.[1] ?? '';
});
