import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RouteWithPolicy, routesWithPolicies } from '../../src/cli/routes.command.js';
import { fault, withNamedFaults } from '../../src/web/shared/named-faults.js';
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

it.each([
  ['<label for="minutes">Minutes <span>', 'Must be at least 1.', 'Minutes must be at least 1.'],
  [
    '<label for="minutes"><span class="unseen">Price of cupping</span> USD</label>',
    'Enter an amount.',
    'Price of cupping: Enter an amount.',
  ],
  ['<label for="minutes">Name</label>', 'Enter your name.', 'Enter your name.'],
  ['<label for="minutes">Name</label>', 'This is required.', 'Name: This is required.'],
  [
    '<input id="minutes" aria-label="Minutes of phase 2"/>',
    'Must be at least 1.',
    'Minutes of phase 2 must be at least 1.',
  ],
  [
    '<fieldset class="field wrong"><legend>Roles</legend><label class="tick"><input id="minutes" type="checkbox"/>',
    'Choose at least one.',
    'Roles: Choose at least one.',
  ],
  ['<label class="tick"><input id="minutes" type="checkbox"/><span>I agree</span>', 'Required.', 'I agree: Required.'],
  ['<fieldset><legend>Morning</legend><input id="minutes" type="radio"/>', 'Choose a time', 'Choose a time'],
  ['<p>nothing</p>', 'Must be at least 1.', 'Must be at least 1.'],
])('%s, %s at the head of the form: %s', (field, message, said) => {
  expect(withNamedFaults(`${fault('minutes', message, true)}${field}`, 'en')).toBe(said + field);
});

it('beside its field a fault repeats the name only where the sentence needs it', () => {
  const field = '<label for="minutes">Minutes</label>';
  expect(withNamedFaults(`${field}${fault('minutes', 'Must be at least 1.')}`, 'en')).toContain('Minutes must be at');
  expect(withNamedFaults(`${field}${fault('minutes', 'Enter a number.')}`, 'en')).toBe(`${field}Enter a number.`);
});

it('what somebody typed stays, whatever characters it has', () => {
  const typed = '<input value="\u{e000}x \u{e002}\u{e001}"/>';
  expect(withNamedFaults(typed, 'en')).toBe(typed);
});

it('in the language of the page', () => {
  const html = `${fault('email', 'This is required.', true)}<label for="email">E-mail</label>`;
  expect(withNamedFaults(html, 'fr')).toContain('E-mail\u00a0: ');
  expect(withNamedFaults(html, 'zh-Hans')).toContain('E-mail：');
});

const send = (path: string, form: Readonly<Record<string, readonly string[]>>) =>
  app.http
    .post(path)
    .set('cookie', admin.cookie)
    .set('origin', 'http://clinic.test')
    .redirects(0)
    .send(new URLSearchParams(Object.entries(form).flatMap(([name, all]) => all.map((one) => [name, one]))).toString());

it('whatever number a form of the staff refuses, the list of faults names its field and leads to it', {
  timeout: 300_000,
}, async () => {
  const forms = await everyForm(app, routes, admin);
  const unnamed: string[] = [];
  let refused = 0;
  for (const [path, form] of forms) {
    if (/retirement|removal|sign-out|sessions|undo|password|erasure/.test(path)) continue;
    for (const value of ['0', '-1', '99999999999']) {
      const { text, status } = await send(form.action, form.filledWith(value));
      if (status !== 400) continue;
      const summary = /<div class="notice bad" role="alert"[^>]*><h2>.*?<\/ul>/s.exec(text)?.[0] ?? '';
      for (const [, id = '', said = ''] of summary.matchAll(/<a href="#([^"]*)">([^<]*)</g)) {
        refused++;
        if (!text.includes(` id="${id}"`)) unnamed.push(`${path} ${value}: nothing is called ${id}`);
        if (/^(Must|This|Enter a (whole )?number)\b/.test(said)) unnamed.push(`${path} ${value}, ${id}: ${said}`);
      }
    }
  }

  expect(unnamed).toEqual([]);
  expect(refused).toBeGreaterThan(40);
});
