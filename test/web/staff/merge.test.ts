import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { StaffBookings } from '../../../src/bookings/by-staff/staff-bookings.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { rosa } from '../../support/staff-actors.js';
import { type Person, signedIn, staffMember } from '../../support/staff.js';

const now = '2026-11-27T14:00:00Z';
const bob = { name: 'Bob Roe', email: 'bob@example.org', phone: '(631) 555-0142' };
const robert = { name: 'Robert Roe', email: 'robert@work.example', phone: '(631) 555-0142' };

let app: App;
let people: Record<'mei' | 'desk' | 'admin', Person>;
/** Ids, and references of an appointment of each. */
let kept: string;
let merged: string;
let own: string;
let theirs: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    desk: await staffMember(app, ['reception'], { name: 'Rosa' }),
    admin: await staffMember(app, ['admin']),
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(now);
  for (const table of ['claims', 'bookings', 'notifications', 'erasures', 'record_moves', 'patients'])
    await app.db.query(`delete from ${table}`);
  own = (await app.get(Bookings).book(visitAt('2026-12-01 10:00'), { contact: bob })).reference;
  theirs = (await app.get(Bookings).book(visitAt('2026-12-01 10:15', { practitioner: 'jonas' }), { contact: robert }))
    .reference;
  const ids = (await app.db.query(`select id, name from patients order by name`)) as { id: string }[];
  [kept, merged] = ids.map(({ id }) => id) as [string, string];
});

type Who = keyof typeof people;
const get = (path: string, who: Who = 'desk') => app.http.get(path).set('cookie', people[who].cookie);
const post = (path: string, fields: Record<string, string>, who: Who = 'desk') =>
  app.http.post(path).set('cookie', people[who].cookie).send(new URLSearchParams(fields).toString());
const at = (path = '') => `/staff/patients/${kept}${path}`;
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)![1]!;
async function merge(fields: Record<string, string> = {}, who: Who = 'desk') {
  const { text } = await get(at(`/merge/${merged}`), who).expect(200);
  return post(at(`/merge/${merged}`), { seen: hidden(text, 'seen'), ...fields }, who);
}
const ownerOf = async (reference: string): Promise<string> =>
  (await app.db.query(`select patient_id from bookings where reference = $1`, [reference]))[0].patient_id;

