import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Controller, Get, Req } from '@nestjs/common';
import { afterEach, expect, it, vi } from 'vitest';
import { Allow } from '../src/accounts/allow.decorator.js';
import type { WebRequest } from '../src/platform/http/request.decorator.js';
import { SiteContext } from '../src/web/shared/site-context.service.js';
import { type App, openApp } from './support/app.js';

let release: () => void;
let enter: () => void;
const inside = new Promise<void>((resolve) => (enter = resolve));

@Controller('try')
class TryController {
  @Get('slow')
  @Allow('public')
  async slow(): Promise<{ done: true }> {
    const released = new Promise<void>((resolve) => (release = resolve));
    enter();
    await released;
    return { done: true };
  }

  @Get('address')
  @Allow('public')
  address(@Req() { ip }: WebRequest): { ip: string } {
    return { ip };
  }
}

let app: App;
afterEach(() => app.close());

it('whoever is being answered is answered before the house closes', async () => {
  app = await openApp({ controllers: [TryController] });
  const slow = app.http.get('/try/slow').then((answer) => answer);
  await inside;

  const closing = app.nest.close();
  await tick();
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
  release();

  expect((await slow).body).toEqual({ done: true });
  await closing;
});

it('an address that cannot be read, or is too long, is one that nothing is at, and is not repeated', async () => {
  app = await openApp();
  for (const path of ['/%', '/visit/%ff', '/visit/%E0%A4', `/visit/${'a'.repeat(5000)}`]) {
    const answer = await app.http.get(path);
    expect([path, answer.status, answer.type]).toEqual([path, 404, 'text/html']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).not.toMatch(/aaaaa|%ff/);
  }
  for (const path of ['/api/%', '/api/v1/bookings/%ff', `/api/v1/bookings/${'a'.repeat(5000)}`]) {
    const answer = await app.http.get(path);
    expect([path, answer.status, answer.type]).toEqual([path, 404, 'application/problem+json']);
  }
});

it('only as many forwarded addresses are believed as there are proxies', async () => {
  app = await openApp({ controllers: [TryController], env: { TRUST_PROXY: '1' } });

  const answer = await app.http.get('/try/address').set('x-forwarded-for', '9.9.9.9, 203.0.113.7');

  expect(answer.body).toEqual({ ip: '203.0.113.7' });
});

it('a forged forwarded address changes nothing', async () => {
  app = await openApp({ controllers: [TryController] });

  const answer = await app.http.get('/try/address').set('x-forwarded-for', '9.9.9.9');

  expect(answer.body).toEqual({ ip: '127.0.0.1' });
});

it('someone who asks far too much is told to wait', async () => {
  app = await openApp({ controllers: [TryController], env: { RATE_LIMITS: 'on' } });

  for (let i = 0; i < 600; i++) await app.http.get('/try/address').expect(200);
  const answer = await app.http.get('/try/address').expect(429);

  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  await app.http.post('/healthz').expect(405);
});

const tick = () => new Promise((resolve) => setTimeout(resolve, 50));

it('somebody who hangs up halfway through a form harms nobody else', async () => {
  app = await openApp({ env: { RATE_LIMITS: 'on' } });
  const { host } = new URL(app.settings.publicUrl);
  const begun = `Host: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\na=`;
  for (const path of ['/find', '/nowhere', '/staff/sign-in', '/api/v1/holds']) {
    const arrived = once(app.nest.getHttpServer(), 'request');
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\n${begun}`);
    const [, response] = (await arrived) as [IncomingMessage, ServerResponse];
    const over = once(response, 'close');
    socket.resetAndDestroy();
    await over;
  }
  // A rejection that nobody handles would end the process, and ends this test.
  await app.http.get('/find').expect(200);
});

it('a page about a fault that has a fault itself is a plain one', async () => {
  app = await openApp();
  vi.spyOn(app.nest.get(SiteContext), 'siteAnyhow').mockRejectedValueOnce(new Error('broken'));
  const { text } = await app.http.get('/nowhere').set('accept', 'text/html').expect(500);
  expect(text).toContain('<h1>');
  expect(text).not.toContain('broken');
});
