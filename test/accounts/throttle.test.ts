import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { later } from '../support/later.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({
    clinic: smallClinic,
    now: new Date().toISOString(),
    env: { RATE_LIMITS: 'on', TRUST_PROXY: '1' },
  });
});
afterAll(() => app.close());

const signIn = (email: string, given: string, from: string) =>
  app.http
    .post('/staff/sign-in')
    .set('x-forwarded-for', from)
    .send(new URLSearchParams({ email, password: given }).toString());

it('eight wrong guesses in ten minutes, then one waits; for an address nobody has, too', async () => {
  const { email } = await staffMember(app, ['reception']);
  for (const address of [email, 'nobody@clinic.example.org']) {
    for (let i = 0; i < 8; i++) await signIn(address, 'a wrong guess', '198.51.100.7').expect(401);
    const answer = await signIn(address, password, '198.51.100.7').expect(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(500);
    expect(answer.text).toContain('Please try again in 10 minutes');
  }

  await signIn(email, password, '203.0.113.9').expect(303);
  await later(app, 10);
  await signIn(email, password, '198.51.100.7').expect(303);
});

it('whoever gets in begins to count anew', async () => {
  const { email } = await staffMember(app, ['reception']);
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 5; i++) await signIn(email, 'a wrong guess', '198.51.100.8').expect(401);
    await signIn(email, password, '198.51.100.8').expect(303);
  }
});

it('guesses at the same moment count as well', async () => {
  const { email } = await staffMember(app, ['reception']);
  const tries = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'a wrong guess', '2001:db8::1')));
  const elsewhere = await signIn(email, 'a wrong guess', '2001:db8::2:0:0:1');

  expect(tries.filter(({ status }) => status === 401)).toHaveLength(8);
  expect(elsewhere.status).toBe(429);
});
