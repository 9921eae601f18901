import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { type App, openApp } from '../../support/app.js';
import { visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';
import { type Person, staffMember } from '../../support/staff.js';

const now = '2026-11-27T14:00:00Z';
let app: App;
let people: Record<'mei' | 'jonas' | 'desk', Person>;
let first: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now });
  people = {
    mei: await staffMember(app, ['practitioner'], { practitioner: 'mei' }),
    jonas: await staffMember(app, ['practitioner'], { practitioner: 'jonas' }),
    desk: await staffMember(app, ['reception']),
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  for (const table of ['bookings', 'notifications', 'patients']) await app.db.query(`delete from ${table}`);
  const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: null };
  first = (await app.get(Bookings).book(visitAt('2026-12-01 10:00'), { contact: dana })).reference;
});

type Who = keyof typeof people;
const get = (who: Who, path: string) => app.http.get(path).set('cookie', people[who].cookie);
const post = (who: Who, path: string, form: Record<string, string>) =>
  app.http.post(path).set('cookie', people[who].cookie).set('sec-fetch-site', 'same-origin').type('form').send(form);
const at = (reference: string) => `/staff/visits/${reference}`;

/** What a browser would send of the page's booking form without touching anything. */
function fieldsOf(text: string): Record<string, string> {
  const form = /<form method="post" action="\/staff\/visits\/[^"]+\/(?:course|rest)"[\s\S]*?<\/form>/.exec(text)![0];
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const chosen = [...form.matchAll(/<input id="visit\d+" type="radio" name="(\w+)" value="([^"]*)"/g)];
  return { ...Object.fromEntries([...hidden, ...chosen].map(([, name, value]) => [name, value])), tell: 'yes' };
}
const starts = async (): Promise<string[]> => {
  const rows = await app.db.query<{ at: string }[]>(
    `select to_char(starts_at at time zone 'America/New_York', 'MM-DD HH24:MI') as at from bookings
     where course_id is not null and status <> 'cancelled' order by starts_at`,
  );
  return rows.map(({ at }) => at);
};

/** Every second Tuesday from 15 December, until the end of January. Answers the reference of the first one. */
async function repeated(): Promise<string> {
  const { text } = await get('desk', `${at(first)}/course?everyDays=14&visits=10&until=2027-01-31`).expect(200);
  const { headers } = await post('desk', `${at(first)}/course`, fieldsOf(text)).expect(303);
  return /\/staff\/visits\/([A-Z0-9-]+)\?news=course&count=4/.exec(headers.location!)![1]!;
}

describe('an appointment that is repeated', () => {
  it('every second week until a day is proposed and booked as a course, and stands in the diary and on the day sheet', async () => {
    expect((await get('desk', at(first))).text).toContain('Book a course or repeat');
    const asked = await get('desk', `${at(first)}/course?everyDays=14&visits=10&until=2027-01-31`).expect(200);
    expect(asked.text).toContain('Repeat Dana Reyes’s appointment');
    expect(asked.text).toContain('All of them are at the day and time you chose.');
    expect(asked.text).toContain('Book all 4 appointments');
    expect(asked.text).toContain('Every six weeks');

    const reference = await repeated();
    expect(await starts()).toEqual(['12-15 10:00', '12-29 10:00', '01-12 10:00', '01-26 10:00']);
    const { text } = await get('desk', `${at(reference)}?news=course&count=4`).expect(200);
    expect(text).toContain('4 appointments booked.');
    expect(text).toContain('Course of 4 appointments');
    for (const path of ['/staff/diary?day=2026-12-29', '/staff/diary/sheet?day=2026-12-29'])
      expect((await get('desk', path)).text).toContain('Acupuncture · 2 of 4');
    const [mail] = await app.db.query(
      `select count(*)::int as n from notifications where recipient = 'dana@example.org' and data ? 'together'`,
    );
    expect(mail).toEqual({ n: 1 });
  });

  it('says which time somebody else has taken meanwhile and proposes another; a day with another appointment is asked about once', async () => {
    const { text } = await get('desk', `${at(first)}/course?everyDays=7&visits=4`).expect(200);
    const sent = fieldsOf(text);
    const eve = { name: 'Eve', email: 'eve@example.org', phone: null };
    await app.get(Bookings).book(visitAt('2026-12-15 10:00'), { contact: eve });
    const taken = await post('desk', `${at(first)}/course`, sent).expect(409);
    expect(taken.text).toContain('Someone just took Tue, Dec 15, 10:00 AM.');
    const next = fieldsOf(taken.text);
    expect(next).toMatchObject({ visit0: sent.visit0, visit2: sent.visit2, visit3: sent.visit3 });

    const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: null };
    await app.get(Bookings).book(visitAt('2026-12-22 14:00'), { contact: dana });
    const doubtful = await post('desk', `${at(first)}/course`, next);
    expect(doubtful.text).toContain('already has an appointment that day');
    const again = { ...fieldsOf(doubtful.text), accepted: 'same-day' };
    await post('desk', `${at(first)}/course`, again).expect(303);
    expect(await starts()).toHaveLength(4);
  });

  it('is shifted by a week from one appointment on, and the rest is cancelled', async () => {
    await repeated();
    const [{ reference: third }] = await app.db.query<[{ reference: string }]>(
      `select reference from bookings where course_position = 3`,
    );
    expect((await get('desk', at(third))).text).toContain('Pause or shift this and the later ones');
    const { text } = await get('desk', `${at(third)}/rest?weeks=1`).expect(200);
    expect(text).toContain('Move 2 appointments of Dana Reyes');
    await post('desk', `${at(third)}/rest`, fieldsOf(text))
      .expect(303)
      .expect('location', `${at(third)}?news=rest-moved&count=2`);
    expect(await starts()).toEqual(['12-15 10:00', '12-29 10:00', '01-19 10:00', '02-02 10:00']);

    const cancel = { who: 'clinic', reason: 'Mei is away', tell: 'yes', rest: 'yes' };
    await post('desk', `${at(third)}/cancellation`, cancel).expect(303);
    expect(await starts()).toEqual(['12-15 10:00', '12-29 10:00']);
  });

  it('stands on the patient’s record with how much of it is done', async () => {
    const reference = await repeated();
    await app.db.query(`update bookings set status = 'done' where reference = $1`, [reference]);
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from patients where name = 'Dana Reyes'`);
    const { text } = await get('desk', `/staff/patients/${id}`).expect(200);
    expect(text).toContain('Acupuncture · 4 appointments, every two weeks');
    expect(text).toContain('1 of 4 done, 3 ahead');
  });

  it('is a practitioner’s own only: nobody books a colleague’s diary, and others see nothing of it', async () => {
    const reference = await repeated();
    await get('jonas', `${at(first)}/course`).expect(404);
    await get('jonas', `${at(reference)}/rest`).expect(404);
    const eve = { name: 'Eve', email: 'eve@example.org', phone: null };
    await app.get(Bookings).book(visitAt('2026-12-08 10:00'), { contact: eve });
    const { text } = await get('mei', `${at(first)}/course?everyDays=7&visits=3`).expect(200);
    expect(text).not.toContain('Jonas');
    await post('mei', `${at(first)}/course`, { ...fieldsOf(text), accepted: 'same-day' }).expect(303);
  });
});
