import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RouteWithPolicy, routesWithPolicies } from '../../src/cli/routes.command.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { everyForm } from '../support/every-form.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

let app: App;
let admin: Person;
let routes: readonly RouteWithPolicy[];
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  await busyDay(app);
  admin = await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'mei' });
  routes = await routesWithPolicies();
});
afterAll(() => app.close());

/** What no form would send; the first is unknown to every list, no number, date or zone, and a name that every object has. */
const odd: readonly unknown[] = [
  'constructor',
  '',
  '99999999999',
  '0000-00-00',
  '0198c000-0000-7000-8000-00000000dead',
  '👩🏽‍⚕️ 🪡',
  'x'.repeat(50_000),
  'a\u0000b',
  ['a', ['b']],
  { a: { b: 'c' } },
  1.5,
];
const bodies: readonly unknown[] = [[], 'text', 7, null, {}];

const send = (path: string, body: unknown) => {
  const asked = app.http.post(path).set('cookie', admin.cookie).set('origin', 'http://clinic.test').redirects(0);
  return asked.type('json').send(JSON.stringify(body));
};
/** As the library that reads forms puts it, to those who write programs. */
const libraryWording =
  /Invalid (input|option|key|string|date|UUID)|expected (one of|string|number)|Too (small|big):|Unrecognized key/;

it('no form of the staff breaks over what no browser would send, nor answers it as a program would', {
  timeout: 300_000,
}, async () => {
  const forms = await everyForm(app, routes, admin);
  expect(forms.size).toBeGreaterThan(50);
  const broken: string[] = [];
  const tried = async (path: string, body: unknown, what: string) => {
    const { status, text } = await send(path, body);
    if (status >= 500) broken.push(`${path} ${what}`);
    const [foreign] = libraryWording.exec(text) ?? [];
    if (foreign) broken.push(`${path} ${what}: ${foreign}`);
  };
  const isLast = (path: string) => /retirement|removal|sign-out|sessions|\/undo$/.test(path);
  const posts = routes.filter(({ method, path }) => method === 'POST' && /^\/(admin|staff)\b/.test(path));
  for (const { path } of posts.toSorted((a, b) => Number(isLast(a.path)) - Number(isLast(b.path)))) {
    const form = forms.get(path);
    const action = form?.action ?? path.replaceAll(/:\w+/g, 'constructor');
    const names = form?.names ?? ['id', 'slug', 'order', 'kind'];
    for (const value of names.length > 0 ? odd : []) {
      const what = JSON.stringify(value).slice(0, 40);
      await tried(action, Object.fromEntries(names.map((name) => [name, value])), `all: ${what}`);
    }
    // Of the offers and of the translations one stands for all.
    const kinds = new Map(names.map((name) => [name.replace(/\.[^.]+\/[^.]+|(?<=translations)\.[^.]+/, ''), name]));
    for (const name of kinds.values()) await tried(action, { ...form?.filled, [name]: odd[0] }, name);
    for (const body of bodies) await tried(action, body, JSON.stringify(body));
  }

  expect(broken).toEqual([]);
});
