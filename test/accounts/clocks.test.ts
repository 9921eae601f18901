import type { Response } from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type App, openApp } from '../support/app.js';
import { codeFor } from '../support/authenticator.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, type Person, staffMember } from '../support/staff.js';

/** The clock of the machine is three quarters of an hour ahead of the database's, by which we go. */
let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: new Date().toISOString() });
});
afterAll(() => app.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.now().getTime() + 45 * 60_000, shouldAdvanceTime: true });
});
afterEach(() => void vi.useRealTimers());

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  app.http.post(path).set('cookie', cookie).send(new URLSearchParams(fields).toString());
const cookies = (answer: Response) =>
  ((answer.headers['set-cookie'] ?? []) as unknown as string[]).map((cookie) => cookie.split(';')[0]!).join('; ');
const halfway = async ({ email }: Person) => cookies(await post('/staff/sign-in', { email, password }).expect(303));

async function withAuthenticator(): Promise<Person & { code: () => string }> {
  const person = await staffMember(app, ['reception'], { strong: false });
  const setup = await post('/staff/me/authenticator', { password }, person.cookie).expect(200);
  const uri = `otpauth://totp/x?secret=${/<code class="secret">([^<]+)</.exec(setup.text)![1]!.replaceAll(' ', '')}`;
  const sealed = /name="sealed" value="([^"]+)"/.exec(setup.text)![1]!;
  const spent = codeFor(uri, app.clock.now(), { halfMinutesLater: -1 });
  await post('/staff/me/authenticator/confirmation', { sealed, code: spent }, person.cookie).expect(303);
  return { ...person, code: () => codeFor(uri, app.clock.now()) };
}

it('the code that an authenticator shows now opens, and one of the machine’s time does not', async () => {
  const person = await withAuthenticator();
  const cookie = await halfway(person);
  const machines = new Date(app.clock.now().getTime() + 45 * 60_000);
  expect(machines.getTime()).toBeLessThanOrEqual(Date.now());

  app.clock.set(machines);
  const later = person.code();
  app.clock.advance({ minutes: -45 });
  await post('/staff/sign-in/code', { code: later }, cookie).expect(401);
  await post('/staff/sign-in/code', { code: person.code() }, cookie).expect(303);
});

it('after the password there are ten minutes for the code, on a machine that is right as well', async () => {
  const person = await withAuthenticator();
  const [begun, late] = [await halfway(person), await halfway(person)];
  vi.useRealTimers();

  app.clock.advance({ minutes: 9 });
  await post('/staff/sign-in/code', { code: person.code() }, begun).expect(303);
  app.clock.advance({ minutes: 2 });
  await post('/staff/sign-in/code', { code: person.code() }, late).expect(401);
});

it('a session that begins there ends after half an hour of silence', async () => {
  const { email } = await staffMember(app, ['reception']);
  const cookie = cookies(await post('/staff/sign-in', { email, password }).expect(303));

  app.clock.advance({ minutes: 29 });
  await app.http.get('/staff/session').set('cookie', cookie).set('x-by-itself', '1').expect(200);
  app.clock.advance({ minutes: 2 });
  await app.http.get('/staff/me').set('cookie', cookie).expect(303);
});
