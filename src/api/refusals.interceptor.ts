import { type CallHandler, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable, throwError } from 'rxjs';
import type { Obstacle } from '../availability/slots.js';
import type { Alternative } from '../bookings/alternatives.service.js';
import { Refusal } from '../platform/refusal.js';
import { say } from '../words/words.js';
import { slotOf } from './slot.js';

/** A refused time is told as the API tells times: others by the clock of their place, and which term is in the way. */
@Injectable()
export class Refusals implements NestInterceptor {
  intercept(_: unknown, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((thrown: unknown) => throwError(() => told(thrown))));
  }
}

function told(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal) || !thrown.values['alternatives']) return thrown;
  const { alternatives, why } = thrown.values as { alternatives: readonly Alternative[]; why?: Obstacle };
  return new Refusal(thrown.code, {
    ...thrown.values,
    alternatives: alternatives.map(slotOf),
    // Whose visit or which room stands in the way of a taken time is nobody's business.
    ...(why && thrown.code === 'slot-not-offered' ? { reason: say(`why.${why.code}`, why.values) } : {}),
  });
}
