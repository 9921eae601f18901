import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { DataSource } from 'typeorm';
import { Sessions } from '../../../accounts/sessions.service.js';
import { prepared } from '../../../platform/database.client.js';

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
 * Tells open diaries that something has changed. Every change of a practitioner's time or of a visit's life counts up
 * their version, so one look at that small table each second, by each process and only while someone has a diary open,
 * sees them all. A NOTIFY with every booking would tell it sooner and cost more: it makes all commits of the whole
 * database wait for one another (measured, 16 writers: 17,000 commits a second without, 4,000 with).
 */
@Injectable()
export class DiaryChanges implements BeforeApplicationShutdown {
  private readonly open = new Map<Subscriber<Told>, Listener>();
  private versions = new Map<string, string>();
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
      const rows = await prepared<{ id: string; version: string }>(this.db, 'diary-versions', versions, []);
      const changed = rows.filter(({ id, version }) => this.versions.get(id) !== version).map(({ id }) => id);
      this.versions = new Map(rows.map(({ id, version }) => [id, version]));
      if (!first && changed.length > 0) this.tell(changed);
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

  private tell(changed: readonly string[]): void {
    for (const [subscriber, { own }] of this.open) {
      if (own === null || changed.includes(own)) subscriber.next({ data: 'changed' });
    }
  }
}

const versions = `select id, version::text from resources where kind = 'practitioner'`;
