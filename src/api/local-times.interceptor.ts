import { type CallHandler, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable, throwError } from 'rxjs';
import { Refusal } from '../platform/refusal.js';
import type { Alternative } from '../bookings/alternatives.service.js';
import { slotOf } from './slot.js';

/** Free times offered with a refusal are told as all slots are: by the clock of their place. */
@Injectable()
export class LocalTimes implements NestInterceptor {
  intercept(_: unknown, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((thrown: unknown) => throwError(() => inLocalTimes(thrown))));
  }
}

function inLocalTimes(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal) || !Array.isArray(thrown.values['alternatives'])) return thrown;
  const alternatives = thrown.values['alternatives'] as readonly Alternative[];
  return new Refusal(thrown.code, { ...thrown.values, alternatives: alternatives.map(slotOf) });
}
