import { describe, expect, it } from 'vitest';
import { Admission } from '../../../src/platform/http/admission.js';

const [confirming, booking, , browsing, reporting] = [0, 1, 2, 3, 4] as const;

/** Requests of which each takes as long as it is told to, on a clock of their own. */
class House {
  readonly admission = new Admission<number>();
  readonly waited: number[][] = [[], [], [], [], []];
  readonly refused = [0, 0, 0, 0, 0];
  readonly refusedAfter: number[][] = [[], [], [], [], []];
  private readonly ends: { readonly at: number; readonly rank: number }[] = [];
  private readonly arrivals = new Map<number, { readonly at: number; readonly rank: number }>();
  private now = 0;
  private count = 0;
  private free = 0;

  /** One answer takes so many milliseconds of the machine, which does one thing at a time. */
  constructor(private readonly cost: number) {}

  arrive(rank: number): 'begins' | 'waits' | 'refused' {
    const client = this.count++;
    this.arrivals.set(client, { at: this.now, rank });
    const verdict = this.admission.arrive(client, rank, this.now);
    if (verdict === 'begins') this.begin(client);
    if (verdict === 'refused') this.refuse(client);
    return verdict;
  }

  /** So many a second of each rank, evenly. */
  run(seconds: number, rates: Readonly<Record<number, number>>): void {
    const until = this.now + seconds * 1000;
    for (; this.now < until; this.now++) {
      for (const [rank, rate] of Object.entries(rates)) {
        const due = Math.floor(((this.now + 1) * rate) / 1000) - Math.floor((this.now * rate) / 1000);
        for (let n = 0; n < due; n++) this.arrive(Number(rank));
      }
      this.pass();
    }
  }

  private pass(): void {
    while (this.ends[0] && this.ends[0].at <= this.now) this.admission.answered(this.ends.shift()!.rank);
    for (let next = this.admission.next(this.now); next !== undefined; next = this.admission.next(this.now))
      this.begin(next);
    for (const client of this.admission.overtaken(this.now)) this.refuse(client);
    for (const [client, { at, rank }] of this.arrivals) {
      if (this.now - at < 3000) break;
      this.arrivals.delete(client);
      this.admission.expire(client, rank, this.now);
    }
  }

  private refuse(client: number): void {
    const { at, rank } = this.arrivals.get(client)!;
    this.refused[rank]!++;
    this.refusedAfter[rank]!.push(this.now - at);
    this.arrivals.delete(client);
  }

  private begin(client: number): void {
    const { at, rank } = this.arrivals.get(client)!;
    this.arrivals.delete(client);
    this.waited[rank]!.push(this.now - at);
    this.free = Math.max(this.free, this.now) + this.cost;
    this.ends.push({ at: this.free, rank });
  }
}

const longest = (waited: readonly number[] = []) => Math.max(0, ...waited);

