import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings.js';

/**
 * Notices that requests come by a proxy although `TRUST_PROXY` names none: all visitors then count as one client, whose limits
 * they use up together. Anybody can send such a header, so it is said and nothing is done.
 */
@Injectable()
export class UnexpectedProxy {
  private noticed = false;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'trustProxy'>) {}

  get isNoticed(): boolean {
    return this.noticed;
  }

  look(headers: IncomingHttpHeaders): void {
    if (this.noticed || this.settings.trustProxy > 0) return;
    this.noticed = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
    if (this.noticed)
      new Logger('http').warn(
        'a request was forwarded, but TRUST_PROXY is 0: behind a proxy all visitors count as one',
      );
  }
}
