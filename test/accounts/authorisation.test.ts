import { Agent, request as ask } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Policy } from '../../src/accounts/allow.decorator.js';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { type App, openApp } from '../support/app.js';
import { smallClinic } from '../support/small-clinic.js';
import { password, staffMember } from '../support/staff.js';

/** Every kind of visitor, by what they send along. */
type Visitor = 'nobody' | 'a forged cookie' | 'reception' | 'practitioner' | 'admin' | 'an admin with a password alone';

const roles: Readonly<Record<Visitor, readonly Policy[]>> = {
  nobody: [],
  'a forged cookie': [],
  reception: ['staff', 'reception'],
  practitioner: ['staff', 'practitioner'],
  admin: ['staff', 'admin'],
  'an admin with a password alone': ['staff'],
};
const signedIn = new Set<Visitor>(['reception', 'practitioner', 'admin', 'an admin with a password alone']);

let app: App;
let cookies: Readonly<Record<Visitor, string>>;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic });
  cookies = {
    nobody: '',
    'a forged cookie': `staff=${'A'.repeat(43)}`,
    reception: (await staffMember(app, ['reception'])).cookie,
    practitioner: (await staffMember(app, ['practitioner'], { practitioner: 'mei' })).cookie,
    admin: (await staffMember(app, ['admin'])).cookie,
    'an admin with a password alone': (await staffMember(app, ['admin'], { strong: false })).cookie,
  };
});
afterAll(async () => {
  agent.destroy();
  await app.close();
});

