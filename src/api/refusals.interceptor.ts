import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable, throwError } from 'rxjs';
import { obstacleWords } from '../availability/obstacle-words.js';
import type { Obstacle } from '../availability/slots.js';
import type { Alternative } from '../bookings/holding/alternatives.service.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { Refusal } from '../platform/refusal.js';
import type { Language } from '../i18n/catalogue.js';
import { negotiated } from '../i18n/language.js';
import { say } from '../i18n/words.js';
import { slotOf } from './slot.js';

/** A refused time is told as the API tells times: others by the clock of their place, and which term is in the way. */
@Injectable()
export class Refusals implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { headers } = context.switchToHttp().getRequest<WebRequest>();
    const said = (thrown: unknown) => apiRefusal(thrown, negotiated(headers['accept-language']) ?? 'en');
    return next.handle().pipe(catchError((thrown: unknown) => throwError(() => said(thrown))));
  }
}

/** Anything else stays as it is. */
export function apiRefusal(thrown: unknown, language: Language): unknown {
  if (!(thrown instanceof Refusal)) return thrown;
  const { alternatives, why } = thrown.values as { alternatives?: readonly Alternative[]; why?: Obstacle };
  if (!alternatives && !why) return thrown;
  return new Refusal(thrown.code, {
    ...thrown.values,
    ...(alternatives && { alternatives: alternatives.map(slotOf) }),
    // Whose visit or which room stands in the way of a taken time is nobody's business.
    ...(why && thrown.code === 'slot-not-offered'
      ? { reason: say(`why.${why.code}`, obstacleWords(why, language), language) }
      : {}),
  });
}
