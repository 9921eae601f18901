import type { Answer, Asked, Ending } from './history.js';
import { allWishes, conflict, overlap, type Period, takenBy, type Wish } from './week.js';

/**
 * Somebody or other has a time. Surely, from the answer that says so to the request that may end it; possibly, from the request that
 * may have taken it to the answer that says it is over. Clients go by these two; what lies between is nobody's to know.
 */
interface Stay {
  /** The hold, the offer or the appointment. */
  readonly who: string;
  readonly wish: Wish;
  possible: Period;
  sure: Period;
}

/** A request with all its repetitions. */
interface Effect extends Asked {
  /** Whether it had the effect; null: nobody was told. */
  readonly done: boolean | null;
  readonly isRefusal: boolean;
}

interface Terms {
  /** When a time of the clinic's clock comes for the clients, in milliseconds. */
  readonly real: (clinic: number) => number;
  /** How long a hold lasts for the clients, and an offer; and how far the clocks may differ. */
  readonly holdFor: number;
  readonly offerFor: number;
  readonly margin: number;
  /** When the experiment began, by the clinic's clock. */
  readonly began: number;
}

export const kinds = ['double', 'lost', 'ghost', 'duplicate', 'falseTaken', 'whileClosed', 'misoffered'] as const;
export type Found = Record<(typeof kinds)[number], string[]>;

const never: Period = [Infinity, -Infinity];

/**
 * Judges a history by what was asked and answered and by how it ended, with no code of the service. Only what cannot be otherwise is a
 * violation: whatever may be due to the order of things in flight is not.
 */
export function check(history: readonly Asked[], ending: Ending, terms: Terms): Found {
  const found: Found = {
    double: [],
    lost: [],
    ghost: [],
    duplicate: [],
    falseTaken: [],
    whileClosed: [],
    misoffered: [],
  };
  const effects = effectsOf(history, found);
  const { stays, closings, waiting } = staysOf(effects, found, terms);
  const all = [...stays.values()].flat();
  findDoubles(all, found);
  findFalseRefusals(effects, all, closings, waiting, found, terms);
  for (const { done, what, wishes = [], began, ended, about, key } of effects) {
    if (done !== true || !['hold', 'book', 'course', 'move'].includes(what)) continue;
    for (const wish of wishes)
      if (closings.some(({ sure, stops }) => sure[0] <= began && ended <= sure[1] && stops(wish)))
        found.whileClosed.push(`${what} ${(about ?? [key]).join(' ')} ${told(wish)}`);
  }
  compareEnding(effects, stays, ending, found, terms);
  return found;
}

function effectsOf(history: readonly Asked[], found: Found): readonly Effect[] {
  return grouped(history, ({ key }) => key)
    .map((tries): Effect => {
      const clear = tries.filter(({ status }) => status !== null && status < 500);
      const [first] = clear;
      for (const one of clear)
        if (idOf(one.answer) !== idOf(first!.answer)) found.duplicate.push(`${one.what} ${one.key}: two answers`);
      const began = Math.min(...tries.map((one) => one.began));
      if (!first) return { ...tries[0]!, began, ended: Infinity, done: null, isRefusal: false };
      const done = first.status! < 400;
      return { ...first, began, done, isRefusal: !done };
    })
    .sort((a, b) => a.began - b.began);
}

const idOf = ({ reference, hold, visits }: Answer) => reference ?? hold ?? visits?.map((one) => one.reference).join();

interface Closing {
  sure: Period;
  possible: Period;
  readonly stops: (wish: Wish) => boolean;
}

