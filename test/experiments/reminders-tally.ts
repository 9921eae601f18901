/** From here on the visit was to begin then; null: not at all. */
export interface Told {
  readonly at: number;
  readonly start: number | null;
  /** Nothing was written about it. */
  readonly silently: boolean;
}

/** What the mail server has taken, and when: epoch minutes. */
export interface Accepted {
  readonly messageId: string;
  readonly subject: string;
  readonly at: number;
}

interface Posted {
  readonly message_id: string;
  readonly recipient: string;
  readonly template: string;
  readonly start: number;
  readonly minutes: string;
}

export interface Tally {
  readonly visits: number;
  readonly changes: number;
  readonly letters: number;
  readonly killed?: number;
  /** Reminders that had to be, by a reckoning that knows nothing of the service. */
  readonly due: number;
  readonly sent: number;
  readonly missed: number;
  /** Two letters for one reminder, or two reminders in one go. */
  readonly doubled: number;
  /** Of a time that was no longer so, or that nobody needed. */
  readonly untrue: number;
  /** One letter taken twice, under its one Message-ID: the server had kept it without saying so, or the worker died. */
  readonly repeated: number;
}

/** Holds what the mail server took against what had to be. */
export function tally(
  told: ReadonlyMap<number, readonly Told[]>,
  accepted: readonly Accepted[],
  posted: readonly Posted[],
  expected: (start: number, toldAt: number) => readonly (readonly [minutes: number, at: number])[],
): Tally {
  const taken = new Map<string, number[]>();
  for (const { messageId, at } of accepted) taken.set(messageId, [...(taken.get(messageId) ?? []), at]);
  const to = new Map<string, Posted[]>();
  for (const letter of posted) {
    if (taken.has(letter.message_id)) to.set(letter.recipient, [...(to.get(letter.recipient) ?? []), letter]);
  }
  const count = { due: 0, sent: 0, missed: 0, doubled: 0, untrue: 0 };
  for (const [visit, whole] of told) {
    // Moved to the very time it had, a visit goes on as it was.
    const life = whole.filter(({ start }, n) => start !== whole[n - 1]?.start);
    const letters = to.get(`p${visit}@example.org`) ?? [];
    const needed = new Set<string>();
    for (const [n, { at, start, silently }] of life.entries()) {
      if (start === null) continue;
      // As far as letters go, nothing has been said since the booking.
      const since = silently ? life[0]!.at : at;
      const end = life[n + 1]?.at ?? start;
      const telling = letters.filter((letter) => letter.template !== 'reminder' && letter.start === start);
      const hours = telling.flatMap(({ message_id }) => taken.get(message_id)!).filter((hour) => hour < end);
      const reminders = letters.filter((letter) => letter.template === 'reminder' && letter.start === start);
      for (const [minutes, due] of expected(start, since)) {
        const heard = Math.max(since, ...hours.filter((hour) => hour < start));
        const mine = reminders.filter((letter) => letter.minutes === String(minutes));
        for (const { message_id } of mine) needed.add(message_id);
        if (mine.length > 1) count.doubled++;
        // Where the letter before came late, or the visit changed soon after, either is right.
        const firm = due >= at && end - due >= 180 && 2 * (due - heard) >= start - due;
        if (!firm) continue;
        count.due++;
        if (mine.length === 0) count.missed++;
      }
      const firsts = reminders.map(({ message_id }) => taken.get(message_id)![0]!).sort((a, b) => a - b);
      for (const [i, first] of firsts.entries())
        if (i > 0 && first - firsts[i - 1]! < (start - first) / 5) count.doubled++;
      for (const first of firsts) if (first < at || first >= Math.min(end + 1, start)) count.untrue++;
    }
    const reminders = letters.filter(({ template }) => template === 'reminder');
    count.sent += reminders.length;
    count.untrue += reminders.filter(({ message_id }) => !needed.has(message_id)).length;
  }
  return {
    visits: told.size,
    changes: [...told.values()].reduce((sum, life) => sum + life.length - 1, 0),
    letters: taken.size,
    ...count,
    repeated: [...taken.values()].reduce((sum, times) => sum + times.length - 1, 0),
  };
}
