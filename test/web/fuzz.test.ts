import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesWithPolicies } from '../../src/cli/routes.command.js';
import { fuzz } from '../experiments/fuzz.js';
import { type App, openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { everyForm } from '../support/every-form.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { BOOKING_CHALLENGE: 'off' } });
  await busyDay(app);
});
afterAll(() => app.close());

const odd: Readonly<Record<string, string>> = {
  kind: 'constructor',
  phone: '....',
  language: 'xx',
  country: 'ZZ',
  'address.country': 'x',
  locale: 'xx-',
  currency: '???',
  timeZone: 'Mars/Olympus',
};

it('an unknown kind, language, country or zone, and a phone of dots, break no form', { timeout: 120_000 }, async () => {
  const admin = await staffMember(app, ['admin', 'reception']);
  const forms = await everyForm(app, await routesWithPolicies(), admin);
  const broken: string[] = [];
  let sent = 0;
  for (const { action, names, filled } of forms.values()) {
    for (const name of names.filter((one) => Object.hasOwn(odd, one))) {
      sent++;
      const asked = app.http.post(action).set('cookie', admin.cookie).set('origin', 'http://clinic.test').redirects(0);
      const { status } = await asked.send({ ...filled, [name]: odd[name] });
      if (status >= 500) broken.push(`${action} ${name}`);
    }
  }
  expect(sent).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

// The experiment of the same name sends ten thousand.
it('whatever is sent to a form or the API, no answer is a fault, and each is one that the API describes', {
  timeout: 300_000,
}, async () => {
  const { counts, failures } = await fuzz(app, { posts: 300, calls: 300, seed: 1 });

  expect(failures).toEqual([]);
  expect(counts.forms).toBeGreaterThan(50);
});
