import { Injectable } from '@nestjs/common';
import { RefusedRequests } from '../platform/http/refused-requests.service.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import { memberOf } from './staff.decorator.js';

/** How often one client may be refused, before it is answered nothing else. Seconds to wait; 0 within the limit. */
@Injectable()
export class RefusalLimit {
  constructor(
    private readonly refused: RefusedRequests,
    private readonly devices: KnownDevices,
    private readonly attempts: RefusedAttempts,
  ) {}

  waitOf(request: WebRequest): number {
    return this.refused.waitOf(this.devices.clientOf(request));
  }

  /** Counts one more; the activity log tells who has had too many. */
  take(request: WebRequest): number {
    const seconds = this.refused.take(this.devices.clientOf(request));
    const member = memberOf(request);
    if (seconds > 0) this.attempts.note('limit', member && { id: member.id }, request.ip);
    return seconds;
  }
}
