import { expect, it } from 'vitest';
import { BreachedPasswords } from '../../src/accounts/breached.service.js';
import { passwordFault } from '../../src/accounts/password.js';
import { hashPassword, verifyPassword } from '../../src/accounts/passwords.service.js';

const mei = { name: 'Mei Tanaka', email: 'mei.tanaka@clinic.example.org', clinic: 'Harbour Acupuncture' };
const breached = new BreachedPasswords();
const fault = (password: string) => passwordFault(password, mei, (given) => breached.has(given));

it.for([
  'correct horse battery',
  '四つの小さな茶碗と雨の朝です',
  'allsmallletters',
  '🫖🌧️ twelve or so',
  'x'.repeat(60) + 'yzq'.repeat(20),
])('“%s” will do: nothing is said about capitals, digits or signs', (password) =>
  expect(fault(password)).toBeUndefined(),
);

it('length is counted as people count, from 12 to 128', () => {
  expect(fault('elevenlette')).toBe('fault.password-short');
  expect(fault('🫖🌧🍵🌿🪷🌾🍃🎋🪴🌱🫚')).toBe('fault.password-short');
  expect(fault('ab c'.repeat(33))).toBe('fault.password-long');
});

it('what is tried first everywhere is refused, and one’s own name', () => {
  for (const known of ['unbelievable', 'Unbelievable', 'qwertyuiop123', '123456789012']) {
    expect(fault(known), known).toBe('fault.password-known');
  }
  for (const own of ['Mei Tanaka 2026!', 'mei.tanaka@clinic.example.org', 'aaaaaaaaaaaaaaaa', '121212121212121']) {
    expect(fault(own), own).toMatch(/password-(self|known)/);
  }
});

it.for(['Harbour Acupuncture 1', 'harbour-tanaka-2026', 'MeridianReception!', 'admin password admin'])(
  '“%s” is made of nothing but the words of this clinic',
  (password) => expect(fault(password)).toBe('fault.password-self'),
);

it.for(['harbour lights in may', '739104628157'])('“%s” says more than that', (password) =>
  expect(fault(password)).toBeUndefined(),
);

it('what is typed on another keyboard is the same password', async () => {
  const hashed = await hashPassword('Zoë under the rain');

  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('Zoe\u0308 under the rain', hashed)).toBe(true);
  expect(await verifyPassword('zoë under the rain', hashed)).toBe(false);
});
