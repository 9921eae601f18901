import { Agent, request } from 'node:http';
import { randomOf } from '../experiments/random.js';
import { openClinic, run } from './clinic-data.js';
import { quantile } from './load.js';
import type { Row } from './row.js';
import { serve, type Served } from './servers.js';

const practitioners = 10;
const grids = [15, 5] as const;
/** Until then the code is compiled, and each practitioner's days have been looked at. */
const warmUp = 60;
const bookings = 200;

/**
 * How long the list of times takes right after a booking changed a day, beside a clinic that offers any time. Patients look at
 * the times of one of ten practitioners, who share ten rooms, and book one at random; the next patient looks at the same list.
 */
export async function keptTimesBench(
  serverUrl: string,
  folder: string,
  say: (text: string) => void,
): Promise<readonly Row[]> {
  say('a clinic whose days are kept full beside one that offers any time');
  const database = await openClinic(serverUrl, 2000, { practitioners, perPlace: practitioners });
  const rows: Row[] = [];
  for (const grid of grids) {
    const any = await openSide(database, grid, 'any', folder);
    const full = await openSide(database, grid, 'keep-full', folder);
    try {
      for (let n = 0; n < warmUp + bookings; n++) {
        // One after the other, so that whatever else the machine does befalls both alike.
        for (const side of n % 2 ? [any, full] : [full, any]) await bookAndLook(side, n);
      }
      for (const what of ['own', 'all'] as const) {
        for (const part of [0.5, 0.95]) {
          const took = (side: Side) =>
            quantile(
              side.took[what].slice(warmUp).sort((a, b) => a - b),
              part,
            );
          const whose = what === 'own' ? 'one practitioner' : 'all ten';
          rows.push({
            name: `GET /slots of ${whose} right after a booking, every ${grid} min, p${100 * part}: days kept full, beside any free time`,
            value: took(full),
            unit: 'ms',
            limit: took(any),
            ratio: took(full) / took(any),
            goal: '≤ 1.5 ×',
          });
        }
      }
    } finally {
      for (const { served, agent } of [any, full]) {
        agent.destroy();
        await served.stop();
      }
    }
  }
  return rows;
}

interface Side {
  readonly served: Served;
  readonly agent: Agent;
  readonly random: () => number;
  readonly took: { readonly own: number[]; readonly all: number[] };
}

async function openSide(template: string, grid: number, offeredTimes: string, folder: string): Promise<Side> {
  const url = new URL(template);
  const name = `clinic_every_${grid}_${offeredTimes.replace('-', '_')}`;
  await run(template.replace(url.pathname, '/postgres'), [`create database ${name} template ${url.pathname.slice(1)}`]);
  url.pathname = name;
  await run(url.href, [`update clinic set offered_times = '${offeredTimes}', start_every_minutes = ${grid}`]);
  const served = await serve('meridian', url.href, folder);
  return { served, agent: new Agent({ keepAlive: true }), random: randomOf(grid), took: { own: [], all: [] } };
}

async function bookAndLook(side: Side, n: number): Promise<void> {
  const practitioner = `practitioner-${1 + Math.floor(side.random() * practitioners)}`;
  const query = `treatment=acupuncture`;
  const own = `${query}&practitioner=${practitioner}`;
  const { slots } = await ask<{ slots: { start: string }[] }>(side, 'GET', `/api/v1/slots?${own}`);
  const slot = slots[Math.floor(side.random() * slots.length)];
  if (!slot) return;
  await ask(side, 'POST', '/api/v1/bookings', {
    treatment: 'acupuncture',
    practitioner,
    location: 'place-1',
    start: slot.start,
    patient: { name: 'Ada Nowak', email: `ada-${n}@example.org` },
  });
  for (const [what, of] of [
    ['own', own],
    ['all', query],
  ] as const) {
    const before = performance.now();
    await ask(side, 'GET', `/api/v1/slots?${of}`);
    side.took[what].push(performance.now() - before);
  }
}

function ask<Answer>({ served, agent }: Side, method: string, path: string, body?: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asking = request(served.url + path, { method, agent, ...(body && { headers }) }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        if (response.statusCode! < 300) resolve(JSON.parse(text) as Answer);
        else reject(new Error(`${path}: ${response.statusCode} ${text}`));
      });
    });
    asking.on('error', reject).end(body && JSON.stringify(body));
  });
}
