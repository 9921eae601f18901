import type { IncomingMessage } from 'node:http';
import { SetMetadata } from '@nestjs/common';
import type { WebRequest } from './request.decorator.js';

export const SLOWED_DOWN = 'slowed-down';

/** Whoever asks too often is not refused here: the handler asks for a proof of work, as long as `waitOf` says. */
export const SlowedDown = (): MethodDecorator => SetMetadata(SLOWED_DOWN, true);

const waits = new WeakMap<IncomingMessage, number>();

/** Another handler would have refused it for so many seconds. */
export function slowDown({ raw }: WebRequest, seconds: number): void {
  waits.set(raw, seconds);
}

/** Seconds; 0 within the limits. */
export function waitOf({ raw }: WebRequest): number {
  return waits.get(raw) ?? 0;
}
