/** So many are answered at once where the machine keeps up, since most wait for the database; and so many where it does not. */
const [most, fewest] = [16, 8];
/** Of these places, those that each rank and the ones below it may take: the rest is kept for those above. */
const shares = [1, 0.9, 0.9, 0.75, 0.2] as const;
/**
 * Milliseconds of a turn of the event loop. New connections are accepted a few in a turn (`accept-faster.server.ts`): while turns
 * are long, clients wait where nobody sees them.
 */
const longTurn = 10;
/** Nobody is let in who would wait longer, judging by those before. Milliseconds. */
const patience = 1_000;
/** A line that has stood for less is a crowd that came at one moment: it may be longer, and will have gone. */
const crowdMilliseconds = 1_000;
const longestLine = 250;
/** Of them all, those that one network or browser may have: a whole university may ask at one moment, and others must find room. */
const longestShare = 100;
/** Where those above have stood in line for so long, these ranks would not be reached: nobody is let in, or stays. Milliseconds. */
const givesWay = { 3: 75, 4: 75 } as Readonly<Record<number, number>>;
/**
 * While anybody above them waits, clients of these ranks are refused once they have waited for so long: early, or not at all. Those
 * who have waited for longer, while nobody above did, are next in line. Milliseconds.
 */
const told = { from: 60, until: 120 };
/** Of the latest measurement. */
const weight = 0.1;

interface Place {
  readonly since: number;
  /** So many stood before it. */
  readonly ahead: number;
  /** Whose it is; undefined: nobody counts. */
  readonly from: string | undefined;
}

interface Rank<Client> {
  /** In order of arrival. */
  readonly waiting: Map<Client, Place>;
  answering: number;
  /** Milliseconds that one place in the line has cost lately. */
  perPlace: number;
  /** Since then somebody of this rank or one above it has been waiting. */
  lineSince: number;
}

/**
 * Who is answered when more ask than can be: some at once, the others by rank (0 comes first) and then in order of arrival. Whoever
 * would wait too long is told so on arrival. The decisions of CoDel (RFC 8289): a crowd may wait, a standing line may not.
 * `now`: milliseconds of a clock that is never set back.
 */
export class Admission<Client> {
  private atOnce = most;
  private readonly ranks = shares.map(
    (): Rank<Client> => ({ waiting: new Map(), answering: 0, perPlace: 0, lineSince: 0 }),
  );

  /** The machine does not keep up. */
  get isPressed(): boolean {
    return this.atOnce < most;
  }

  /** `turn`: milliseconds that turns of the event loop have taken lately. */
  adapt(turn: number): void {
    if (turn > longTurn) this.atOnce = Math.max(fewest, Math.floor(this.atOnce * 0.8));
    else if (turn < longTurn / 2) this.atOnce = Math.min(most, this.atOnce + 1);
  }

  /** `begins` now, `waits` until `next` answers it, or is refused. */
  arrive(client: Client, rank: number, now: number, from?: string): 'begins' | 'waits' | 'refused' {
    const own = this.ranks[rank]!;
    const ahead = this.ahead(rank);
    if (ahead === 0 && this.hasRoom(rank)) {
      own.answering++;
      own.perPlace *= 1 - weight;
      return 'begins';
    }
    if (this.isFull(rank, now) || (from !== undefined && this.waitingFrom(from) >= longestShare)) return 'refused';
    for (let below = rank; below < this.ranks.length; below++)
      if (this.ahead(below) === 0) this.ranks[below]!.lineSince = now;
    own.waiting.set(client, { since: now, ahead, from });
    return 'waits';
  }

  /** Whoever comes now would be refused. */
  isFull(rank: number, now: number): boolean {
    const { waiting, perPlace, lineSince } = this.ranks[rank]!;
    const ahead = this.ahead(rank);
    // Somebody has to find out whether it still takes so long.
    if (ahead === 0) return false;
    if (this.isOvertaken(rank, now)) return true;
    if (ahead >= longestLine || perPlace > patience) return true;
    // Where those above go first all the time, the first of its own has waited and learned it.
    const [first] = ahead > waiting.size ? waiting.values() : [];
    const expected = Math.max((ahead + 1) * perPlace, first ? now - first.since : 0);
    return expected > patience && now - lineSince > crowdMilliseconds;
  }

  /** Who begins now, or undefined: ask until then, whenever somebody has been answered. */
  next(now: number): Client | undefined {
    for (const [rank, { waiting }] of this.ranks.entries()) {
      const [first] = waiting.keys();
      if (first === undefined) continue;
      if (!this.hasRoom(rank)) return undefined;
      this.measure(first, rank, now);
      waiting.delete(first);
      this.ranks[rank]!.answering++;
      return first;
    }
    return undefined;
  }

  answered(rank: number): void {
    this.ranks[rank]!.answering--;
  }

  /** It has waited for as long as anybody may. */
  expire(client: Client, rank: number, now: number): void {
    this.measure(client, rank, now);
    this.leave(client, rank);
  }

  /** It has hung up, or was let in already. */
  leave(client: Client, rank: number): void {
    this.ranks[rank]!.waiting.delete(client);
  }

  /** They are to be refused: those above leave them no room. */
  overtaken(now: number): readonly Client[] {
    return this.ranks.flatMap(({ waiting }, rank) => {
      if (waiting.size === 0 || givesWay[rank] === undefined || this.ahead(rank - 1) === 0) return [];
      const all = this.isOvertaken(rank, now);
      const clients = [...waiting.keys()].filter((client) => {
        const waited = now - waiting.get(client)!.since;
        return all || (waited >= told.from && waited < told.until);
      });
      for (const client of clients) waiting.delete(client);
      return clients;
    });
  }

  private isOvertaken(rank: number, now: number): boolean {
    const longest = givesWay[rank];
    return longest !== undefined && this.ahead(rank - 1) > 0 && now - this.ranks[rank - 1]!.lineSince > longest;
  }

  private measure(client: Client, rank: number, now: number): void {
    const own = this.ranks[rank]!;
    const { since, ahead } = own.waiting.get(client)!;
    own.perPlace += weight * ((now - since) / (ahead + 1) - own.perPlace);
  }

  private ahead(rank: number): number {
    return this.ranks.slice(0, rank + 1).reduce((sum, { waiting }) => sum + waiting.size, 0);
  }

  private waitingFrom(from: string): number {
    const places = this.ranks.flatMap(({ waiting }) => [...waiting.values()]);
    return places.filter((place) => place.from === from).length;
  }

  private hasRoom(rank: number): boolean {
    const answering = (from: number) => this.ranks.slice(from).reduce((sum, one) => sum + one.answering, 0);
    return shares.slice(0, rank + 1).every((share, from) => answering(from) < Math.ceil(share * this.atOnce));
  }
}
