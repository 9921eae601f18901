import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { confirmToken } from '../../src/notifications/confirm-link.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { secretToken } from '../../src/platform/ids.random.js';
import { Keys, sha256 } from '../../src/platform/keys.service.js';
import { tables } from '../../src/tables.js';
import { prove } from '../support/proof.js';
import { importClinic } from '../support/small-clinic.js';
import { tenPractitioners } from '../support/ten-practitioners.js';
import { randomOf } from './random.js';

interface Answer {
  readonly status: number;
  readonly body: { readonly reference: string; readonly status: string; readonly alternatives?: readonly Slot[] };
}

interface Slot {
  readonly start: string;
  readonly practitioner: string;
}

const victim = 'victim@example.org';
/** Ten practitioners, 40 hours each. */
const minutesOfWeek = 24_000;
const hour = 3_600_000;
const day = 24 * hour;

interface Attack {
  readonly networks: number;
  readonly byKey?: boolean;
  /** All at once, on the third day; otherwise little by little in the days that the patients take. */
  readonly slow?: boolean;
}

const attacks: Readonly<Record<string, Attack | undefined>> = {
  noAttack: undefined,
  oneNetwork: { networks: 1 },
  hundredNetworks: { networks: 100 },
  stolenKey: { networks: 1, byKey: true },
  slowly: { networks: 100, slow: true },
};

interface Numbers {
  readonly attempts: number;
  readonly patients: number;
  readonly seed: number;
  /** In which the patients book; 0: all while the attack goes on. */
  readonly days: number;
}

/**
 * Somebody books all they can of one week, from one network, from a hundred, and with a stolen API key, half of it in the name of
 * one victim, while ordinary patients book in that week and the three after it. Two web processes. `url`: a migrated, empty
 * database.
 */
export async function attackOnAWeek(url: string, dataDir: string, numbers: Numbers): Promise<Record<string, number>> {
  const db = await new DataSource(databaseOptions(url, tables, 4)).initialize();
  await importClinic(db, tenPractitioners());
  // Reading is limited by network as well; whoever attacks from one has read the times before.
  const web = await Promise.all([start(url, dataDir), start(url, dataDir)]);
  const keys = Keys.open(`${dataDir}/keys.json`);
  const counts: Record<string, number> = {};
  try {
    for (const [name, attack] of Object.entries(attacks)) {
      for (const table of ['bookings', 'notifications', 'proven_addresses', 'patients', 'rate_limits', 'api_keys'])
        await db.query(`delete from ${table}`);
      const key = attack?.byKey ? await stolenKey(db) : undefined;
      const town = new Town(web, randomOf(numbers.seed), keys, db);
      Object.assign(counts, named(name, await town.live(numbers, attack, key)));
    }
    return counts;
  } finally {
    for (const { child } of web) child.kill('SIGKILL');
    await db.destroy();
  }
}

interface Event {
  readonly at: number;
  readonly happens: () => Promise<void>;
}

class Town {
  constructor(
    private readonly web: readonly Web[],
    private readonly random: () => number,
    private readonly keys: Keys,
    private readonly db: DataSource,
  ) {}

  async live({ attempts, patients, days }: Numbers, attack: Attack | undefined, key: string | undefined) {
    const begin = Date.now();
    const weeks = await Promise.all([0, 1, 2, 3].map((week) => this.slots(week)));
    const fates = { confirmedAtOnce: 0, pressedTheButton: 0, hindered: 0 };
    const some = () => begin + Math.floor(this.random() * days * day);
    const burst = begin + (days > 0 ? 3 * day : 0);
    const events: readonly Event[] = [
      ...numbers(patients).map((n) => ({
        at: some(),
        happens: async () => void fates[await this.fateOf(n, weeks[n % 4]!)]++,
      })),
      ...numbers(attack ? attempts : 0).map((n) => ({
        at: attack!.slow ? some() : burst,
        happens: () => this.attack(n, weeks[0]!, attack!.networks, key),
      })),
    ];
    for (const instant of [...new Set(events.map(({ at }) => at))].sort((a, b) => a - b)) {
      await Promise.all(this.web.map((one) => setClock(one, instant)));
      await inParallel(this.shuffled(events.filter(({ at }) => at === instant)), 6);
    }
    return { ...(await this.damage()), ...fates };
  }

  private async attack(n: number, slots: readonly Slot[], networks: number, key: string | undefined): Promise<void> {
    const email = n % 2 === 0 ? victim : `attacker-${n}@example.net`;
    await this.book(slots, `203.0.113.${n % networks}`, { name: 'x'.repeat(80), email }, key);
  }

  /** One of them is hindered who has no confirmed appointment in the end; whose time is taken chooses another, five times at most. */
  private async fateOf(n: number, free: readonly Slot[]) {
    let slots = free;
    const patient = { name: `P ${n}`, email: `patient-${n}@example.org` };
    const ip = `198.51.${n >> 7}.${n & 127}`;
    for (let tries = 0; tries < 5; tries++) {
      const { status, body } = await this.book(slots, ip, patient);
      if (status === 201 && body.status === 'confirmed') return 'confirmedAtOnce';
      if (status === 201) return (await this.press(body.reference, ip)) ? 'pressedTheButton' : 'hindered';
      if (status !== 409) return 'hindered';
      if (body.alternatives?.length) slots = body.alternatives;
    }
    return 'hindered';
  }

