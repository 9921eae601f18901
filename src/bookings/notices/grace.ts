/** When, where, with whom and for what a visit is; ids. Instants are epoch minutes. */
export interface Appointed {
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly location: string;
  readonly practitioner: string;
  /** Missing in older notifications. */
  readonly treatment?: string;
}

/** What somebody has been told of a visit: nothing yet, that it is off (for a practitioner: not with them), or when it is. */
export type Standing = 'nothing' | 'off' | Appointed;

/** A notification about the visit to the same reader that has not been sent, as far as is known. */
export interface Unsent {
  readonly id: string;
  /** What its reader may have known when it was posted. */
  readonly knew: readonly Standing[];
  readonly says: Standing;
  /** A worker has taken it at least once: whatever became of that, it may have arrived. */
  readonly perhapsRead: boolean;
  /** A worker has it just now: it cannot be taken back. */
  readonly isClaimed: boolean;
  /** When it is due, in milliseconds. */
  readonly due: number;
}

/** `from`: what the reader took to be so; `known`: the same of a visit that is off. */
export type Word =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'moved'; readonly from: Appointed }
  | { readonly kind: 'cancelled'; readonly known: Appointed | null };

export interface Merged {
  /** Notifications that are not to be sent any more. */
  readonly replaced: readonly string[];
  /** The one notification that tells how things stand; null: there is nothing to tell, or a notification that does is on its way. */
  readonly word: Word | null;
  readonly knew: readonly Standing[];
  /** When it goes, in milliseconds. */
  readonly due: number;
}

/** So long after the first change that is still to be told. */
export const graceMinutes = 3;

export interface Changed {
  /** Notifications to this reader about this visit, oldest first. */
  readonly unsent: readonly Unsent[];
  readonly before: Standing;
  readonly after: Standing;
  /** Milliseconds. */
  readonly now: number;
  /** It can be undone as a whole, and then the notifications that wait must be as they were: none is replaced. */
  readonly undoable?: boolean;
}

/**
 * What becomes of the notifications to one reader when the visit changes. Changes within three minutes of the first are told in
 * one notification, due when the first was: however often somebody changes their mind, it is never put off. It is measured by
 * what the reader may have read, not by the change before: moved away and back is nothing, moved and cancelled is
 * cancelled. Who has not heard of the visit at all is told at once, and told the last of it only.
 *
 * A notification that may have arrived counts both ways: it may have been read, and it may not.
 */
export function merge({ unsent, before, after, now, undoable = false }: Changed): Merged {
  const last = unsent.at(-1);
  const knew = last ? known(last, undoable) : [before];
  const stays = undoable ? unsent : unsent.filter(({ isClaimed }) => isClaimed);
  const goes = unsent.filter((notification) => !stays.includes(notification));
  if (alreadyNotified(stays, goes, after)) {
    const replaced = stays.length > 0 ? goes : [];
    return { replaced: replaced.map(({ id }) => id), word: null, knew, due: now };
  }
  const word = wordFor(knew, after);
  const waits = goes.filter(({ perhapsRead, due }) => !perhapsRead && due > now);
  const first = Math.min(now + graceMinutes * 60_000, ...waits.map(({ due }) => due));
  const atOnce = word?.kind === 'confirmed' && knew.every((standing) => standing === 'nothing');
  return { replaced: goes.map(({ id }) => id), word, knew, due: atOnce ? now : first };
}

/** By a notification in hand, when none after it can have been read; or by the only one there is. */
function alreadyNotified(stays: readonly Unsent[], goes: readonly Unsent[], after: Standing): boolean {
  const taken = stays.at(-1);
  if (taken) return same(taken.says, after) && goes.every(({ perhapsRead }) => !perhapsRead);
  return goes.length === 1 && same(goes[0]!.says, after);
}

export function same(one: Standing, other: Standing): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return (['start', 'location', 'practitioner', 'treatment'] as const).every((fact) => one[fact] === other[fact]);
}

/** A notification that may still be sent, because nothing replaces it, may be read as well as one that has been tried. */
function known({ knew, says, perhapsRead }: Unsent, mayBeSent: boolean): readonly Standing[] {
  if (!perhapsRead && !mayBeSent) return knew;
  return [...knew.filter((standing) => !same(standing, says)), says];
}

function wordFor(knew: readonly Standing[], after: Standing): Word | null {
  if (knew.every((standing) => same(standing, after))) return null;
  const appointed = knew.filter((standing) => typeof standing !== 'string');
  if (after === 'off') return { kind: 'cancelled', known: appointed.at(-1) ?? null };
  const from = appointed.findLast((standing) => !same(standing, after));
  return from ? { kind: 'moved', from } : { kind: 'confirmed' };
}