function staysOf(effects: readonly Effect[], found: Found, { real, holdFor, offerFor, margin }: Terms) {
  const stays = new Map<string, Stay[]>();
  const closings = new Map<string, Closing>();
  /** When an appointment that waited for an earlier time may have ended: an offer to it may never be heard of. */
  const waiting = new Map<string, number[]>();
  const begin = (who: string, wish: Wish, possible: Period, surely: Period) => {
    // Whoever closes hours lets go of what is only held there.
    const closed = [...closings.values()].filter(
      (one) => surely[1] !== Infinity && overlap(one.possible, surely) && one.stops(wish),
    );
    const sure: Period = [surely[0], Math.min(surely[1], ...closed.map(({ possible }) => possible[0]))];
    const stay = { who, wish, possible, sure };
    stays.set(who, [...(stays.get(who) ?? []), stay]);
    return stay;
  };
  const end = (who: string, { began, ended, done }: Pick<Effect, 'began' | 'ended' | 'done'>) => {
    for (const stay of stays.get(who) ?? []) {
      if (done === false || stay.possible[0] >= ended) continue;
      stay.sure = [stay.sure[0], Math.min(stay.sure[1], began)];
      if (done) stay.possible = [stay.possible[0], Math.min(stay.possible[1], ended)];
    }
    if (done !== false) waiting.get(who)?.push(began, ended);
  };
  const booked = (visit: Answer, { began, ended }: Effect) => {
    const lapse = visit.status === 'provisional' ? real(Date.parse(visit.heldUntil!)) : Infinity;
    begin(visit.reference!, wishOf(visit), [began, lapse + margin], [ended, lapse - margin]);
  };

  for (const { what, done, began, ended, closes, about = [], key } of effects) {
    const [subject = ''] = about;
    if (what === 'close' && done !== false) {
      const { practitioner, periods } = closes!;
      const stops = (one: Wish) =>
        takenBy(one).some(([who, when]) => who === practitioner && periods.some((period) => overlap(period, when)));
      closings.set(key, { stops, possible: [began, Infinity], sure: done ? [ended, Infinity] : never });
    }
    const closing = closings.get(subject);
    if (what === 'reopen' && done !== false && closing) {
      closing.sure = [closing.sure[0], Math.min(closing.sure[1], began)];
      if (done) closing.possible = [closing.possible[0], Math.min(closing.possible[1], ended)];
    }
  }
  for (const effect of effects) {
    const { what, done, began, ended, answer, wishes = [], about = [], key } = effect;
    const [wish] = wishes;
    const [subject = ''] = about;
    if (what === 'hold' && done !== false) {
      const lapse = done ? real(Date.parse(answer.expiresAt!)) : Infinity;
      if (done) begin(answer.hold!, wish!, [began, lapse + margin], [ended, lapse - margin]);
      else begin(key, wish!, [began, Infinity], never);
    }
    if (what === 'release') end(subject, effect);
    if (what === 'confirm' && done !== false) {
      end(subject, effect);
      if (done) booked(answer, effect);
    }
    if (what === 'confirm' && answer.code === 'hold-expired') {
      const held = stays.get(subject)?.[0];
      if (held && ended < held.sure[1]) found.lost.push(`hold ${subject} refused before its time ${told(held.wish)}`);
    }
    if (what === 'book' && done !== false) {
      if (done) booked(answer, effect);
      else begin(key, wish!, [began, Infinity], never);
    }
    if (what === 'course' && done !== false) {
      if (done) for (const visit of answer.visits!) booked(visit, effect);
      else for (const one of wishes) begin(key, one, [began, Infinity], never);
    }
    if (what === 'prove') {
      for (const who of about) {
        const stay = stays.get(who)?.[0];
        if (!stay || done === false) continue;
        stay.possible = [stay.possible[0], Infinity];
        if (done) stay.sure = [stay.sure[0], Infinity];
      }
    }
    if (what === 'move' || what === 'accept') {
      const to = done && what === 'accept' ? wishOf(answer) : wish;
      end(subject, effect);
      if (done !== false) begin(subject, to!, [began, Infinity], done ? [ended, Infinity] : never);
      if (what === 'accept' && about[1]) end(about[1], effect);
    }
    if (what === 'wait' && done !== false && !waiting.has(subject)) waiting.set(subject, []);
    if (what === 'see-offer' && done && !stays.has(subject)) {
      const lapse = real(Date.parse(answer.expiresAt!));
      const isOpen = answer.status === 'open';
      const sure: Period = isOpen ? [ended, lapse - margin] : never;
      begin(subject, wishOf(answer), [lapse - offerFor - margin, lapse + margin], sure);
    }
    if (what === 'decline') end(subject, { ...effect, done: null });
  }
  // Whatever else was under way at the same time: canceled is canceled.
  for (const effect of effects) if (effect.what === 'cancel') for (const who of effect.about ?? []) end(who, effect);
  // A hold that nobody was told of lapses like any other.
  for (const effect of effects)
    if (effect.what === 'hold' && effect.done === null)
      for (const stay of stays.get(effect.key)!) stay.possible = [stay.possible[0], effect.began + holdFor + 60_000];
  return { stays, closings: [...closings.values()], waiting: [...waiting.values()].flat(), offerFor };
}