  /** What the attacker has in the end, and what had half an hour to lapse. */
  private async damage(): Promise<Record<string, number>> {
    const [row] = (await this.db.query(
      `select count(*) filter (where active)::int as "placesBlocked", count(*) filter (where not active)::int as "placesWaiting",
         coalesce(sum(extract(epoch from ends - starts) / 60) filter (where active), 0)::int as minutes
       from booking_facts where email = $1 or email like 'attacker-%'`,
      [victim],
    )) as [{ placesBlocked: number; placesWaiting: number; minutes: number }];
    const [{ messages }] = (await this.db.query(
      `select coalesce(max(hourly), 0)::int as messages from (
         select count(*) over (order by due_at range between interval '59 minutes 59 seconds' preceding and current row) as hourly
         from notifications where recipient = $1) each`,
      [victim],
    )) as [{ messages: number }];
    const { placesBlocked, placesWaiting, minutes } = row;
    return {
      placesBlocked,
      placesWaiting,
      permilleOfTheWeek: Math.round((minutes * 1000) / minutesOfWeek),
      messagesToVictim: messages,
    };
  }

  private async slots(week: number): Promise<readonly Slot[]> {
    const monday = Math.ceil((Date.now() / day - 4) / 7) * 7 + 4 + 7 + week * 7;
    const [from, to] = [monday, monday + 6].map((one) => new Date(one * day).toISOString().slice(0, 10));
    const all = Array.from({ length: 10 }, async (_, n) => {
      const query = `treatment=acupuncture&practitioner=practitioner-${n + 1}&from=${from}&to=${to}&limit=1000`;
      const answer = await fetch(`${this.anyWeb()}/api/v1/slots?${query}`);
      return ((await answer.json()) as { slots: Slot[] }).slots;
    });
    return (await Promise.all(all)).flat();
  }

  private async book(slots: readonly Slot[], ip: string, patient: object, key?: string): Promise<Answer> {
    const { start, practitioner } = slots[Math.floor(this.random() * slots.length)]!;
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-forwarded-for': ip };
    if (key) headers['authorization'] = `Bearer ${key}`;
    else headers['proof-of-work'] = prove(await this.challenge(ip));
    const visit = { treatment: 'acupuncture', location: 'harbour', practitioner, start, patient };
    const body = JSON.stringify(visit);
    const answer = await fetch(`${this.anyWeb()}/api/v1/bookings`, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }

  private async challenge(ip: string): Promise<{ challenge: string; bits: number }> {
    const answer = await fetch(`${this.anyWeb()}/api/v1/challenge`, { headers: { 'x-forwarded-for': ip } });
    return (await answer.json()) as { challenge: string; bits: number };
  }

  private async press(reference: string, ip: string): Promise<boolean> {
    const [{ id }] = (await this.db.query(`select id from bookings where reference = $1`, [reference])) as [
      { id: string },
    ];
    const link = `${this.anyWeb()}/confirm/${confirmToken(this.keys, id, 0)}`;
    const { status, headers } = await fetch(link, {
      method: 'POST',
      headers: { 'x-forwarded-for': ip },
      redirect: 'manual',
    });
    return status === 303 && headers.get('location')!.startsWith('/book/done/');
  }

  private anyWeb(): string {
    return this.web[Math.floor(this.random() * this.web.length)]!.url;
  }

  private shuffled<T>(some: readonly T[]): readonly T[] {
    return some
      .map((one) => ({ one, by: this.random() }))
      .sort((a, b) => a.by - b.by)
      .map(({ one }) => one);
  }
}

interface Web {
  readonly url: string;
  readonly child: ChildProcess;
}

async function setClock({ child }: Web, at: number): Promise<void> {
  child.send(at);
  await once(child, 'message');
}

async function start(url: string, dataDir: string): Promise<Web> {
  const child = fork(fileURLToPath(new URL('abuse-web.js', import.meta.url)), [url, dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [address] = (await once(child, 'message')) as [string];
  return { url: address, child };
}

async function stolenKey(db: DataSource): Promise<string> {
  const key = `meridian_${secretToken()}`;
  await db.query(
    `insert into api_keys (id, name, scopes, per_minute, hash, created_at) values (uuidv7(), 'Stolen', '{bookings}', 600, $1, now())`,
    [sha256(key)],
  );
  return key;
}

async function inParallel(events: readonly Event[], width: number): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < events.length) await events[next++]!.happens();
  };
  await Promise.all(numbers(width).map(line));
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

function named(attack: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  const name = (what: string) => `${attack}${what[0]!.toUpperCase()}${what.slice(1)}`;
  return Object.fromEntries(Object.entries(counts).map(([what, count]) => [name(what), count]));
}
