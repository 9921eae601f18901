import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { concatMap, type Observable } from 'rxjs';
import { Answer } from './answer.js';
import { AnswerWriter } from './answer.writer.js';

/** Writes out the `Answer` a handler returned; anything else goes on as JSON. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(@Inject(AnswerWriter) private readonly writer: AnswerWriter) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      concatMap(async (value: unknown) => {
        if (value instanceof Answer) return this.writer.prepare(http.getRequest(), http.getResponse(), value);
        this.writer.markFresh(http.getResponse());
        return value;
      }),
    );
  }
}
