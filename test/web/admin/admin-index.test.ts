import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClinicFiles } from '../../../src/changes/clinic-files.service.js';
import type { ClinicFile } from '../../../src/clinic-file/schema.js';
import { type App, openApp } from '../../support/app.js';
import { smallClinic } from '../../support/small-clinic.js';
import { staffMember } from '../../support/staff.js';

let app: App;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic });
});
afterAll(() => app.close());

it('an administrator finds every page of theirs in the list beside each page, which marks where they are', async () => {
  const { cookie } = await staffMember(app, ['admin']);
  const diary = await app.http.get('/staff/hours').set('cookie', cookie).expect(200);
  expect(diary.text).toContain('<a href="/admin"');

  const { text } = await app.http.get('/admin').set('cookie', cookie).expect(200);
  expect(text).toContain('<a href="/admin" aria-current="page">');

  const ways = [...new Set([...text.matchAll(/<a href="(\/admin\/[^"]+)"/g)].map(([, href]) => href!))];
  expect(ways).toEqual(expect.arrayContaining(['/admin/users', '/admin/audit']));
  for (const way of ways) {
    const there = await app.http.get(way).set('cookie', cookie).expect(200);
    expect(there.text, way).toContain(`<a href="${way}" aria-current="page">`);
    const [list = ''] = /<nav id="pages".*?<\/nav>/s.exec(there.text) ?? [];
    expect(list.match(/aria-current/g), way).toHaveLength(1);
  }
  const moved = await app.http.get('/admin/letters?a=b').set('cookie', cookie).expect(303);
  expect(moved.headers['location']).toBe('/admin/message-templates?a=b');
  await app.http.get('/admin/files/arrivals/1').set('cookie', cookie).expect(303);
  const reception = await staffMember(app, ['reception']);
  const undelivered = await app.http.get('/staff/letters').set('cookie', reception.cookie).expect(303);
  expect(undelivered.headers['location']).toBe('/staff/undelivered');
});

it('for everyone else there is no such entry', async () => {
  const { cookie } = await staffMember(app, ['reception']);

  const { text } = await app.http.get('/staff/hours').set('cookie', cookie).expect(200);

  expect(text).not.toContain('href="/admin"');
  await app.http.get('/admin').set('cookie', cookie).expect(404);
});

it('until patients can book, it says what is still missing, step by step', async () => {
  const { cookie } = await staffMember(app, ['admin']);
  const missing = async (file: ClinicFile) => {
    await app.get(ClinicFiles).import(file);
    const { text } = await app.http.get('/admin').set('cookie', cookie).expect(200);
    return [...text.matchAll(/class="stop (past|next|ahead)"/g)].map(([, state]) => state);
  };
  const { practitioners, treatments, locations } = smallClinic;
  const nobody = practitioners.map((one) => ({ ...one, offers: [], hours: [] }));
  const nothing: ClinicFile = { ...smallClinic, practitioners: [], treatments: [], locations: [], links: [] };

  expect(await missing({ ...nothing, name: 'Clinic' })).toEqual(['next', ...Array<string>(6).fill('ahead')]);
  expect(await missing(nothing)).toEqual(['past', 'next', ...Array<string>(5).fill('ahead')]);
  expect(await missing({ ...nothing, locations })).toEqual(['past', 'past', 'past', 'next', 'ahead', 'ahead', 'ahead']);
  expect(await missing({ ...nothing, locations, treatments, practitioners: nobody })).toEqual([
    'past',
    'past',
    'past',
    'past',
    'past',
    'next',
    'ahead',
  ]);
  expect(await missing(smallClinic)).toEqual([]);
});
