import { Controller, Get, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Allow } from '../../src/accounts/allow.decorator.js';
import { RateLimits } from '../../src/platform/rate-limits.service.js';
import { type App, openApp } from '../support/app.js';

@Controller('try')
@Allow('public')
class TryController {
  @Get()
  read(): unknown {
    return {};
  }

  @Post()
  write(): unknown {
    return {};
  }
}

describe('two processes on one database', () => {
  let app: App;
  let other: App;
  beforeAll(async () => {
    const env = { RATE_LIMITS: 'on', TRUST_PROXY: '1' };
    app = await openApp({ controllers: [TryController], env });
    other = await openApp({ beside: app, controllers: [TryController], env });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });

  const post = (to: App, from: string) => to.http.post('/try').set('x-forwarded-for', from);

  it('have one allowance of sixty writes a minute for a client, and reading goes on', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 64; i++) statuses.push((await post(i % 2 ? app : other, '198.51.100.7')).status);
    const refused = await post(app, '198.51.100.7').expect(429);

    expect(statuses.filter((status) => status === 201)).toHaveLength(60);
    expect(statuses.slice(60)).toEqual([429, 429, 429, 429]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    await app.http.get('/try').set('x-forwarded-for', '198.51.100.7').expect(200);
    await post(app, '198.51.100.8').expect(201);
  });

  it('know a client by its address, whichever port its proxy names and whatever the client claims', async () => {
    for (let i = 0; i < 61; i++)
      await post(i % 2 ? app : other, `10.9.8.${i}, 192.0.2.${i}, 198.51.100.99:${40_000 + i}`);

    await post(app, '198.51.100.99').expect(429);
    await post(app, '192.0.2.7').expect(201);
  });

  it('refuse a flood without asking the database again', async () => {
    for (let i = 0; i < 61; i++) await post(app, '203.0.113.9');
    await app.db.query('delete from rate_limits');

    await post(app, '203.0.113.9').expect(429);
    await post(other, '203.0.113.9').expect(201);
  });

  it('count tries at the same moment', async () => {
    const three = { times: 3, seconds: 60 };
    const tries = Array.from({ length: 20 }, (_, i) => (i % 2 ? app : other).get(RateLimits).take('a letter', three));

    expect((await Promise.all(tries)).filter((seconds) => seconds === 0)).toHaveLength(3);
  });

  it('allow it again when the period is over, or the count was reset', async () => {
    const [here, there] = [app.get(RateLimits), other.get(RateLimits)];
    const once = { times: 1, seconds: 60 };
    expect(await here.take('a door', once)).toBe(0);
    expect(await there.take('a door', once)).toBe(60);

    await there.reset('a door');
    expect(await here.take('a door', once)).toBe(0);
    app.clock.advance({ minutes: 1 });
    expect(await there.take('a door', once)).toBe(0);
  });

  it('keep no address, and nothing once the period is over', async () => {
    await app.get(RateLimits).take('letters to ana@example.org', { times: 1, seconds: 60 });
    const rows = async () => (await app.db.query('select key from rate_limits')) as { key: string }[];
    expect((await rows()).every(({ key }) => /^[\w-]{43}$/.test(key))).toBe(true);

    app.clock.advance({ minutes: 120 });
    await app.get(RateLimits).deleteEnded();

    expect(await rows()).toEqual([]);
  });
});

it('with limits off nothing is counted', async () => {
  const off = await openApp({ controllers: [TryController] });
  try {
    for (let i = 0; i < 65; i++) await off.http.post('/try').expect(201);
    expect(await off.db.query('select 1 from rate_limits')).toEqual([]);
  } finally {
    await off.close();
  }
});
