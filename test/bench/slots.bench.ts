import { practitioners } from './clinic-data.js';
import type { Clinics } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import type { Row } from './row.js';

/** Free times of one practitioner for fourteen days, another practitioner with each request. */
export async function slotsBench({ few, many, bareNest, past }: Clinics): Promise<Row[]> {
  const rows: Row[] = [await month(many, bareNest)];
  const example = await fetch(`${many}/api/v1/slots?treatment=acupuncture&practitioner=practitioner-1`);
  const bytes = (await example.arrayBuffer()).byteLength;
  for (const connections of [1, 10]) {
    const side = (url: string, path: string) => async (round: number) => {
      const seen = expect(await load(url, [everyPractitioner(path)], { connections, duration: during(round) }), 200);
      return { rate: seen.rate, p50: quantile(seen.took, 0.5) };
    };
    const slots = '/api/v1/slots?treatment=acupuncture&practitioner=practitioner-';
    const { bare, long, small, large } = await inTurns({
      bare: side(bareNest, '/row?key=practitioner-'),
      long: side(bareNest, `/long?bytes=${bytes}&key=practitioner-`),
      small: side(few, slots),
      large: side(many, slots),
    });
    const name = `free times of one practitioner, 14 days, ${connections} connection${connections > 1 ? 's' : ''}`;
    rows.push(
      {
        name: `${name}, ${past} past visits; limit: one row by key on bare Nest`,
        value: large.rate!,
        unit: '/s',
        limit: bare.rate!,
        ratio: large.rate! / bare.rate!,
        goal: '≥ 60 %',
      },
      {
        name: `${name}; limit: the same row in as many bytes (${bytes}) on bare Nest`,
        value: large.rate!,
        unit: '/s',
        limit: long.rate!,
        ratio: large.rate! / long.rate!,
        goal: connections === 10 ? '≥ 85 %' : '≥ 75 %',
      },
      {
        name: `${name}, p50`,
        value: large.p50!,
        unit: 'ms',
        limit: bare.p50!,
        ratio: large.p50! / bare.p50!,
        goal: '≤ 4 ms',
      },
      growth(name, large.p50!, small.p50!, 'ms', past),
    );
  }
  return rows;
}

/** What a month calendar shows: each day of thirty with its free times, one client after another. */
async function month(url: string, bareNest: string): Promise<Row> {
  const [from, to] = [1, 31].map((ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10));
  const path = `/api/v1/slots?treatment=acupuncture&limit=1000&from=${from}&to=${to}&practitioner=practitioner-`;
  const bytes = (await fetch(`${url}${path}1`).then((answer) => answer.arrayBuffer())).byteLength;
  const side = (at: string, what: string) => async (round: number) => ({
    rate: expect(await load(at, [everyPractitioner(what)], { connections: 1, duration: during(round) }), 200).rate,
  });
  const { months, long } = await inTurns({
    months: side(url, path),
    long: side(bareNest, `/long?bytes=${bytes}&key=practitioner-`),
  });
  return {
    name: `month calendar, 1 connection; limit: one row in as many bytes (${bytes}) on bare Nest`,
    value: months.rate!,
    unit: '/s',
    limit: long.rate!,
    ratio: months.rate! / long.rate!,
    goal: '≥ 75 %',
  };
}

/** `path` goes on with the number of a practitioner, another one each time. */
export function everyPractitioner(path: string) {
  let n = 0;
  return {
    setupRequest: (request: object) => ({
      ...request,
      path: `${path}${1 + ((n++ * 37) % practitioners)}`,
    }),
  };
}

/** The same with so many past visits as with 10,000. For what takes time: less is better. */
export function growth(
  name: string,
  large: number,
  small: number,
  unit: string,
  past: string,
  ratio = large / small,
): Row {
  return {
    name: `${name}, ${past} beside 10,000 past visits`,
    value: large,
    unit,
    limit: small,
    ratio,
    goal: '≤ 1.2 ×',
  };
}
