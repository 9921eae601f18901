import { routesWithPolicies } from '../../src/cli/routes.command.js';
import type { App } from '../support/app.js';
import { at } from '../support/desk.js';
import { everyForm, type SiteForm, staffPages } from '../support/every-form.js';
import { staffMember } from '../support/staff.js';
import type { Failures } from './fuzz-failures.js';
import { hostileText, hostileValue, inAddress, of, type Random } from './hostile.js';

export interface OpenForm extends SiteForm {
  readonly cookie: string;
}

export async function formsOfAllRoles(app: App): Promise<readonly OpenForm[]> {
  const routes = await routesWithPolicies();
  // Whoever was signed out, locked or given another role in the round before has left.
  await app.db.query(`update staff set roles = '{reception}', practitioner_id = null`);
  const people = [
    await staffMember(app, ['admin']),
    await staffMember(app, ['reception']),
    await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    await staffMember(app, ['admin', 'reception', 'practitioner'], { practitioner: 'jonas' }),
  ];
  const walkers = [
    ...people.map(({ cookie }) => ({ cookie, starts: staffPages })),
    { cookie: '', starts: await patientPages(app) },
  ];
  const found: OpenForm[] = [];
  for (const { cookie, starts } of walkers)
    for (const form of (await everyForm(app, routes, { cookie }, starts)).values()) found.push({ ...form, cookie });
  return found;
}

/** Where patients come to, a visit of somebody's own among them. */
async function patientPages(app: App): Promise<string[]> {
  const start = new Date(at('2026-12-08 10:00') * 60_000).toISOString();
  const visit = { treatment: 'acupuncture', practitioner: 'jonas', location: 'harbour', start };
  const patient = { name: 'Ada Fuzz', email: 'ada@example.org' };
  const { body } = await app.http.post('/api/v1/bookings').send({ ...visit, patient });
  const { manageUrl } = body as { manageUrl?: string };
  return [
    '/find?near=Bellport',
    '/',
    '/my',
    '/book?treatment=acupuncture',
    ...(manageUrl ? [new URL(manageUrl).pathname] : []),
  ];
}

export async function post(app: App, form: OpenForm, random: Random, found: Failures): Promise<void> {
  const body: Record<string, unknown> = random() < 0.9 ? { ...form.filled } : {};
  for (let n = 1 + Math.floor(random() * 3); n > 0; n--)
    body[random() < 0.95 ? of(random, form.names.length ? form.names : ['id']) : hostileText(random)] =
      hostileValue(random);
  const path = random() < 0.9 ? form.action : spoiled(form.action, random);
  const asked = app.http.post(path).set('cookie', form.cookie).set('origin', 'http://clinic.test').redirects(0);
  const { status } = await (random() < 0.7
    ? asked.type('form').send(encoded(body))
    : asked.type(of(random, ['json', 'json', 'json', 'text/plain', 'multipart/form-data'])).send(JSON.stringify(body)));
  if (status >= 500) found.server(`${form.page} → POST ${form.action.split('?')[0]}`, body);
}

const encoded = (body: Readonly<Record<string, unknown>>): string =>
  Object.entries(body)
    .flatMap(([name, value]) => [value].flat().map((one) => new URLSearchParams([[name, String(one)]]).toString()))
    .join('&');

/** With one part of the address replaced. */
function spoiled(path: string, random: Random): string {
  const parts = path.split('/');
  const at = 1 + Math.floor(random() * (parts.length - 1));
  return parts.with(at, inAddress(hostileText(random))).join('/');
}