/** How the same route may be asked for, so that a careless comparison of paths would not know it again. */
const tricks: Readonly<Record<string, (path: string) => string>> = {
  'a slash twice': (path) => path.replace(/\//, '//'),
  'a slash twice within': (path) => path.replace(/\/(?=[^/]*$)/, '//'),
  'a slash at the end': (path) => `${path}/`,
  'a letter in hex': (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'all letters in hex': (path) => path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  // Not the first one: what does not begin with a slash is no address, and the server hangs up.
  'a slash in hex': (path) => path.replace(/(?<=.)\/(?=[^/]*$)/, '%2f'),
  'a dot segment': (path) => path.replace(/\/(?=[^/]*$)/, '/./'),
  'a way up': (path) => `/healthz/..${path}`,
  capitals: (path) => path.toUpperCase(),
  'a semicolon': (path) => `${path};a=b`,
  'a null byte': (path) => `${path}%00`,
  'a backslash': (path) => path.replace(/(?<=.)\/(?=[^/]*$)/, '\\'),
  'a query': (path) => `${path}?x=/healthz`,
};

const someId = '01990000-0000-7000-8000-000000000000';
const filledIn = (path: string) => path.replace(/:[a-z]\w*/gi, someId).replace(/\*.*$/, someId);
const needed = (policy: Policy | readonly Policy[] | null) => [policy ?? []].flat();
const isOpen = (policies: readonly Policy[]) => policies.includes('public') || policies.includes('patient-link');

it('every route says who may call it', async () => {
  const routes = await routesWithPolicies();

  expect(routes.filter(({ policy }) => policy === null)).toEqual([]);
  expect(routes.length).toBeGreaterThan(40);
});

it('every route of the staff lets in whom its policy names, and tells nobody else that it is there', async () => {
  for (const { method, path, policy } of await guarded()) {
    for (const visitor of Object.keys(roles) as Visitor[]) {
      // What changes something is not really done by those who may.
      const may = needed(policy).some((one) => roles[visitor].includes(one));
      if (may && method !== 'GET') continue;
      const { status, location } = await send(method, filledIn(path), visitor);
      const told = `${visitor}: ${method} ${path}`;
      if (may) expect.soft([200, 303, 400, 404], told).toContain(status);
      else if (!signedIn.has(visitor)) expect.soft(location ?? status, told).toMatch(/^\/staff\/sign-in|401/);
      else if (visitor === 'an admin with a password alone' && needed(policy).includes('admin'))
        expect.soft(location ?? status, told).toMatch(/^\/staff\/me$|403/);
      else expect.soft(status, told).toBe(404);
      if (may && needed(policy).length > 0 && method === 'GET')
        expect.soft(location ?? '', told).not.toMatch(/^\/staff\/sign-in/);
    }
  }
});

it('whoever asks for a page of the staff before signing in is led there afterwards', async () => {
  const pages = (await guarded()).filter(({ method, path }) => method === 'GET' && path !== '/staff/confirm');
  for (const { path } of pages) {
    const address = `${filledIn(path)}?day=2026-12-01&q=O%27Hara,+Ann*(2)&page=2`;
    const { location } = await send('GET', address, 'nobody');
    expect.soft(location, path).toBe(`/staff/sign-in?next=${encodeURIComponent(address)}`);
  }
  expect(pages.length).toBeGreaterThan(60);
});

it('after signing in nobody is led to another site', async () => {
  const { email } = await staffMember(app, ['reception']);
  for (const next of [
    'https://evil.example.org',
    '//evil.example.org',
    '/\\evil.example.org',
    '\\\\evil.example.org',
    '/\t/evil.example.org',
    ' //evil.example.org',
    '/ /evil.example.org',
    'javascript:alert(1)',
    'evil.example.org',
    '',
  ]) {
    const entered = await app.http
      .post('/staff/sign-in')
      .send(new URLSearchParams({ next, email, password }).toString());
    expect.soft(entered.headers['location'], next).toBe('/staff/diary');
  }
});

// Every spelling of every route: it grows with them.
it('no spelling of an address, no other method and no header comes past the policy', { timeout: 180_000 }, async () => {
  const before = await written();
  const routes = await guarded();
  for (const { method, path, policy } of routes) {
    const out = (Object.keys(roles) as Visitor[]).filter((visitor) => !may(visitor, policy));
    const read = routes.find((route) => route.method === 'GET' && route.path === path);
    await Promise.all(
      out.map((visitor) =>
        tryAll(
          method,
          filledIn(path),
          visitor,
          read && may(visitor, read.policy) ? otherMethods : [...otherMethods, 'HEAD'],
        ),
      ),
    );
  }
  expect(await written()).toEqual(before);
});

it('what a patient’s link opens is not there for anybody without it, whoever they are', async () => {
  const before = await written();
  const routes = (await routesWithPolicies()).filter(({ policy }) => needed(policy).includes('patient-link'));
  for (const { method, path } of routes) {
    for (const visitor of Object.keys(roles) as Visitor[]) {
      const { status } = await send(method, filledIn(path), visitor);
      expect.soft([400, 404, 410], `${visitor}: ${method} ${path}`).toContain(status);
    }
  }
  expect(await written()).toEqual(before);
});

const otherMethods = ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'];

function may(visitor: Visitor, policy: Parameters<typeof needed>[0]): boolean {
  return needed(policy).some((one) => roles[visitor].includes(one));
}

/** `others`: methods nothing here answers; who may read a page may ask for its head. */
async function tryAll(method: string, own: string, visitor: Visitor, others: readonly string[]): Promise<void> {
  for (const [trick, spell] of Object.entries(tricks)) await refused(method, spell(own), visitor, `${trick}: `);
  for (const other of others) await refused(other, own, visitor, '');
  for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    await refused('POST', `${own}?_method=GET`, visitor, `${header}: `, { [header]: method });
  }
  for (const header of ['x-original-url', 'x-rewrite-url', 'x-forwarded-prefix']) {
    await refused('GET', '/healthz', visitor, `${header}: `, { [header]: own }, true);
  }
}

/** Refused, sent to sign in, or simply not there; never done, never shown. */
async function refused(
  method: string,
  path: string,
  visitor: Visitor,
  how: string,
  headers: Record<string, string> = {},
  open = false,
): Promise<void> {
  const { status, location, text } = await send(method, path, visitor, headers);
  const told = `${visitor}: ${how}${method} ${path}`;
  if (open) {
    // The route that was asked for answers, not the one in the header.
    expect.soft(text, told).not.toContain('<html');
    return;
  }
  expect.soft([303, 400, 401, 403, 404, 405, 414, 501], told).toContain(status);
  if (status === 303) expect.soft(location, told).toMatch(/^\/staff\/(sign-in|me$)/);
}

async function guarded() {
  return (await routesWithPolicies()).filter(({ policy }) => !isOpen(needed(policy)));
}

/** What a visitor could have done. */
function written(): Promise<unknown> {
  return app.db.query(`select (select count(*) from audit) as audit, (select count(*) from staff) as staff,
    (select count(*) from staff_auth."session") as sessions, (select count(*) from notifications) as letters`);
}

const agent = new Agent({ keepAlive: true });

/** By the bare client: others tidy the address up before they send it. */
function send(method: string, path: string, visitor: Visitor, headers: Record<string, string> = {}) {
  const body = method === 'POST' ? 'x=1' : '';
  const type = body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' } : {};
  const cookie = cookies[visitor] ? { cookie: cookies[visitor] } : {};
  return new Promise<{ status: number; location: string | undefined; text: string }>((resolve, reject) => {
    const { port } = new URL(app.url);
    const all = { ...type, ...cookie, ...headers };
    const sent = ask({ host: '127.0.0.1', port, method, path, agent, headers: all }, (answer) => {
      const { statusCode: status = 0, headers: told } = answer;
      const { location } = told;
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('close', () => resolve({ status, location, text }));
      // Some answers never end; that one has begun is enough.
      if (told['content-type']?.startsWith('text/event-stream')) answer.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
