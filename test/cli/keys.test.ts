import { existsSync, readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditChain } from '../../src/accounts/audit-chain.service.js';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { endLinks, keysCommand } from '../../src/cli/keys.command.js';
import { Attribution } from '../../src/finder/attribution.service.js';
import { appointmentsToken } from '../../src/notifications/appointments-link.js';
import { confirmedBy, confirmToken } from '../../src/notifications/confirm-link.js';
import { erasureIn, erasureToken } from '../../src/notifications/erasure-link.js';
import { bookingOfRebook, rebookToken } from '../../src/notifications/rebook-link.js';
import { staffToken } from '../../src/notifications/staff-link.js';
import { readTag, taggedAddress } from '../../src/notifications/tagged-address.js';
import { bookingOfUnsubscribe, unsubscribeToken } from '../../src/notifications/unsubscribe-link.js';
import { provenVisitToken, readVisitToken, visitToken } from '../../src/notifications/visit-link.js';
import { Challenge } from '../../src/platform/http/challenge.service.js';
import { type KeyFile, readKeyFile, retired, rotated } from '../../src/platform/key-file.js';
import { uuidv7 } from '../../src/platform/ids.random.js';
import { freshKeyFile, Keys, newKey } from '../../src/platform/keys.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { type App, openApp } from '../support/app.js';
import { visitAt } from '../support/desk.js';
import { prove } from '../support/proof.js';
import { smallClinic } from '../support/small-clinic.js';
import { keptCookie } from '../support/somebody.js';

const now = '2026-11-27T14:00:00Z';
const old = freshKeyFile();
/** The new key signs what is made after noon, and by now. */
const both = rotated(old, newKey(), Math.min(Date.parse(now) + 1, Date.now()));
const dana = { contact: { name: 'Dana Reyes', email: 'dana@example.org', phone: null } };

let before: App;
let after: App;
let alone: App;
const with_ = (file: KeyFile) => openApp({ beside: before, keys: Keys.of(file) });
beforeAll(async () => {
  before = await openApp({ clinic: smallClinic, now, keys: Keys.of(old) });
  after = await with_(both);
  alone = await with_(retired(both, Date.now()));
});
afterAll(async () => {
  await alone.close();
  await after.close();
  await before.close();
});

