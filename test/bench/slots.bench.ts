import { practitioners } from './clinic-data.js';
import type { Clinics } from './clinics.js';
import { during, expect, inTurns, load, quantile } from './load.js';
import type { Row } from './row.js';

/** What Easy!Appointments answers with 20,000 visits and 10 connections, measured on a machine like this one. */
const peer = 203;

/** Free times of one practitioner for fourteen days, another practitioner with each request. */
export async function slotsBench({ few, many, bareNest }: Clinics): Promise<Row[]> {
  const rows: Row[] = [];
  for (const connections of [1, 10]) {
    const side = (url: string, path: string) => async (round: number) => {
      const seen = expect(await load(url, [everyPractitioner(path)], { connections, duration: during(round) }), 200);
      return { rate: seen.rate, p50: quantile(seen.took, 0.5) };
    };
    const slots = '/api/v1/slots?treatment=acupuncture&practitioner=practitioner-';
    const { bare, small, large } = await inTurns({
      bare: side(bareNest, '/row?key=practitioner-'),
      small: side(few, slots),
      large: side(many, slots),
    });
    const name = `GET /slots, 14 days, ${connections} connection${connections > 1 ? 's' : ''}`;
    rows.push(
      {
        name: `${name}, 500,000 past visits; limit: one row by key on bare Nest`,
        value: large.rate!,
        unit: '/s',
        limit: bare.rate!,
        ratio: large.rate! / bare.rate!,
        goal: connections === 10 ? `≥ 60 %, ≥ ${10 * peer} /s` : '≥ 60 %',
      },
      {
        name: `${name}, p50`,
        value: large.p50!,
        unit: 'ms',
        limit: bare.p50!,
        ratio: large.p50! / bare.p50!,
        goal: '≤ 4 ms',
      },
      growth(name, large.p50!, small.p50!, 'ms'),
    );
  }
  return rows;
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

/** The same at 500,000 as at 10,000 past visits. For what takes time: less is better. */
export function growth(name: string, large: number, small: number, unit: string): Row {
  return {
    name: `${name}, 500,000 beside 10,000 past visits`,
    value: large,
    unit,
    limit: small,
    ratio: large / small,
    goal: '≤ 1.2 ×',
  };
}
