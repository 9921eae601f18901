import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { DataSource } from 'typeorm';
import { Sessions } from '../../../accounts/sessions.service.js';
import { resourceChanges, type Seen } from '../../../availability/resource-changes.service.js';

interface Told {
  readonly data: string;
}

interface Listener {
  /** A practitioner, whose changes alone are told; null: everyone's. */
  readonly own: string | null;
  readonly session: string;
}

const everySecond = 1000;
/** So that whoever is gone without a word is noticed, and nothing in between takes the silence for an end. */
const beat = 25;

/**
 * Tells open diaries that something has changed. The database notes every change of claims, of a visit's state and of the
 * configuration, so one question a second, by each process and only while somebody has a diary open, sees them all. A NOTIFY
 * with every booking would tell it sooner and cost more: it makes all commits of the whole database wait for one another
 * (measured, 16 writers: 17,000 commits a second without, 4,000 with).
 */
@Injectable()
export class DiaryChanges implements BeforeApplicationShutdown {
  private readonly open = new Map<Subscriber<Told>, Listener>();
  private seen: Seen | null = null;
  private version = '';
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;

  constructor(
    private readonly db: DataSource,
    private readonly sessions: Sessions,
  ) {}

  /** Says nothing but that there was a change. Ends with the session it was opened in. */
  stream(listener: Listener): Observable<Told> {
    return new Observable((subscriber) => {
      this.open.set(subscriber, listener);
      subscriber.next({ data: 'open' });
      if (this.open.size === 1) void this.look(true);
      return () => {
        this.open.delete(subscriber);
        if (this.open.size === 0) clearTimeout(this.timer);
      };
    });
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
    for (const subscriber of this.open.keys()) subscriber.complete();
  }

  private async look(first = false): Promise<void> {
    clearTimeout(this.timer);
    try {
      const { seen, clinicVersion, changed: resources } = await resourceChanges(this.db, this.seen);
      // Hours, time off and closures are configuration, of which the version tells only that something has changed.
      const changed = clinicVersion === this.version ? resources : undefined;
      this.seen = seen;
      this.version = clinicVersion;
      if (!first && changed?.size !== 0) this.tell(changed);
      await this.endWithTheirSessions();
    } catch {
      // The database is away for a moment; the next look tells what was missed.
    }
    if (++this.looks % beat === 0) for (const subscriber of this.open.keys()) subscriber.next({ data: 'here' });
    if (this.open.size > 0) this.timer = setTimeout(() => void this.look(), everySecond);
  }

  /** Signed out, shut out, a new password, too long silent: whoever has gone hears no more. */
  private async endWithTheirSessions(): Promise<void> {
    const listeners = [...this.open];
    const left = await this.sessions.stillOpen(listeners.map(([, { session }]) => session));
    for (const [subscriber, { session }] of listeners) if (!left.has(session)) subscriber.complete();
  }

  /** `changed`: undefined if anything may have. */
  private tell(changed: ReadonlySet<string> | undefined): void {
    for (const [subscriber, { own }] of this.open) {
      if (own === null || !changed || changed.has(own)) subscriber.next({ data: 'changed' });
    }
  }
}
