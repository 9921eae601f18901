import type { Kept } from '../support/stormy-mail-server.js';

/** A letter as the outbox has it in the end. */
export interface Row {
  readonly message_id: string;
  readonly recipient: string;
  readonly about: string;
  readonly template: string;
  readonly status: string;
  readonly sequence: number;
  readonly start: number;
  readonly posted_at: Date;
}

/** How a visit stands in the end. */
export interface Outcome {
  readonly status: string;
  readonly start: number;
}

export interface Ledger {
  readonly letters: number;
  /** Given up for a later one that says how things stand. */
  readonly superseded: number;
  /** Distinct Message-IDs the server has kept. */
  readonly accepted: number;
  readonly repeated: number;
  /** … of which the server had kept one without saying so, or told a worker that was gone before it could note it. */
  readonly repeatedUnknown: number;
  readonly repeatedKilled: number;
  /** … and these it had been told of. */
  readonly repeatedWithoutReason: number;
  /** Due, and neither kept by the server nor superseded by one that was. */
  readonly lost: number;
  /** Of an earlier change, after a later one. */
  readonly outOfOrder: number;
  /** A reader whose last letter says otherwise than it is. */
  readonly untrue: number;
  readonly longestWaitMinutes: number;
}

/** Holds what the server has kept against the outbox and the bookings. `killed`: workers that were, and when. */
export function ledger(
  rows: readonly Row[],
  kept: readonly Kept[],
  outcomes: ReadonlyMap<string, Outcome>,
  killed: ReadonlyMap<string, number>,
): Ledger {
  const byId = new Map(rows.map((row) => [row.message_id, row]));
  const times = groupBy(kept, ({ messageId }) => messageId);
  const repeats = [...times.values()].flatMap((all) => all.slice(1).map((_, i) => all[i]!));
  const unknown = repeats.filter(({ acknowledged }) => !acknowledged).length;
  // What it was told in the moment it died, or after: the rest of its letters may still have been on the line.
  const gone = repeats.filter(({ acknowledged, worker, at }) => acknowledged && at >= (killed.get(worker) ?? Infinity));
  const readers = groupBy(
    kept.filter(({ messageId }) => byId.has(messageId)),
    ({ messageId }) => readerOf(byId.get(messageId)!),
  );
  let outOfOrder = 0;
  let untrue = 0;
  for (const letters of readers.values()) {
    let last = byId.get(letters[0]!.messageId)!;
    for (const { messageId } of letters) {
      const row = byId.get(messageId)!;
      if (row.sequence < last.sequence) outOfOrder++;
      else last = row;
    }
    if (!says(last, outcomes.get(last.about)!)) untrue++;
  }
  const superseded = rows.filter(({ status, message_id }) => status === 'superseded' && !times.has(message_id));
  const silent = rows.filter((row) => !times.has(row.message_id) && row.status !== 'superseded');
  const unheard = superseded.filter((row) => !readers.has(readerOf(row)));
  const waits = rows.flatMap(({ message_id, posted_at }) => {
    const first = times.get(message_id)?.[0];
    return first ? [(first.at - posted_at.getTime()) / 60_000] : [];
  });
  return {
    letters: rows.length,
    superseded: superseded.length,
    accepted: times.size,
    repeated: repeats.length,
    repeatedUnknown: unknown,
    repeatedKilled: gone.length,
    repeatedWithoutReason: repeats.length - unknown - gone.length,
    lost: silent.length + unheard.length,
    outOfOrder,
    untrue,
    longestWaitMinutes: Math.ceil(Math.max(0, ...waits)),
  };
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const readerOf = ({ recipient, about }: Row) => `${recipient} ${about}`;

function says({ template, start }: Row, { status, start: stands }: Outcome): boolean {
  const off = template.endsWith('-cancelled');
  return off ? status === 'cancelled' : status !== 'cancelled' && start === stands;
}
