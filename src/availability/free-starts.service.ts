import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { dateAdd, minuteOf, wallOf } from '../time/wall-clock.js';
import { BusyTimes } from './busy.service.js';
import { type Candidate, candidatesOf, resourcesOf } from './candidates.js';
import { Catalogue } from './catalogue.service.js';
import { FreeTime } from './free-time.service.js';
import type { Post, Snapshot } from './snapshot.js';

/** What is free of one practitioner at one place: of each treatment offered there online, by start (UTC epoch minutes). */
export interface FreeOfPost {
  readonly post: Post;
  readonly offered: readonly { readonly candidate: Candidate; readonly starts: readonly number[] }[];
}

export interface FreeStarts {
  readonly snapshot: Snapshot;
  /** In the clinic's order; worked out while it is read. */
  readonly posts: AsyncIterable<FreeOfPost>;
}

/** Everything patients can book in the next days, for publishing. */
@Injectable()
export class AllFreeStarts {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly busyTimes: BusyTimes,
    private readonly freeTime: FreeTime,
  ) {}

  /** From now to the end of the last of so many local days. The rest of the process has its turn after each practitioner. */
  async ofDays(days: number): Promise<FreeStarts> {
    const snapshot = await this.catalogue.current();
    const candidates = byPost(snapshot, this.catalogue.postsOf(snapshot));
    const { clinicVersion, busy } = await this.busyTimes.of(resourcesOf([...candidates.values()].flat()));
    // The configuration changed in between.
    if ((await this.catalogue.asOf(clinicVersion)) !== snapshot) return this.ofDays(days);
    const { freeTime } = this;
    const starts = (candidate: Candidate) => {
      const [now] = freeTime.minutes();
      const { timeZone } = candidate.location;
      const end = minuteOf(timeZone, dateAdd(wallOf(timeZone, now).date, days), 0);
      return freeTime.starts(snapshot, candidate, busy, now, end);
    };
    async function* posts(): AsyncIterable<FreeOfPost> {
      for (const [post, theirs] of candidates) {
        yield { post, offered: theirs.map((candidate) => ({ candidate, starts: starts(candidate) })) };
        await setImmediate();
      }
    }
    return { snapshot, posts: posts() };
  }
}

function byPost(snapshot: Snapshot, posts: readonly Post[]): ReadonlyMap<Post, readonly Candidate[]> {
  const offered = new Map<Post, Candidate[]>(posts.map((post) => [post, []]));
  for (const { slug, kind, online } of snapshot.treatments) {
    if (kind !== 'base' || !online) continue;
    for (const candidate of candidatesOf(snapshot, posts, { treatment: slug }))
      offered.get(candidate.post)?.push(candidate);
  }
  return new Map([...offered].filter(([, theirs]) => theirs.length > 0));
}
