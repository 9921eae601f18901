import { perPlace, practitioners } from './clinic-data.js';
import { type Clinics, freeStart } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import { receptionist } from './reception.js';
import type { Row } from './row.js';
import { growth } from './slots.bench.js';

/** Days ahead, on which every clinic has as many visits, whatever lies behind it. */
const ahead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The pages of the staff that look over many visits: a name, and the address for the n-th practitioner. */
const pages: Readonly<Record<string, (n: number) => string>> = {
  'diary, a week of one practitioner': (n) =>
    `/staff/diary/week?day=${ahead(8)}&at=place-${Math.floor(n / perPlace) + 1}&who=practitioner-${n + 1}`,
  'diary, a day of one place': (n) => `/staff/diary?day=${ahead(2)}&at=place-${Math.floor(n / perPlace) + 1}`,
  'reports, the present quarter of the whole clinic': () => '/admin/reports?kind=quarter',
};

export async function officeBench({ few, many, databases, past }: Clinics): Promise<Row[]> {
  const cookies = { few: await receptionist(databases.few), many: await receptionist(databases.many) };
  const rows: Row[] = [];
  for (const [name, path] of Object.entries(pages)) {
    const side = (url: string, cookie: string) => {
      let n = 0;
      const step = {
        headers: { cookie },
        setupRequest: (request: object) => ({ ...request, path: path((n++ * 37) % practitioners) }),
      };
      return async (round: number) => {
        const seen = expect(await load(url, [step], { connections: 1, duration: during(round) / 2 }), 200);
        return { p50: quantile(seen.took, 0.5), p95: quantile(seen.took, 0.95) };
      };
    };
    const { small, large } = await inTurns({ small: side(few, cookies.few), large: side(many, cookies.many) });
    rows.push({ name: `${name}, p95`, value: large.p95!, unit: 'ms', goal: '≤ 300 ms' });
    rows.push(growth(`${name}, p50`, large.p50!, small.p50!, 'ms', past));
  }
  return [...rows, await live(many, cookies.many)];
}

/** From the answer to the booking until every open diary has heard of it. */
async function live(url: string, cookie: string): Promise<Row> {
  const { body } = await fetch(`${url}/staff/diary/changes`, { headers: { cookie, accept: 'text/event-stream' } });
  let heard = () => {};
  const listening = (async () => {
    const text = new TextDecoder();
    for await (const part of body!) if (text.decode(part).includes('changed')) heard();
  })().catch(() => undefined);
  const took: number[] = [];
  for (let n = 0; n < 5; n++) {
    const change = new Promise<void>((resolve) => (heard = resolve));
    const visit = {
      treatment: 'acupuncture',
      ...freeStart(-100 - n),
      patient: { name: 'Ada Nowak', email: 'ada@example.org' },
    };
    const answer = await fetch(`${url}/api/v1/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(visit),
    });
    if (answer.status !== 201) throw new Error(`booked with ${answer.status}`);
    const begin = performance.now();
    await change;
    took.push((performance.now() - begin) / 1000);
    await new Promise((resolve) => setTimeout(resolve, 300 * n));
  }
  await body!.cancel().catch(() => undefined);
  void listening;
  return {
    name: 'a booking is in the open diary after, longest of 5',
    value: Math.max(...took),
    unit: 's',
    goal: '≤ 2 s',
  };
}