/** Two surely have what only one can. */
function findDoubles(all: readonly Stay[], found: Found): void {
  const sure = all.filter((stay) => stay.sure[0] < stay.sure[1]).sort((a, b) => a.wish.start - b.wish.start);
  for (const [n, one] of sure.entries()) {
    for (const other of sure.slice(n + 1)) {
      if (other.wish.start - one.wish.start > 3_600_000) break;
      if (one.who !== other.who && overlap(one.sure, other.sure) && conflict(one.wish, other.wish))
        found.double.push(`${one.who} ${told(one.wish)} and ${other.who} ${told(other.wish)}`);
    }
  }
}

/** Somebody was told that a time is taken, or not offered, when nothing can have been in the way. */
function findFalseRefusals(
  effects: readonly Effect[],
  all: readonly Stay[],
  closings: readonly Closing[],
  waiting: readonly number[],
  found: Found,
  { offerFor, margin }: Terms,
): void {
  for (const { what, isRefusal, answer, wishes = [], about = [], began, ended, key } of effects) {
    if (!isRefusal || !['slot-taken', 'slot-not-offered'].includes(answer.code ?? '') || what === 'accept') continue;
    const wish = wishes[answer.position ?? 0];
    if (!wish) continue;
    const during: Period = [began, ended];
    const inTheWay =
      all.some((stay) => !about.includes(stay.who) && overlap(stay.possible, during) && conflict(stay.wish, wish)) ||
      closings.some(({ possible, stops }) => overlap(possible, during) && stops(wish)) ||
      waiting.some((at) => overlap([at - offerFor - margin, at + offerFor + margin], during));
    if (!inTheWay) found.falseTaken.push(`${what} ${key} ${told(wish)}: ${answer.code}`);
  }
}

function compareEnding(
  effects: readonly Effect[],
  stays: ReadonlyMap<string, readonly Stay[]>,
  { seen, exported, offered }: Ending,
  found: Found,
  { began }: Terms,
): void {
  const standing: Wish[] = [];
  for (const [reference, answer] of seen) {
    const left = (stays.get(reference) ?? []).filter(({ possible }) => possible[1] === Infinity);
    const isThere = answer !== null && answer.status === 'confirmed';
    if (isThere) standing.push(wishOf(answer));
    const mayBeGone = !left.some(({ sure }) => sure[1] === Infinity);
    if (!isThere && !mayBeGone) found.lost.push(`${reference} ${told(left[0]!.wish)} is ${answer?.status ?? 'gone'}`);
    if (isThere && left.length === 0) found.ghost.push(`${reference} ${told(wishOf(answer))} was over`);
    if (isThere && left.length > 0 && !left.some(({ wish }) => told(wish) === told(wishOf(answer))))
      found.lost.push(
        `${reference} is ${told(wishOf(answer))}, not ${left.map(({ wish }) => told(wish)).join(' or ')}`,
      );
  }
  const uncertain = new Set(effects.filter(({ done }) => done === null).map(({ email }) => email));
  for (const { reference, status, email } of exported)
    if (!seen.has(reference) && status !== 'cancelled' && !uncertain.has(email))
      found.ghost.push(`${reference} ${email}`);
  const expected = new Map(
    effects.map(({ email, what, wishes = [] }) => [email, what === 'course' ? wishes.length : 1] as const),
  );
  for (const all of grouped(exported, (one) => one.email))
    if (all.length > (expected.get(all[0]!.email) ?? 1))
      found.duplicate.push(`${all[0]!.email} ${all.map((one) => one.reference).join()}`);
  const unheardOf = [...stays]
    .filter(([who]) => !seen.has(who))
    .flatMap(([, all]) => all.filter(({ possible }) => possible[1] === Infinity).map(({ wish }) => wish));
  const free = new Set(offered.map(told));
  const open = new Set(allWishes(began).map(told));
  for (const wish of allWishes(began)) {
    const isTaken = standing.some((one) => conflict(one, wish));
    if (isTaken && free.has(told(wish))) found.misoffered.push(`${told(wish)} is offered and taken`);
    if (!isTaken && !free.has(told(wish)) && !unheardOf.some((one) => conflict(one, wish)))
      found.misoffered.push(`${told(wish)} is free and not offered`);
  }
  for (const wish of offered) if (!open.has(told(wish))) found.misoffered.push(`${told(wish)} is out of hours`);
}

const wishOf = ({ treatment, practitioner, location, start }: Answer): Wish => ({
  treatment: treatment!,
  practitioner: practitioner!,
  location: location!,
  start: Date.parse(start!),
});

const told = ({ treatment, practitioner, location, start }: Wish) =>
  `${treatment} ${practitioner} ${location} ${new Date(start).toISOString()}`;

function grouped<T>(all: readonly T[], by: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return [...groups.values()];
}