describe('two records of one person', () => {
  it('are found beside each other, compared, merged as the desk chooses, and back again', async () => {
    expect((await get(at()).expect(200)).text).toContain(at('/merge'));
    const like = await get(at('/merge')).expect(200);
    expect(like.text).toContain('Robert Roe');
    const found = await post(at('/merge/search'), { q: 'robert' }).expect(200);
    expect(found.text).toContain('1 match');
    expect(found.text).toContain(at(`/merge/${merged}`));

    const { text } = await get(at(`/merge/${merged}`)).expect(200);
    expect(text).toContain('Same in both: phone.');
    expect(text).toMatch(/at the same time[^]*10:15[^]*Jonas[^]*10:00[^]*Mei/);
    expect(text).toContain('only with the email you choose');
    await merge({ name: 'merged', email: 'kept' }).then((answer) =>
      expect([answer.status, answer.headers['location']]).toEqual([303, at('?news=merged')]),
    );

    const page = (await get(at('?news=merged')).expect(200)).text;
    expect(page).toContain('The records are merged.');
    expect(page).toMatch(/Merged with the record of Robert Roe by Rosa/);
    for (const reference of [own, theirs]) expect(page).toContain(`/staff/visits/${reference}`);
    await get(`/staff/patients/${merged}`).expect(303).expect('location', at());
    expect(await app.db.query(`select name, email from patients where id = $1`, [kept])).toEqual([
      { name: 'Robert Roe', email: 'bob@example.org' },
    ]);

    await post(at('/undo'), { move: hidden(page, 'move') })
      .expect(303)
      .expect('location', at('?news=undone'));
    expect([await ownerOf(own), await ownerOf(theirs)]).toEqual([kept, merged]);
    const again = await post(at('/undo'), { move: hidden(page, 'move') }).expect(303);
    expect(again.headers['location']).toBe(at('?news=undone'));
  });

  it('can be merged by administrators too, by no practitioner, and the way back is shown for a day', async () => {
    for (const path of ['/merge', `/merge/${merged}`, '/split']) await get(at(path), 'mei').expect(404);
    await post(at(`/merge/${merged}`), { seen: 'x' }, 'mei').expect(404);
    expect((await get(at(), 'mei').expect(200)).text).not.toContain(at('/merge'));

    expect((await merge({}, 'admin')).status).toBe(303);
    expect((await get(at(), 'mei').expect(200)).text).not.toContain('Undo');
    app.clock.set('2026-11-28T14:00:01Z');
    people.desk = { ...people.desk, cookie: await signedIn(app, people.desk.id) };
    expect((await get(at()).expect(200)).text).not.toContain('Merged with');
  });

  it('are shown again when something came since they were looked at, with what was chosen', async () => {
    const { text } = await get(at(`/merge/${merged}`)).expect(200);
    await app.get(StaffBookings).book(rosa, visitAt('2026-12-02 10:00'), { id: kept }, { tell: false, overbook: null });
    await app
      .get(StaffBookings)
      .book(rosa, visitAt('2026-12-02 10:00', { practitioner: 'jonas' }), { id: merged }, { tell: false });

    const answer = await post(at(`/merge/${merged}`), { seen: hidden(text, 'seen'), name: 'merged' }).expect(409);

    expect(answer.text).toContain('changed this after you opened it');
    expect(answer.text).toMatch(/name="name" value="merged" checked/);
    expect(hidden(answer.text, 'seen')).not.toBe(hidden(text, 'seen'));
  });

  it('wait for an erasure, and say so', async () => {
    await app.db.query(
      `insert into erasures (id, patient_id, staff_id, way, asked_at) values (uuidv7(), $1, $2, 'message', now())`,
      [merged, people.desk.id],
    );

    expect((await get(at(`/merge/${merged}`)).expect(409)).text).toContain(
      'asked for this patient’s data to be erased',
    );
    await get(at('/merge/0198c000-0000-7000-8000-000000000009')).expect(404);
  });
});

describe('appointments of somebody else', () => {
  it('are chosen, given to a new patient after a last look, and taken back', async () => {
    const form = { visit: own, to: '', name: 'Lee Roe', phone: '(631) 555-0177', email: '' };
    expect((await get(at('/split')).expect(200)).text).toContain(`value="${own}"`);
    expect((await post(at('/split'), { name: 'Lee Roe' }).expect(400)).text).toContain('at least one appointment');
    const bad = await post(at('/split'), { ...form, phone: '((((' }).expect(400);
    expect(bad.text).toContain('id="phone-error"');
    expect(bad.text).toContain('value="Lee Roe"');

    const { text } = await post(at('/split'), form).expect(200);
    expect(text).toContain('There will be a new patient: Lee Roe.');
    const done = await post(at('/split'), { ...form, seen: hidden(text, 'seen') }).expect(303);
    const [{ id }] = await app.db.query(`select id from patients where name = 'Lee Roe'`);
    expect(done.headers['location']).toBe(`/staff/patients/${id}?news=split`);
    const page = (await get(done.headers['location'] as string).expect(200)).text;
    expect(page).toContain(`/staff/visits/${own}`);

    await post(`/staff/patients/${id}/undo`, { move: hidden(page, 'move') })
      .expect(303)
      .expect('location', at('?news=undone'));
    expect(await ownerOf(own)).toBe(kept);
    await get(`/staff/patients/${id}`).expect(404);
  });

  it('go to somebody who is found, and never to the same patient', async () => {
    const found = await post(at('/split/search'), { visit: own, q: 'robert' }).expect(200);
    expect(found.text).toContain(`value="${merged}"`);
    expect(found.text).toMatch(new RegExp(`value="${own}" checked`));
    const { text } = await post(at('/split'), { visit: own, to: merged }).expect(200);
    expect(text).toContain('added to the record of Robert Roe');
    expect(text).toContain('at the same time');
    await post(at('/split'), { visit: own, to: merged, seen: hidden(text, 'seen') }).expect(303);
    expect(await ownerOf(own)).toBe(merged);

    const same = await post(`/staff/patients/${merged}/split`, { visit: own, ...robert }).expect(409);
    expect(same.text).toContain('This is the same patient');
  });
});
