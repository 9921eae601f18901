import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { connect } from 'node:net';
import { Controller, Get, Param, Post } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Allow } from '../../../src/accounts/allow.decorator.js';
import { Urgent } from '../../../src/platform/http/urgency.decorator.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

/** Whose work has begun, in this order, and how to end it. */
const begun: { readonly name: string; readonly end: () => void }[] = [];

function work(name: string): Promise<object> {
  return new Promise((resolve) => begun.push({ name, end: () => resolve({ name }) }));
}

@Controller('work')
@Allow('public')
class Work {
  @Get(':name')
  read(@Param('name') name: string) {
    return work(name);
  }

  @Post(':name')
  write(@Param('name') name: string) {
    return work(name);
  }

  @Post('confirm/:name')
  @Urgent('confirming')
  confirm(@Param('name') name: string) {
    return work(name);
  }

  @Get('report/:name')
  @Urgent('reporting')
  report(@Param('name') name: string) {
    return work(name);
  }
}

let app: App;
beforeAll(async () => (app = await openApp({ clinic: smallClinic, controllers: [Work] })));
afterAll(() => app.close());
afterEach(async () => {
  let ended = 0;
  while (ended < begun.length) {
    for (; ended < begun.length; ended++) begun[ended]!.end();
    await app.http.get('/healthz');
  }
  begun.length = 0;
});

const tuesday = {
  treatment: 'acupuncture',
  practitioner: 'jonas',
  location: 'harbour',
  start: '2026-12-01T10:00-05:00',
};
const patience = { timeout: 60_000, interval: 20 };

/** Sends requests, and waits until they have arrived. */
async function send(method: string, ...paths: readonly string[]): Promise<ClientRequest[]> {
  const server = app.nest.getHttpServer();
  let arrived = 0;
  const count = () => arrived++;
  server.on('request', count);
  const sent = paths.map((path) =>
    request(app.url + path, { method, agent: false })
      .on('error', () => undefined)
      .end(),
  );
  await expect.poll(() => arrived, patience).toBe(paths.length);
  server.off('request', count);
  // They are let in, or put in line, before the server turns to the next.
  await app.http.get('/healthz');
  return sent;
}

async function hangUp(...sent: readonly ClientRequest[]): Promise<void> {
  await Promise.all(sent.map((one) => new Promise((resolve) => one.once('close', resolve).destroy())));
  // By then the server has read of it.
  await app.http.get('/healthz');
}

const numbered = (path: string, count: number) => Array.from({ length: count }, (_, n) => `${path}-${n}`);

/** More work than there are places for, all of it before anybody else's. */
async function occupy(method: string, path: string): Promise<readonly ClientRequest[]> {
  const sent = await send(method, ...numbered(`${path}/occupied`, 20));
  await expect.poll(() => begun.length, patience).toBeGreaterThan(0);
  return sent;
}

/** All work is done as soon as it begins, until that of these names has been. Answers whose it was, in order. */
async function finish(...last: readonly string[]): Promise<readonly string[]> {
  const others = () => begun.map(({ name }) => name).filter((name) => !name.startsWith('occupied'));
  const all = () => {
    for (const { end } of begun) end();
    return others();
  };
  await expect.poll(all, patience).toEqual(expect.arrayContaining([...last]));
  return others();
}

it('confirmations are answered before holds; lists and reports, which none would reach, are told so at once', async () => {
  await occupy('POST', '/work/confirm');
  const told = [app.http.get('/work/report/report').expect(503), app.http.get('/work/list').expect(503)];
  await send('POST', '/work/hold');
  await send('POST', '/work/confirm/confirmation');
  await Promise.all(told);

  expect(await finish('hold')).toEqual(['confirmation', 'hold']);
});

it('nothing is begun for clients who have hung up, nor is their place kept', async () => {
  await occupy('POST', '/work/confirm');
  const waiting = await send('POST', ...numbered('/work/waiting', 6));
  await hangUp(...waiting.slice(0, 4));
  await send('POST', '/work/last');

  expect((await finish('last')).toSorted()).toEqual(['last', 'waiting-4', 'waiting-5']);
});

