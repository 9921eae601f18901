import { afterEach, expect, it } from 'vitest';
import { type App, openApp } from '../../support/app.js';

let app: App;
afterEach(() => app.close());

const open = (env: Record<string, string>) => openApp({ env, now: '2026-11-27T14:00:00Z' });

it('who found a weakness is told whom to write to, and until when that counts', async () => {
  app = await open({ SECURITY_CONTACT: 'mailto:security@clinic.test', PUBLIC_URL: 'https://clinic.test' });

  const { text, headers } = await app.http.get('/.well-known/security.txt').set('host', 'clinic.test').expect(200);

  expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(text.split('\n')).toEqual([
    'Contact: mailto:security@clinic.test',
    'Expires: 2027-02-25T00:00:00.000Z',
    'Preferred-Languages: en',
    'Canonical: https://clinic.test/.well-known/security.txt',
    '',
  ]);
});

it('where nobody is named, there is no such page', async () => {
  app = await open({});

  await app.http.get('/.well-known/security.txt').expect(404);
});
