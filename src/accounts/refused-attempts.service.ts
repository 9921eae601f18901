import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { traceOf } from '../platform/fault.js';
import { networkOf } from '../platform/http/network-of.js';
import { Keys } from '../platform/keys.service.js';
import type { AuditAction, RefusedKind } from './audit-action.js';
import { record } from './audit.service.js';

/** Whom it concerns: a user, or the address that was typed, which may be nobody's; an API key. */
export type Concerned = { readonly id: string } | { readonly email: string } | undefined;

interface Attempts {
  readonly kind: RefusedKind;
  readonly concerned: Concerned;
  readonly network: string;
  count: number;
}

/** A process tells the database at most this often, and of so many different ones; more are told as one. */
const flushMilliseconds = 1000;
const mostAtOnce = 200;
/** Different ones within an hour, of all processes. */
const mostAnHour = 500;

/**
 * What was refused to whom, for the activity log: once when it begins, and once after the hour with how often it was. The one
 * place that records refusals; whoever refuses says so here. It costs whoever is refused no time, and a flood no rows.
 */
@Injectable()
export class RefusedAttempts implements OnModuleDestroy {
  private readonly log = new Logger('refused');
  private waiting = new Map<string, Attempts>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** `address`: of the network it came from. */
  note(kind: RefusedKind, concerned: Concerned, address: string): void {
    const attempts = { kind, concerned, network: networkOf(address), count: 0 };
    const whole = JSON.stringify(attempts);
    const isOther = !this.waiting.has(whole) && this.waiting.size >= mostAtOnce;
    const key = isOther ? kind : whole;
    const known = this.waiting.get(key) ?? { ...attempts, ...(isOther && { concerned: undefined, network: '' }) };
    known.count++;
    this.waiting.set(key, known);
    this.timer ??= this.flushLater();
  }

  /** What has been noted since the last time. What the database does not take is lost: nobody waits for it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const noted = [...this.waiting.values()];
    this.waiting = new Map();
    if (noted.length > 0)
      await transaction(this.db, (tx) => this.keep(tx, noted)).catch((fault: unknown) =>
        this.log.warn('not noted', { fault: traceOf(fault) }),
      );
    // Only now: however long the database takes, this holds one connection.
    this.timer = this.waiting.size > 0 ? this.flushLater() : undefined;
  }

  /** Of hours that are over, the activity log says how often it was. */
  async tell(): Promise<void> {
    const over = new Date(hourOf(this.clock.now()).getTime() - 1);
    await transaction(this.db, async (tx) => {
      const [rows] = await tx.query<[Row[], number]>(
        `delete from refused_attempts where hour <= $1 returning kind, account, network, count - told as count`,
        [over],
      );
      for (const row of rows.filter(({ count }) => count > 0)) await this.record(tx, over, { ...row, more: true });
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  private flushLater(): NodeJS.Timeout {
    return setTimeout(() => void this.flush(), flushMilliseconds).unref();
  }

  private async keep(tx: EntityManager, noted: readonly Attempts[]): Promise<void> {
    const now = this.clock.now();
    const emails = noted.flatMap(({ concerned }) => (concerned && 'email' in concerned ? concerned.email : []));
    const users = await tx.query<{ id: string; email: string }[]>(
      `select id, email from staff_auth."user" where email = any($1)`,
      [emails],
    );
    const ids = new Map(users.map(({ id, email }) => [email, id]));
    const hour = hourOf(now);
    const [{ rows }] = await tx.query<[{ rows: number }]>(
      `select count(*)::int as rows from refused_attempts where hour = $1`,
      [hour],
    );
    const counted = noted.map(({ kind, concerned, network, count }, at) =>
      rows + at < mostAnHour
        ? { kind, account: this.accountOf(concerned, ids), network: network && this.hashOf('network', network), count }
        : { kind, account: '', network: '', count },
    );
    const begun = await tx.query<Row[]>(countAll, [
      hour,
      counted.map(({ kind }) => kind),
      counted.map(({ account }) => account),
      counted.map(({ network }) => network),
      counted.map(({ count }) => count),
    ]);
    for (const row of begun) await this.record(tx, now, row);
  }

  private async record(tx: EntityManager, at: Date, { kind, account, network, count, more }: Row): Promise<void> {
    const isKnown = /^[0-9a-f-]{36}$/.test(account);
    const action: AuditAction =
      !isKnown && kind !== 'passkey' && signingIn.has(kind) ? 'refused.unknown' : `refused.${kind}`;
    // What somebody signed in was refused, they have done; who tries to be somebody, may be anybody.
    const actor = isKnown && !signingIn.has(kind) ? `staff/${account}` : 'public';
    const detail = {
      count,
      ...(more && { more }),
      ...(network && { network }),
      ...(account && !isKnown && { account }),
      ...(action === 'refused.unknown' && kind === 'guesses' && { stopped: true }),
    };
    await record(tx, { at, actor, action, subject: isKnown ? account : null, detail });
  }

  private accountOf(concerned: Concerned, ids: ReadonlyMap<string, string>): string {
    if (!concerned) return '';
    if ('id' in concerned) return concerned.id;
    return ids.get(concerned.email) ?? (concerned.email && this.hashOf('refused-account', concerned.email));
  }

  private hashOf(purpose: string, text: string): string {
    return this.keys.derive(purpose, text).toString('hex', 0, 4);
  }
}

interface Row {
  readonly kind: RefusedKind;
  readonly account: string;
  readonly network: string;
  readonly count: number;
  /** Than the hour's first ones, which have been recorded. */
  readonly more?: true;
}

const signingIn: ReadonlySet<string> = new Set(['password', 'code', 'guesses']);
const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);

/** Answers those that begin. In one order, so that two processes never wait for each other. */
const countAll = `
  with counted as (
    insert into refused_attempts as r (hour, kind, account, network, count, told)
    select $1::timestamptz, kind, account, network, sum(count), sum(count)
    from unnest($2::text[], $3::text[], $4::text[], $5::int[]) as noted (kind, account, network, count)
    group by kind, account, network order by kind, account, network
    on conflict (hour, kind, account, network) do update set count = r.count + excluded.count
    returning kind, account, network, count, told)
  select kind, account, network, count from counted where count = told`;