describe('a key is rotated in the middle of a booking', () => {
  it('the held time is confirmed, and its link is the same in every message from then on', async () => {
    const form = { treatment: 'acupuncture', practitioner: 'mei', location: 'harbour', start: '2026-12-01T15:00:00Z' };
    const held = await before.http.post('/book/holds').type('form').send(form).expect(303);
    before.clock.advance({ minutes: 5 });
    const address = held.headers.location!.split('?')[0]!;
    const details = { name: 'Ana García', email: 'ana@example.org' };
    const sent = await after.http
      .post(`${address}/confirmation`)
      .set('cookie', keptCookie)
      .type('form')
      .send(details)
      .expect(303);
    const [{ id }] = await after.db.query(`select id from bookings where status = 'confirmed'`);

    expect(visitToken(after.keys, id, 0)).toBe(visitToken(before.keys, id, 0));
    for (const app of [before, after]) {
      const opened = await app.http.get(`/visit/${visitToken(app.keys, id, 0)}`).expect(303);
      await app.http.get(opened.headers.location!).set('cookie', String(sent.headers['set-cookie'])).expect(200);
    }
  });

  it('links in flight go on, whoever asks', async () => {
    const { token } = await before.get(Bookings).book(visitAt('2026-12-02 10:00'), dana);
    const [{ id }] = await before.db.query(`select id from bookings order by created_at desc, id desc limit 1`);
    const link = (await before.db.query(`select id from links limit 1`))[0] ?? { id };
    const inFlight = {
      proven: provenVisitToken(before.keys, id, 0),
      confirm: confirmToken(before.keys, id, 0),
      again: rebookToken(before.keys, id),
      unsubscribe: unsubscribeToken(before.keys, id),
      erasure: erasureToken(before.keys, id),
      reply: taggedAddress(before.keys, 'answers@clinic.test', { visit: id }),
      mark: before.get(Attribution).markFor(link),
      proof: prove(before.get(Challenge).ask()),
    };
    const works = async (app: App) => ({
      proven: readVisitToken(app.keys, inFlight.proven).isProven,
      confirm: confirmedBy(app.keys, inFlight.confirm) !== null,
      again: bookingOfRebook(app.keys, inFlight.again) !== null,
      unsubscribe: bookingOfUnsubscribe(app.keys, inFlight.unsubscribe) !== null,
      erasure: erasureIn(app.keys, inFlight.erasure) !== null,
      reply: readTag(app.keys, 'answers@clinic.test', inFlight.reply) !== null,
      mark: app.get(Attribution).read(inFlight.mark) !== null,
      proof: (await app.get(Challenge).verdict(inFlight.proof)) !== 'wrong',
    });
    const all = Object.fromEntries(Object.keys(inFlight).map((what) => [what, true]));

    expect(await works(after)).toEqual(all);
    await after.http.get(`/visit/${token}`).expect(303);

    // A former key's are worth nothing once it is retired.
    expect(Object.values(await works(alone))).toEqual(Object.values(all).map(() => false));
    expect(await endLinks(alone.db, alone.keys, alone.clock.now())).toBeGreaterThan(0);
    await alone.http.get(`/visit/${token}`).expect(404);
    await alone.http.get(`/visit/${visitToken(alone.keys, id, 0)}`).expect(303);
  });

  it('what is made afterwards is signed by the new key, and known to the processes that know it', async () => {
    after.clock.advance({ minutes: 5 });
    const { token } = await after.get(Bookings).book(visitAt('2026-12-03 10:00'), dana);
    const [{ id }] = await after.db.query(`select id from bookings order by created_at desc, id desc limit 1`);
    expect(visitToken(before.keys, id, 0)).not.toBe(token);
    for (const app of [after, alone]) await app.http.get(`/visit/${token}`).expect(303);
    expect(await endLinks(alone.db, alone.keys, alone.clock.now())).toBe(0);
  });

  it('links of staff and to all appointments go on, too, and end with the key', () => {
    const id = uuidv7(new Date(now));
    for (const tokenOf of [staffToken, appointmentsToken]) {
      expect(tokenOf(after.keys, id)).toBe(tokenOf(before.keys, id));
      expect(tokenOf(alone.keys, id)).not.toBe(tokenOf(before.keys, id));
    }
  });

  it('the audit trail stays whole, and nobody writes it anew with a former key', async () => {
    const chains = [before, after, alone].map((app) => new AuditChain(app.db, app.keys)) as [
      AuditChain,
      AuditChain,
      AuditChain,
    ];
    const happens = () =>
      before.db.query(`insert into audit (at, actor, action, detail) values (now(), 'system', 'test', '{}')`);
    await chains[0].seal();
    for (const chain of [chains[1], chains[2]]) {
      await happens();
      await chain.seal();
      expect((await chain.verify()).fault).toBeUndefined();
    }
    expect((await chains[0].verify()).fault).toContain('was changed');

    await happens();
    await chains[0].seal();
    expect((await chains[2].verify()).fault).toContain('was changed');
  });
});

describe('npm run keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-rotate-'));
  const keyFile = join(folder, 'keys.json');
  afterAll(() => rmSync(folder, { recursive: true }));
  const said: string[] = [];
  const run = (...args: string[]) =>
    keysCommand(args, {
      settings: () => readSettings({ DATABASE_URL: before.databaseUrl, KEY_FILE: keyFile }),
      say: (text) => void said.push(text),
      complain: (text) => void said.push(text),
    });

  it('makes no key file where there is none, since the one to be changed is elsewhere', async () => {
    rmSync(folder, { recursive: true });
    await expect(run('rotate')).rejects.toThrow(`There is no key file at ${keyFile}. Check KEY_FILE or DATA_DIR.`);
    expect(existsSync(folder)).toBe(false);
  });

  it('adds a key that signs when all processes know it, and retires what signed before', async () => {
    Keys.open(keyFile);
    expect(await run('rotate')).toBe(0);
    const file = readKeyFile(readFileSync(keyFile, 'utf8'));
    expect(file.signing).toHaveLength(2);
    expect(file.signing[0]!.since).toBeGreaterThan(Date.now() + 9 * 60_000);
    expect(said.at(-1)).toContain('Restart every process before then');

    // The one that is to sign does not yet, so the one that does stays.
    expect(await run('retire')).toBe(0);
    expect(readKeyFile(readFileSync(keyFile, 'utf8'))).toEqual(file);
    expect(await run('retire')).toBe(0);
    expect(said.at(-1)).toBe('No former key was left to retire, and no link has ended.\n');
    expect(await run('spin')).toBe(2);
  });
});