it('a hold that its client no longer waits for is not made', async () => {
  await occupy('POST', '/work/confirm');
  const hold = (hour: number, signal?: AbortSignal) =>
    fetch(`${app.url}/api/v1/holds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...tuesday, practitioner: 'mei', start: `2026-12-01T${hour}:00-05:00` }),
      signal,
    }).catch(() => 'gone');
  const leaving = new AbortController();
  const arrived = once(app.nest.getHttpServer(), 'request');
  const gone = hold(10, leaving.signal);
  await arrived;
  const staying = hold(14);
  leaving.abort();
  expect(await gone).toBe('gone');
  await app.http.get('/healthz');

  await send('POST', '/work/last');
  await finish('last');

  expect(await staying).toMatchObject({ status: 201 });
  expect(await app.db.query(`select 1 from bookings`)).toHaveLength(1);
});

it('a client that hangs up while it is answered keeps its place until the work is done', async () => {
  const sent = await occupy('POST', '/work/confirm');
  const answered = begun.length;
  await hangUp(...sent.filter(({ path }) => begun.some(({ name }) => path.endsWith(`/${name}`))));

  expect(begun).toHaveLength(answered);
  await send('POST', '/work/last');
  await finish('last');
  expect(begun).toHaveLength(21);
});

it('beyond what can wait everybody is told at once when to come again, in their language; health is told always', async () => {
  const [, styles] = /href="(\/assets\/[^"]+\.css)"/.exec((await app.http.get('/find')).text)!;
  await occupy('POST', '/work');
  await send('POST', ...numbered('/work/waiting', 270));

  const program = await app.http.get('/api/v1/slots?treatment=acupuncture').expect(503);
  expect(program.headers['content-type']).toContain('application/problem+json');
  expect(program.body).toMatchObject({ code: 'busy', status: 503 });
  expect(Number(program.headers['retry-after'])).toBeGreaterThanOrEqual(2);
  expect(Number(program.headers['retry-after'])).toBeLessThanOrEqual(6);
  const page = await app.http.get('/find').set('accept-language', 'de').expect(503);
  expect(page.headers['retry-after']).toBeDefined();
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
  expect(program.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page.text).toContain('<h1>Zurzeit ist sehr viel los</h1>');
  expect(page.text).toContain('<a href="">');
  await app.http.get('/healthz').expect(200);
  await app.http.get(styles!).expect(200);

  const form = await app.http.post('/book/holds').set('accept-language', 'es').expect(503);
  expect(form.text).toContain('<h1>Hay mucha actividad en este momento</h1>');
  expect(form.text).not.toContain('<a');
});

it('clients who send slowly keep nobody waiting', async () => {
  const { port } = new URL(app.url);
  const slow = Array.from({ length: 40 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    const head =
      'POST /api/v1/holds HTTP/1.1\r\nHost: clinic.test\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n';
    return (
      socket
        .on('error', () => undefined)
        .setNoDelay()
        .write(`${head}{"treatment":`) && socket
    );
  });
  await app.http.post('/api/v1/holds').send(tuesday).expect(201);

  for (const socket of slow) if (socket) socket.destroy();
});

/** Everything that comes back on a connection until the server closes it. */
async function answersTo(sent: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').setEncoding('latin1');
  socket.write(sent);
  let text = '';
  for await (const piece of socket) text += piece as string;
  return text;
}

it('whoever asks for a thousand things before any answer has four, is told to come again, and the connection ends', async () => {
  const asked = Array.from({ length: 1000 }, (_, n) => `GET /work/ahead-${n} HTTP/1.1\r\nHost: clinic.test\r\n\r\n`);
  const answers = answersTo(asked.join(''));
  await finish('ahead-3');
  const [, ...each] = (await answers).split('HTTP/1.1 ');

  expect(each.map((one) => one.slice(0, 3))).toEqual(['200', '200', '200', '200', '503']);
  expect(each.at(-1)).toMatch(/\r\nretry-after: \d\r\n/);
  expect(each.at(-1)).toMatch(/\r\nconnection: close\r\n/i);
  expect(begun).toHaveLength(4);
});

it('a connection may be used for any number of requests one after another', async () => {
  const asked = (n: number) =>
    `GET /healthz?${n} HTTP/1.1\r\nHost: clinic.test\r\n${n === 49 ? 'Connection: close\r\n' : ''}\r\n`;
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').setEncoding('latin1');
  let answered = 0;
  socket.write(asked(0));
  for await (const piece of socket) {
    if (!(piece as string).startsWith('HTTP/1.1 200')) continue;
    answered++;
    if (answered < 50) socket.write(asked(answered));
  }
  expect(answered).toBe(50);
});