describe('who is answered when more ask than can be', () => {
  it('what can be answered in time is never refused', () => {
    const house = new House(10);
    house.run(20, { [booking]: 40, [browsing]: 40 });

    expect(house.refused).toEqual([0, 0, 0, 0, 0]);
    expect(longest(house.waited.flat())).toBeLessThan(200);
  });

  it('a crowd of two hundred at one moment is answered to the last', () => {
    const house = new House(15);
    for (let n = 0; n < 200; n++) expect(house.arrive(booking)).not.toBe('refused');
    house.run(2.9, {});

    expect(house.waited[booking]).toHaveLength(200);
  });

  it('of twice as much as can be answered the half is, within little more than a second, and the rest told at once', () => {
    const house = new House(10);
    house.run(5, { [booking]: 200 });
    house.waited[booking] = [];
    house.refused[booking] = 0;
    house.run(20, { [booking]: 200 });

    expect(house.waited[booking].length).toBeGreaterThan(1900);
    expect(house.refused[booking]).toBeGreaterThan(1900);
    expect(longest(house.waited[booking])).toBeLessThan(1500);
  });

  it('confirmations come before holds, holds before lists, and lists before reports', () => {
    const house = new House(10);
    house.run(5, { [confirming]: 30, [booking]: 40, [browsing]: 100, [reporting]: 50 });
    house.refused.fill(0);
    for (const waited of house.waited) waited.length = 0;
    house.run(20, { [confirming]: 30, [booking]: 40, [browsing]: 100, [reporting]: 50 });

    expect(house.refused.slice(0, 3)).toEqual([0, 0, 0]);
    expect(longest([...house.waited[confirming]!, ...house.waited[booking]!])).toBeLessThan(200);
    // What is left of a hundred a second.
    expect(house.waited[browsing]!.length).toBeGreaterThan(500);
    expect(house.waited[browsing]!.length + house.waited[reporting]!.length).toBeLessThanOrEqual(620);
    expect(house.waited[reporting]!.length).toBeLessThan(20);
  });

  it('lists that bookings leave no room for are told at once, and shown again when there is some', () => {
    const house = new House(10);
    const most = { [booking]: 200, [browsing]: 50 };
    house.run(10, most);
    const refused = house.refused[browsing]!;
    house.run(10, most);
    expect(house.refused[browsing]! - refused).toBeGreaterThan(490);

    house.run(3, {});
    expect(house.arrive(browsing)).toBe('begins');
  });

  it('lists in line are told within a tenth of a second that bookings leave them no room', () => {
    const admission = new Admission<string>();
    for (let n = 0; n < 15; n++) admission.arrive(`${n}`, booking, 0);
    expect(admission.arrive('list', browsing, 100)).toBe('waits');
    expect(admission.arrive('booking', booking, 100)).toBe('waits');
    expect(admission.overtaken(150)).toEqual([]);

    expect(admission.overtaken(200)).toEqual(['list']);
    expect(admission.overtaken(200)).toEqual([]);
    expect(admission.arrive('other list', browsing, 200)).toBe('refused');
    expect(admission.arrive('other booking', booking, 200)).toBe('waits');
  });

  it('one client has a hundred places of the line at most, and others find room behind', () => {
    const admission = new Admission<number>();
    const from = (network: string, n: number) => admission.arrive(n, booking, 0, network);
    const verdicts = Array.from({ length: 120 }, (_, n) => from('203.0.113.7', n));
    expect(verdicts.filter((verdict) => verdict === 'begins')).toHaveLength(15);
    expect(verdicts.filter((verdict) => verdict === 'waits')).toHaveLength(100);
    expect(verdicts.slice(115)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);

    expect(from('203.0.113.8', 120)).toBe('waits');
    admission.answered(booking);
    admission.next(0);
    expect(from('203.0.113.7', 121)).toBe('waits');
  });

  it('a list in line is told soon that somebody above waits, or keeps its place', () => {
    const admission = new Admission<string>();
    for (let n = 0; n < 15; n++) admission.arrive(`${n}`, booking, 0);
    admission.arrive('old list', browsing, 0);
    admission.arrive('list', browsing, 70);
    admission.arrive('new list', browsing, 100);
    admission.arrive('booking', booking, 125);

    expect(admission.overtaken(125)).toEqual([]);
    expect(admission.overtaken(135)).toEqual(['list']);
    admission.answered(booking);
    expect(admission.next(140)).toBe('booking');
    expect(admission.overtaken(170)).toEqual([]);
  });

  it('a list that is refused has not waited for longer than a tenth of a second, however bookings and lists come', () => {
    const house = new House(10);
    for (let n = 0; n < 20; n++) {
      house.run(1, { [booking]: 60, [browsing]: 60 });
      for (let burst = 0; burst < 25; burst++) house.arrive(booking);
    }
    expect(house.refused[browsing]).toBeGreaterThan(100);
    expect(house.waited[browsing]!.length).toBeGreaterThan(100);
    expect(longest(house.refusedAfter[browsing])).toBeLessThan(125);
  });

  it('reports take four places at most, and leave the others to everybody else', () => {
    const admission = new Admission<number>();
    const verdicts = Array.from({ length: 6 }, (_, n) => admission.arrive(n, reporting, 0));
    expect(verdicts).toEqual(['begins', 'begins', 'begins', 'begins', 'waits', 'waits']);
    expect(admission.arrive(9, browsing, 0)).toBe('begins');

    admission.answered(reporting);
    expect(admission.next(1)).toBe(4);
    expect(admission.next(1)).toBeUndefined();
  });

  it('while the machine does not keep up, fewer are answered at once, and as many as before when it does', () => {
    const admission = new Admission<string>();
    for (let n = 0; n < 20; n++) admission.adapt(50);
    const verdicts = Array.from({ length: 10 }, (_, n) => admission.arrive(`${n}`, confirming, 0));
    expect(verdicts.filter((verdict) => verdict === 'begins')).toHaveLength(8);
    expect(admission.isPressed).toBe(true);

    for (let n = 0; n < 20; n++) admission.adapt(1);
    expect([admission.next(1), admission.next(1), admission.next(1)]).toEqual(['8', '9', undefined]);
    expect(admission.isPressed).toBe(false);
  });

  it('whoever has hung up is passed over', () => {
    const admission = new Admission<number>();
    for (let n = 0; n < 15; n++) admission.arrive(n, booking, 0);
    for (let n = 15; n < 18; n++) expect(admission.arrive(n, booking, 0)).toBe('waits');
    admission.leave(15, booking);
    admission.leave(16, booking);
    admission.answered(booking);

    expect(admission.next(1)).toBe(17);
    expect(admission.next(1)).toBeUndefined();
  });
});
