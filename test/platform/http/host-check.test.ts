import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let development: App;
beforeAll(async () => {
  app = await openApp({
    clinic: smallClinic,
    env: { PUBLIC_URL: 'https://book.example.org', ALLOWED_HOSTS: 'Clinic.example.org, meridian-web' },
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
