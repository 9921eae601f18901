import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Clock } from '../platform/clock.js';
import { Challenge } from '../platform/http/challenge.service.js';
import { CHALLENGED } from '../platform/http/challenged.decorator.js';
import { FREELY_READ } from '../platform/http/freely-read.decorator.js';
import { networkOf } from '../platform/http/network-of.js';
import { ONLY_READS } from '../platform/http/only-reads.decorator.js';
import { attachOrigin } from '../platform/http/origin.decorator.js';
import { SLOWED_DOWN, slowDown } from '../platform/http/slowed-down.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { LocalCounts } from '../platform/local-counts.js';
import { type RateLimit, RateLimits } from '../platform/rate-limits.service.js';
import { Refusal, type RefusalCode } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { RefusedKind } from './audit-action.js';
import { ApiKeys } from './api-keys.service.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import { asksByItself } from './sessions.service.js';
import { memberOf } from './staff.decorator.js';

const writes: RateLimit = { times: 60, seconds: 60, blocksInMemory: true };
const unproven: RateLimit = { times: 20, seconds: 600, blocksInMemory: true };

/** Of its refusals, what the activity log tells. */
const noteworthy: Partial<Record<RefusalCode, RefusedKind>> = {
  'too-many-requests': 'limit',
  'key-wrong': 'key',
  'not-allowed': 'scope',
};

/**
 * How much one client may ask. Reading is generous, since a practice or a university shares one address, and counted in
 * each process: it is there against floods, and a count in the database costs 24 µs of CPU time, where a list of free
 * times costs 80 in all.
 * Writing is what would block a diary, and is counted in the database. Forms that ask for a proof of work and come
 * without one, because there is no script or it had no time, have a stricter limit: ten bookings in ten minutes. Calls of
 * the API bring a proof or a partner's key. What a partner writes is counted by its key, since one server writes for many
 * patients.
 * Whoever is signed in is counted by their session, and in each process: the activity log says what they did. What their open
 * pages ask for by themselves is counted apart. So neither a stranger behind the clinic's address nor a row of open diaries
 * uses up what somebody at the desk may do, and nothing of it counts for patients there.
 */
@Injectable()
export class LimitGuard implements CanActivate {
  private readonly reads = new LocalCounts({ times: 600, seconds: 60 });
  /** A search that asks while somebody types sends a form with each pause. */
  private readonly staffWrites = new LocalCounts({ times: 300, seconds: 60 });

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Challenge) private readonly challenge: Challenge,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(RefusedAttempts) private readonly refused: RefusedAttempts,
  ) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    if (!this.settings.rateLimits) return true;
    const request = context.switchToHttp().getRequest<WebRequest>();
    const noted = (fault: unknown): never => {
      const kind = fault instanceof Refusal ? noteworthy[fault.code] : undefined;
      const member = memberOf(request);
      if (kind) this.refused.note(kind, member && { id: member.id }, request.ip);
      throw fault;
    };
    try {
      const admitted = this.admit(context, request);
      return admitted === true ? true : admitted.catch(noted);
    } catch (fault) {
      return noted(fault);
    }
  }

  private admit(context: ExecutionContext, request: WebRequest): true | Promise<true> {
    const member = memberOf(request);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && this.mark(ONLY_READS, context) === undefined)
      return member ? within(this.staffWrites.take(member.session.id, this.clock.now())) : this.write(context, request);
    if (this.mark(FREELY_READ, context) !== undefined) return true;
    const reader = member ? `${member.session.id}${asksByItself(request) ? ' by itself' : ''}` : undefined;
    return within(this.reads.take(reader ?? this.devices.clientOf(request), this.clock.now()));
  }

  private async write(context: ExecutionContext, request: WebRequest): Promise<true> {
    const kind = this.mark(CHALLENGED, context) as 'form' | 'api' | undefined;
    if (kind === 'api' && (await this.byKey(request))) return true;
    const wait = await this.limits.take(`writes ${this.devices.clientOf(request)}`, writes);
    if (wait > 0 && this.mark(SLOWED_DOWN, context)) slowDown(request, wait);
    else within(wait);
    const network = networkOf(request.ip);
    if (kind !== undefined)
      attachOrigin(request, { network, worked: await this.worked(kind, request, network), verified: false });
    return true;
  }

  private async byKey(request: WebRequest): Promise<boolean> {
    const scopes = await this.keys.use(request.headers.authorization);
    if (!scopes) return false;
    if (!scopes.has('bookings')) throw new Refusal('not-allowed');
    attachOrigin(request, { network: null, worked: true, verified: scopes.has('verified-patients') });
    return true;
  }

  private async worked(kind: 'form' | 'api', { body, headers }: WebRequest, network: string): Promise<boolean> {
    if (!this.challenge.isOn) return true;
    if (kind === 'form') {
      if (await this.challenge.isMet(proofIn(body))) return true;
      within(await this.limits.take(`unproven ${network}`, unproven));
      return false;
    }
    const proof = headers['proof-of-work'];
    if (proof === undefined) throw new Refusal('proof-needed');
    const verdict = await this.challenge.verdict(proof);
    if (verdict !== 'met') throw new Refusal(`proof-${verdict}`);
    return true;
  }

  private mark(mark: string, context: ExecutionContext): unknown {
    return this.reflector.getAllAndOverride<unknown>(mark, [context.getHandler(), context.getClass()]);
  }
}

function proofIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'proof' in body ? body.proof : undefined;
}

function within(seconds: number): true {
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
  return true;
}
