import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/platform/settings.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let development: App;
beforeAll(async () => {
  app = await openApp({
    clinic: smallClinic,
    env: {
      PUBLIC_URL: 'https://book.example.org',
      ALLOWED_HOSTS: 'Clinic.example.org, meridian-web, Bücher.example, 2001:DB8:0::7, [fd00::0:8]',
    },
  });
  development = await openApp({ beside: app, port: 0, env: { PUBLIC_URL: 'http://localhost:3000' } });
});
afterAll(async () => {
  await development.close();
  await app.close();
});

const elsewhere = '192.0.2.7';
const ask = (host: string, url = '/find', remoteAddress = elsewhere, of = app) =>
  (of.nest.getHttpAdapter().getInstance() as FastifyInstance).inject({
    url,
    remoteAddress,
    headers: { host, accept: 'text/html' },
  });

describe('a request', () => {
  it.each([
    'book.example.org',
    'BOOK.example.org:443',
    'book.example.org.',
    'clinic.example.org:8080',
    'meridian-web:3000',
    'xn--bcher-kva.example',
    '[2001:db8::7]',
    '[2001:DB8:0:0::7]:443',
    '[fd00::8]:3000',
  ])('by a name of the clinic is answered: %s', async (host) => expect((await ask(host)).statusCode).toBe(200));

  it.each([
    'rebound.example',
    'book.example.org.rebound.example',
    'notbook.example.org',
    'user@book.example.org',
    '192.0.2.1',
    'localhost',
    '127.0.0.1.rebound.example',
    '',
  ])('by any other name is misdirected: "%s"', async (host) => {
    for (const url of ['/find', '/api/v1/treatments', '/staff/sign-in', '/nowhere', '/dev/mail', '/assets/none.js'])
      expect((await ask(host, url)).statusCode, url).toBe(421);
  });

  it('learns nothing where it is misdirected, and is told so in the form and language it asked for', async () => {
    const page = await ask('rebound.example');
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('<h1>This service can’t be reached at this address</h1>');
    expect(page.body).not.toContain(smallClinic.name);
    expect((await ask('rebound.example', '/api/v1/treatments')).json()).toMatchObject({
      code: 'misdirected',
      status: 421,
    });
  });

  it('in absolute form is for whom it names, whatever its Host header says', async () => {
    const ours = 'Host: book.example.org\r\n';
    expect(await statusOf(`GET http://book.example.org/find HTTP/1.1\r\nHost: rebound.example\r\n`)).toBe(200);
    expect(await statusOf(`GET HTTPS://book.example.org:443/find?near=Portland HTTP/1.1\r\n${ours}`)).toBe(200);
    expect(await statusOf(`GET http://book.example.org HTTP/1.1\r\n${ours}`)).toBe(200);
    expect(await statusOf(`GET http://rebound.example/find HTTP/1.1\r\n${ours}`)).toBe(421);
    expect(await statusOf(`GET http://book.example.org@rebound.example/find HTTP/1.1\r\n${ours}`)).toBe(421);
    expect(await statusOf(`GET http:///find HTTP/1.1\r\n${ours}`)).toBe(421);
  });

  it('with two Host headers, or none, cannot be read', async () => {
    const ours = 'Host: book.example.org\r\n';
    expect(await statusOf(`GET /find HTTP/1.1\r\n${ours}`)).toBe(200);
    expect(await statusOf(`GET /find HTTP/1.1\r\n${ours}hOST: rebound.example\r\n`)).toBe(400);
    expect(await statusOf(`GET /find HTTP/1.1\r\n${ours}${ours}`)).toBe(400);
    expect(await statusOf(`GET /find HTTP/1.1\r\n`)).toBe(400);
  });

  it('by a loopback name comes from this machine, or belongs to a service in development', async () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'clinic.localhost']) {
      for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
        expect((await ask(host, '/find', peer)).statusCode, `${host} ${peer}`).toBe(200);
      expect((await ask(host)).statusCode, host).toBe(421);
      expect((await ask(host, '/find', elsewhere, development)).statusCode, host).toBe(200);
    }
    expect((await ask('rebound.example', '/find', '127.0.0.1', development)).statusCode).toBe(421);
  });

  it('of an orchestrator may ask by address whether the service is well, and nothing else', async () => {
    for (const host of ['10.1.2.3:3000', '[fd00::7]:3000', '127.0.0.1']) {
      expect((await ask(host, '/healthz')).statusCode, host).toBe(200);
      expect((await ask(host, '/')).statusCode, host).toBe(421);
    }
    expect((await ask('rebound.example', '/healthz')).statusCode).toBe(421);
  });
});

it('what is a name of ours and what is not is no matter for links: they are built from PUBLIC_URL', async () => {
  const { body } = await ask('clinic.example.org', '/practitioners/mei');
  expect(body).toContain('<link rel="canonical" href="https://book.example.org/practitioners/mei"');
  expect(body).not.toContain('clinic.example.org');
});

it('names without port are allowed, in any spelling, and nothing else', () => {
  for (const ALLOWED_HOSTS of [
    'clinic.example.org:8080',
    'https://clinic.example.org',
    'a@b',
    'a, ,b',
    '[::1',
    '[::1]:80',
    'a b',
    ',',
  ])
    expect(() => readSettings({ ALLOWED_HOSTS }), ALLOWED_HOSTS).toThrow('ALLOWED_HOSTS: must be names without port');
  expect(readSettings({ ALLOWED_HOSTS: ' 例え.jp ,Example.ORG., ::ffff:192.0.2.1' }).allowedHosts).toEqual([
    'xn--r8jz45g.jp',
    'example.org',
    '[::ffff:c000:201]',
  ]);
});

async function statusOf(head: string): Promise<number> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1').setEncoding('latin1');
  socket.write(`${head}Connection: close\r\n\r\n`);
  let answer = '';
  for await (const piece of socket) answer += piece as string;
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
}
