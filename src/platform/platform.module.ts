import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { DatabaseWatch } from './database-watch.client.js';
import { Challenge } from './http/challenge.service.js';
import { RefusedRequests } from './http/refused-requests.service.js';
import { UnexpectedProxy } from './http/unexpected-proxy.service.js';
import { Metrics } from './metrics.service.js';
import { Keys } from './keys.service.js';
import { Idempotency } from './idempotency.service.js';
import { RateLimits } from './rate-limits.service.js';
import { SETTINGS, type Settings } from './settings.js';

const services = [Idempotency, RateLimits, Challenge, RefusedRequests, UnexpectedProxy, Metrics];

/** What every other module may ask for without importing anything. */
@Module({})
export class PlatformModule {
  static with(settings: Settings, clock: Clock, keys: Keys, watch: DatabaseWatch): DynamicModule {
    const values = [
      { provide: SETTINGS, useValue: settings },
      { provide: Clock, useValue: clock },
      { provide: Keys, useValue: keys },
      { provide: DatabaseWatch, useValue: watch },
    ];
    return {
      module: PlatformModule,
      global: true,
      providers: [...values, ...services],
      exports: [...values, ...services],
    };
  }
}
