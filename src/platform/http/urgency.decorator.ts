import { SetMetadata } from '@nestjs/common';

/**
 * In which order requests are answered when there are more than can be: `confirming` what somebody holds and has filled in a form for,
 * `booking`, `personal` (one's own appointment, or one's own desk), `browsing`, and `reporting`, which takes long and can
 * be had later.
 */
export const urgencies = ['confirming', 'booking', 'personal', 'browsing', 'reporting'] as const;

/** `always`: answered whatever happens, since it costs hardly more than a refusal, or must tell how things are. */
export type Urgency = (typeof urgencies)[number] | 'always';

const key = 'urgency';

/** For routes that are not as urgent as their method and policy say, see `urgencies.server.ts`. */
export const Urgent = (urgency: Urgency): MethodDecorator & ClassDecorator => SetMetadata(key, urgency);

export function urgencyIn(decorated: object): Urgency | undefined {
  return Reflect.getMetadata(key, decorated) as Urgency | undefined;
}
