import { Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routesWithPolicies } from '../../../src/cli/routes.command.js';
import { type Api, apiOf } from '../../support/api.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

let app: App;
let api: Api;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  api = apiOf(app);
});
afterAll(() => app.close());

/** The text format of Prometheus, version 0.0.4: every line is a sample, or says what kind the samples after it are. */
async function read(): Promise<{ text: string; samples: Sample[]; valueOf: (line: string) => number }> {
  const { text, headers } = await app.http.get('/metrics').expect(200);
  expect(headers['content-type']).toBe(Registry.PROMETHEUS_CONTENT_TYPE);
  expect(text.endsWith('\n')).toBe(true);
  const kinds = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, typed, kind] = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line) ?? [];
    if (typed) kinds.set(typed, kind!);
    if (line.startsWith('#')) {
      expect(line).toMatch(/^# (TYPE|HELP) [a-zA-Z_:][\w:]* \S/);
      continue;
    }
    const [, name = '', labels = '', value = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const pairs = [...labels.matchAll(/(?:^|,)([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)];
    expect(pairs.map(([whole]) => whole).join(''), line).toBe(labels);
    expect(kinds.has(name) || kinds.has(name.replace(/_(bucket|sum|count)$/, '')), line).toBe(true);
    // As Go's ParseFloat reads it, to which capitals are no matter.
    expect(value, line).toMatch(/^([+-]?\d[\d.e+-]*|NaN|[+-]Inf)$/i);
    samples.push({
      name,
      labels: Object.fromEntries(pairs.map(([, key, said]) => [key!, said!])),
      value: Number(value),
    });
  }
  return {
    text,
    samples,
    valueOf: (line) =>
      Number(
        text
          .split('\n')
          .find((one) => one.startsWith(`${line} `))
          ?.slice(line.length),
      ),
  };
}

const wanted = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
};
const canary = { name: 'Canary Kanarienvogel', email: 'canary@kanarien.example', token: 'CANARY-'.padEnd(43, 'x') };

describe('/metrics', () => {
  it('counts requests by route and class of status, and what came of them', async () => {
    const { hold } = (await api.post('/holds', wanted)).body;
    expect((await api.post('/holds', wanted)).status).toBe(409);
    const patient = { name: 'Ana García', email: 'ana@example.org' };
    const { manageUrl, reference } = (await api.post('/bookings', { hold, patient })).body;
    const authorization = `Bearer ${manageUrl.split('/').at(-1)}`;
    await api.put(`/bookings/${reference}/time`, { start: '2026-12-02T10:00:00-05:00' }, { authorization });
    await api.post(`/bookings/${reference}/cancellation`, undefined, { authorization });

    const { valueOf } = await read();
    const requests = (method: string, route: string, status: string) =>
      valueOf(`meridian_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`);
    expect([requests('POST', '/api/v1/holds', '2xx'), requests('POST', '/api/v1/holds', '4xx')]).toEqual([1, 1]);
    expect(requests('POST', '/api/v1/bookings/:reference/cancellation', '2xx')).toBe(1);
    const events = ['held', 'booked', 'rescheduled', 'cancelled'];
    expect(events.map((event) => valueOf(`meridian_appointments_total{event="${event}"}`))).toEqual([1, 1, 1, 1]);
  });

  it('tells of the pool, the jobs, the messages, the event loop and the memory', async () => {
    await app.db.query(`delete from notifications`);
    await api.post('/bookings', { ...wanted, patient: { name: 'Ben', email: 'ben@example.org' } });
    app.clock.advance({ minutes: 30 });
    await app.db.query(
      `insert into job_runs (job, started_at, ended_at, every_seconds, fault, succeeded_at) values
       ('send', now(), now(), 60, null, now()), ('tidy', now(), now(), 60, 'Error', now() - interval '2 hours')`,
    );

    const { valueOf, samples } = await read();

    expect(valueOf('meridian_database_up')).toBe(1);
    expect(valueOf('meridian_database_connections{state="most"}')).toBeGreaterThan(0);
    expect(valueOf('meridian_database_waiting')).toBe(0);
    expect(valueOf('meridian_job_last_success_age_seconds{job="tidy"}')).toBeGreaterThanOrEqual(7200);
    expect(['send', 'tidy'].map((job) => valueOf(`meridian_job_failed{job="${job}"}`))).toEqual([0, 1]);
    // To the patient and the practitioner.
    expect(['due', 'late', 'failed'].map((state) => valueOf(`meridian_messages{state="${state}"}`))).toEqual([2, 2, 0]);
    const names = new Set(samples.map(({ name }) => name));
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'nodejs_heap_size_used_bytes',
    ])
      expect(names).toContain(name);
  });

  it('names no person, no address and no secret, whatever was asked for', async () => {
    const { name, email, token } = canary;
    await app.http.get(`/visit/${token}`);
    await app.http.get(`/${token}?email=${encodeURIComponent(email)}`);
    await app.http.get(`/find?near=${encodeURIComponent(name)}&treatment=${token}`);
    await app.http.post('/new-link').send(`email=${encodeURIComponent(email)}`);
    await app.http.get(`/practitioners/${token}`).set('user-agent', token).set('x-request-id', token);
    await api.post('/bookings', { ...wanted, start: '2026-12-03T10:00:00-05:00', patient: { name, email } });
    await api.get(`/bookings/${token}`, { authorization: `Bearer ${token}` });
    const server = app.nest.getHttpAdapter().getInstance() as FastifyInstance;
    await server.inject({ url: '/find', headers: { host: `${token}.example` } });
    await server.inject({ method: 'PROPFIND' as 'GET', url: `/${token}` });

    const { text, samples } = await read();

    const folded = text.toLowerCase();
    for (const secret of [
      'canary',
      'kanarien',
      encodeURIComponent(email).toLowerCase(),
      'mei',
      'acupuncture',
      'harbour',
    ])
      expect(folded, secret).not.toContain(secret);
    const routes = new Set([...(await routesWithPolicies()).map(({ path }) => path), '(none)']);
    for (const { labels } of samples) if (labels['route']) expect(routes).toContain(labels['route']);
  });

  it('is not there for others, nor through a proxy or a name made to point here', async () => {
    const server = app.nest.getHttpAdapter().getInstance() as FastifyInstance;
    const ask = async (remoteAddress: string, headers: Record<string, string>) =>
      (await server.inject({ url: '/metrics', remoteAddress, headers })).statusCode;
    expect(await ask('127.0.0.1', { host: 'localhost' })).toBe(200);
    expect(await ask('192.0.2.7', { host: 'clinic.test' })).toBe(404);
    expect(await ask('127.0.0.1', { host: 'clinic.test' })).toBe(404);
    expect(await ask('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' })).toBe(404);
    expect(await ask('127.0.0.1', { host: 'rebound.example' })).toBe(421);
  });
});
