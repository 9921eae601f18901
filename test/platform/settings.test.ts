import { expect, it } from 'vitest';
import { readSettings } from '../../src/platform/settings.js';

it('one message names every setting that is wrong', () => {
  const wrong = { PORT: 'abc', PUBLIC_URL: 'https://example.org/clinic', MAIL_FROM: 'Front desk', SMTP_URL: 'mail:25' };
  const read = () => readSettings(wrong);
  for (const name of Object.keys(wrong)) expect(read).toThrow(`  ${name}: must`);
});

it('a door for incoming mail needs an address, and an address may do without a door of its own', () => {
  expect(() => readSettings({ INBOUND_PORT: '2525', PORT: 'abc' })).toThrow(
    / {2}PORT: must[^]* {2}INBOUND_ADDRESS: must be set when/,
  );
  for (const INBOUND_ADDRESS of ['answers', 'a+b@mail.example.org', 'an-address-much-too-long@mail.example.org'])
    expect(() => readSettings({ INBOUND_ADDRESS })).toThrow('INBOUND_ADDRESS: must look like');
  expect(readSettings({ INBOUND_ADDRESS: 'answers@mail.example.org' })).toMatchObject({ inboundPort: undefined });
});

it('whoever owns the tables is of no use without whom the application connects as', () => {
  const owner = { DATABASE_OWNER_URL: 'postgres://owner@127.0.0.1/clinic' };
  const session = { DATABASE_SESSION_URL: 'postgres://app@127.0.0.1/clinic' };
  expect(() => readSettings(owner)).toThrow('  DATABASE_URL: must be set when DATABASE_OWNER_URL is');
  expect(() => readSettings(session)).toThrow('  DATABASE_URL: must be set when DATABASE_SESSION_URL is');
  expect(() => readSettings({ ...owner, DATABASE_URL: 'postgres://app@127.0.0.1/clinic' })).not.toThrow();
});

it('who found a weakness writes to an address or fills in a form', () => {
  for (const SECURITY_CONTACT of ['mailto:security@example.org', 'https://example.org/report'])
    expect(readSettings({ SECURITY_CONTACT }).securityContact).toBe(SECURITY_CONTACT);
  for (const SECURITY_CONTACT of ['security@example.org', 'http://example.org/report'])
    expect(() => readSettings({ SECURITY_CONTACT })).toThrow('SECURITY_CONTACT: must look like');
});

it('an address to build links from has no path, and no slash is added to it', () => {
  for (const PUBLIC_URL of ['https://book.example.org', 'https://book.example.org/', 'http://[::1]:3000']) {
    expect(readSettings({ PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL.replace(/\/$/, ''));
  }
});

it('a sender is an address, with a name or without', () => {
  for (const MAIL_FROM of ['desk@example.org', 'Front desk <desk@example.org>', '"Praxis, Zoë" <desk@example.org>']) {
    expect(readSettings({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM);
  }
});
