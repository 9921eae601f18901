import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { networkOf } from '../platform/http/network-of.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import type { IdempotentRequest } from '../platform/idempotency.service.js';
import { BadInput } from '../platform/refusal.js';

/** An idempotency key and whose it is. */
export type KeyOfCaller = Pick<IdempotentRequest, 'key' | 'caller' | 'roams'>;

/** As long as a random UUID: nobody guesses it. */
const secretKey = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{32,})$/i;
const bearer = /^Bearer +[\w-]{43,}$/i;

/**
 * The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header), undefined where there is none. A caller is
 * known by its API key or the token of its visit. One that has neither is known by its network, or by a secret that it
 * sends again: the hold it confirms, or a key that nobody can guess together with the same body.
 * @throws BadInput unless it is 1 to 255 visible ASCII characters
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): KeyOfCaller | undefined => {
  const { headers, ip, body } = context.switchToHttp().getRequest<WebRequest>();
  const { 'idempotency-key': key, authorization = '' } = headers;
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new BadInput([{ path: 'Idempotency-Key', message: 'fault.key' }]);
  if (bearer.test(authorization)) return { key, caller: authorization };
  const bringsHold = typeof body === 'object' && body !== null && 'hold' in body;
  return { key, caller: networkOf(ip), roams: bringsHold || secretKey.test(key) };
});

/**
 * The token of `Authorization: Bearer <token of manageUrl>`; empty where there is none, which fits no visit: whoever may
 * not see it hears that it is not there, not that something is missing.
 */
export const BearerToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const said = context.switchToHttp().getRequest<WebRequest>().headers.authorization ?? '';
  return /^Bearer +([\w-]{43})$/i.exec(said)?.[1] ?? '';
});
