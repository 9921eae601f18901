import { SetMetadata } from '@nestjs/common';

export const COUNTED = 'counted';

/** What happened when the handler has answered that it did, for the metrics. */
export type Counted = 'held' | 'booked' | 'rescheduled' | 'cancelled';

export const CountedAs = (what: Counted): MethodDecorator => SetMetadata(COUNTED, what);
