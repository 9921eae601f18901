import 'reflect-metadata';
import { SystemClock } from '../../src/platform/system-clock.service.js';
import { plant } from './planted-faults.js';

/**
 * Loaded into the processes that an experiment starts, before the service itself, which knows nothing of it. `MERIDIAN_CLOCK`: time
 * runs so many times faster from an instant on, in milliseconds since the epoch: `1796083200000,20`. `MERIDIAN_BREAK`: a fault that
 * must be found.
 */
const { MERIDIAN_CLOCK: clock, MERIDIAN_BREAK: fault } = process.env;

if (clock) {
  const [from, speed] = clock.split(',').map(Number) as [number, number];
  const now = Reflect.get(SystemClock.prototype, 'now');
  SystemClock.prototype.now = function (this: SystemClock) {
    return new Date(from + (now.call(this).getTime() - from) * speed);
  };
}
if (fault) plant(fault);
