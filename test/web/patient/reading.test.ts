import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesWithPolicies } from '../../../src/cli/routes.command.js';
import { type App, openApp } from '../../support/app.js';
import { everyRow } from '../../support/every-row.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
});
afterAll(() => app.close());

const time = { treatment: 'acupuncture', location: 'harbour', start: '2026-12-01T10:00:00-05:00' };

it('no page changes anything by being looked at, whatever the method is said to be', async () => {
  const patient = { name: 'Ana', email: 'ana@example.org' };
  const held = await app.http.post('/api/v1/holds').send({ ...time, practitioner: 'jonas' });
  const booked = await app.http.post('/api/v1/bookings').send({ ...time, practitioner: 'mei', patient });
  const token = booked.body.manageUrl.split('/').at(-1) as string;
  const visit = await app.http.get(`/visit/${token}`);
  const cookie = String(visit.headers['set-cookie']).split(';', 1)[0]!;
  const known: Record<string, string> = {
    ':reference': booked.body.reference,
    ':token': token,
    ':hold': held.body.hold,
    ':code': 'muscle-knots',
    ':slug': 'mei',
    ':practitioner': 'mei',
    ':name': 'style.css',
    ':id': '1',
    ':at': '0',
    ':kind': 'base',
    ':language': 'en',
    ':list': 'feeds',
    ':location': 'harbour',
    ':treatment': 'acupuncture',
    ':room': 'east',
    ':unit': 'cups-1',
    ':part': 'course',
    ':form': 'button',
    ':patient': '1',
    ':other': '1',
  };
  const before = await everyRow(app.db);
  expect(before).toContain(booked.body.reference);

  const query = `treatment=acupuncture&practitioner=mei&location=harbour&near=40.7,-73&start=${encodeURIComponent(time.start)}`;
  const seen = new Set<string>();
  for (const { path } of await routesWithPolicies()) {
    const address = path.replace(/:\w+/g, (name) => known[name] ?? expect.fail(`what is ${name}?`));
    for (const method of ['get', 'head'] as const) {
      const answer = await app.http[method](`${address}?${query}`).set({
        cookie,
        authorization: `Bearer ${token}`,
        'x-http-method-override': 'POST',
        'idempotency-key': 'looking',
      });
      expect(answer.status, `${method} ${address}`).not.toBe(500);
      if (answer.status === 200) seen.add(path);
    }
  }

  expect(await everyRow(app.db)).toBe(before);
  expect([...seen]).toEqual(
    expect.arrayContaining(['/find', '/book/:hold', '/visit/of/:reference', '/api/v1/bookings/:reference']),
  );
});

it('the letters of the sink are to who sits at the machine, and to nobody behind a proxy', async () => {
  await app.http.get('/dev/mail').expect(200);
  await app.http.get('/dev/mail').set('x-forwarded-for', '203.0.113.7').expect(404);
});
