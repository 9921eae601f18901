import { fork } from 'node:child_process';
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
const day = 86_400_000;

/**
 * Somebody books all they can of one week, from one network, from a hundred, and with a stolen API key, half of it in the name of
 * one victim, while ordinary patients book in that week and the three after it. Two web processes. `url`: a migrated, empty
 * database.
 */
export async function attackOnAWeek(
  url: string,
  dataDir: string,
  { attempts, patients, seed }: { readonly attempts: number; readonly patients: number; readonly seed: number },
): Promise<Record<string, number>> {
  const db = await new DataSource(databaseOptions(url, tables, 4)).initialize();
  await importClinic(db, tenPractitioners());
  // Reading is limited by network as well; whoever attacks from one has read the times before.
  const web = await Promise.all([start(url, dataDir), start(url, dataDir)]);
  const keys = Keys.open(`${dataDir}/keys.json`);
  const counts: Record<string, number> = {};
  try {
    for (const [name, networks, byKey] of [
      ['oneNetwork', 1, false],
      ['hundredNetworks', 100, false],
      ['stolenKey', 1, true],
    ] as const) {
      for (const table of ['bookings', 'notifications', 'proven_addresses', 'patients', 'rate_limits', 'api_keys'])
        await db.query(`delete from ${table}`);
      const key = byKey ? await stolenKey(db) : undefined;
      const town = new Town(web, randomOf(seed), keys, db);
      const [, fates] = await Promise.all([town.attack(attempts, networks, key), town.ordinary(patients)]);
      Object.assign(counts, named(name, { ...(await town.damage()), ...fates }));
    }
    return counts;
  } finally {
    for (const { child } of web) child.kill('SIGKILL');
    await db.destroy();
  }
}

class Town {
  constructor(
    private readonly web: readonly { readonly url: string }[],
    private readonly random: () => number,
    private readonly keys: Keys,
    private readonly db: DataSource,
  ) {}

  async attack(attempts: number, networks: number, key: string | undefined): Promise<void> {
    const slots = await this.slots(0);
    await inParallel(attempts, 4, async (n) => {
      const email = n % 2 === 0 ? victim : `attacker-${n}@example.net`;
      await this.book(slots, `203.0.113.${n % networks}`, { name: 'x'.repeat(80), email }, key);
    });
  }

  /** One of them is hindered who has no confirmed appointment in the end; whose time is taken chooses another, five times at most. */
  async ordinary(patients: number): Promise<Record<string, number>> {
    const weeks = await Promise.all([0, 1, 2, 3].map((week) => this.slots(week)));
    const fates = { confirmedAtOnce: 0, pressedTheButton: 0, hindered: 0 };
    await inParallel(patients, 2, async (n) => {
      fates[await this.fateOf(n, weeks[n % 4]!)]++;
    });
    return fates;
  }

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

  /** What the attacker has in the end, and what lapses within half an hour. */
  async damage(): Promise<Record<string, number>> {
    const [row] = (await this.db.query(
      `select count(*) filter (where active)::int as "placesBlocked", count(*) filter (where not active)::int as "placesWaiting",
         coalesce(sum(extract(epoch from ends - starts) / 60) filter (where active), 0)::int as minutes
       from booking_facts where email = $1 or email like 'attacker-%'`,
      [victim],
    )) as [{ placesBlocked: number; placesWaiting: number; minutes: number }];
    const [{ messages }] = (await this.db.query(
      `select count(*)::int as messages from notifications where recipient = $1 and due_at < now() + interval '5 minutes'`,
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
    const link = `${this.anyWeb()}/confirm/${confirmToken(this.keys, id)}`;
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
}

async function start(url: string, dataDir: string) {
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

async function inParallel(times: number, width: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < times) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, line));
}

function named(attack: string, counts: Readonly<Record<string, number>>): Record<string, number> {
  const name = (what: string) => `${attack}${what[0]!.toUpperCase()}${what.slice(1)}`;
  return Object.fromEntries(Object.entries(counts).map(([what, count]) => [name(what), count]));
}
