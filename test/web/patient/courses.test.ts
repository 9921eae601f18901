import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CourseBookings } from '../../../src/bookings/by-patient/book-course.service.js';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Patients } from '../../../src/patients/patients.service.js';
import { confirmToken } from '../../../src/notifications/confirm-link.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { personAt, sessionOf } from '../../support/household.js';
import { smallClinic } from '../../support/small-clinic.js';

const now = '2026-11-27T14:00:00Z';
const eve = { contact: { name: 'Eve', email: 'eve@example.org', phone: null } };
const courses = [{ visits: 6, everyDays: 7, price: 54_000 }];
let app: App;
beforeAll(async () => {
  const treatments = smallClinic.treatments.map((one) =>
    one.slug === 'acupuncture' ? { ...one, courses, courseTerms: 'Paid at the first visit.' } : one,
  );
  app = await openApp({ clinic: { ...smallClinic, treatments }, now });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(now);
  for (const table of ['bookings', 'notifications', 'patients', 'patient_sessions'])
    await app.db.query(`delete from ${table}`);
});

const wish = {
  treatment: 'acupuncture',
  practitioner: 'mei',
  location: 'harbour',
  start: '2026-12-01T10:00:00-05:00',
  course: '6-7',
};
type Fields = Readonly<Record<string, string>>;
const encoded = (fields: Fields) => new URLSearchParams(fields).toString();
const see = (path: string, cookie = 'none=1') => app.http.get(path).set('cookie', cookie);
const send = (path: string, fields: Fields, cookie = 'none=1') =>
  app.http.post(path).set('cookie', cookie).send(encoded(fields));
const proposed = async (more: Fields = {}, cookie?: string) =>
  (await see(`/book/course?${encoded({ ...wish, ...more })}`, cookie).expect(200)).text;

/** What a browser would send of a page without touching anything. */
function fieldsOf(text: string): Fields {
  const form = /<form id="(?:times|details)"[\s\S]*?<\/form>/.exec(text)![0];
  const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const chosen = [...form.matchAll(/<input id="visit\d+" type="radio" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries([...hidden, ...chosen].map(([, name, value]) => [name, value]));
}
const cookiesOf = (headers: { readonly [name: string]: unknown }) =>
  ((headers['set-cookie'] ?? []) as string[]).map((cookie) => cookie.split(';')[0]).join('; ');

/** Holds what is proposed. Answers the address of the form, and the browser's cookies. */
async function held(more: Fields = {}, changed: Fields = {}, cookie?: string) {
  const sent = { ...fieldsOf(await proposed(more, cookie)), ...changed };
  const { headers } = await send('/book/course/holds', sent, cookie).expect(303);
  return { form: headers.location!, cookie: [cookie, cookiesOf(headers)].filter(Boolean).join('; ') };
}
const ana = { name: 'Ana García', email: 'ana@example.org' };

async function booked(more: Fields = {}) {
  const { form, cookie } = await held(more);
  const fields = { ...fieldsOf((await see(form, cookie).expect(200)).text), ...ana };
  const { headers } = await send(`${form.split('?')[0]}/confirmation`, fields, cookie).expect(303);
  return { done: headers.location!, cookie: `${cookie}; ${cookiesOf(headers)}` };
}
const starts = async (): Promise<string[]> => {
  const rows = await app.db.query<{ at: string }[]>(
    `select to_char(starts_at at time zone 'America/New_York', 'MM-DD HH24:MI') as at from bookings
     where patient_id is not null and status <> 'cancelled' order by starts_at`,
  );
  return rows.map(({ at }) => at);
};

describe('the way to a course', () => {
  it('begins on the treatment’s page with what the clinic offers, and leads through finding a first time', async () => {
    const { text } = await see('/treatments/acupuncture').expect(200);
    expect(text).toContain('Book a course of 6');
    expect(text).toContain('Once a week · $540 for the course');
    expect((await see('/treatments/cupping').expect(200)).text).toContain('Book several appointments');

    const found = await see('/find?treatment=acupuncture&course=6-7').expect(200);
    expect(found.text).toContain('action="/book/course"');
    expect(found.text).toContain(' · 6 appointments, once a week');
    const book = await see(`/book?${encoded({ ...wish, start: '' })}`).expect(200);
    expect(book.text).toContain('6 appointments, once a week');
    expect(book.text).toContain('<h1>Choose the first time</h1>');
    expect(book.text).toMatch(/<form id="times" action="\/book\/course" method="get"/);
    await see('/book/course?treatment=acupuncture').expect(303);
  });

  it('also begins at any time that is being chosen', async () => {
    const { text } = await see('/book?treatment=acupuncture&practitioner=mei&location=harbour').expect(200);
    expect(text).toMatch(/formaction="\/book\/course" formmethod="get"/i);
    expect(text).toContain('Repeat as a course');
  });
});

describe('the proposal', () => {
  it('says what differs and what could not be had, and offers the other times of each', async () => {
    await app.get(Bookings).book(visitAt('2026-12-08 10:00'), eve);
    const text = await proposed();
    expect(text).toContain('Choose your 6 appointments');
    expect(text).toContain('One differs from what you chose.');
    expect(text).toMatch(/10:15 AM instead of 10:00 AM|9:\d\d AM instead of 10:00 AM|instead of Mei/);
    expect(text).toContain('$540 for the course');
    expect(text).toContain('Paid at the first visit.');
    expect(text).toContain('You can reschedule or cancel each appointment online up to 24 hours before it starts.');
    expect(text.match(/<fieldset/g)).toHaveLength(6);
    expect(text).toContain('Other times');
  });

  it('is for the number and the spacing that are asked for', async () => {
    const text = await proposed({ course: '', visits: '3', everyDays: '14' });
    expect(text).toContain('Choose your 3 appointments');
    for (const day of ['Tue, Dec 1', 'Tue, Dec 15', 'Tue, Dec 29']) expect(text).toContain(`${day}, 10:00 AM`);
    expect(text).toContain('$285 in total');
  });

  it('keeps what somebody chose when another number or spacing is asked for, as far as it still stands', async () => {
    await app.get(Bookings).book(visitAt('2026-12-08 10:00'), eve);
    const text = await proposed();
    const times = (week: number) => [
      ...text.matchAll(new RegExp(`name="visit${week}" value="(\\d+\\.mei\\.harbour)"`, 'g')),
    ];
    const sent: Fields = { ...fieldsOf(text), visit2: times(2).at(-1)![1]!, visit3: times(3)[1]![1]! };
    const again = async (fields: Fields) =>
      fieldsOf((await see(`/book/course?${encoded({ ...sent, ...fields })}`)).text);

    const ten = await again({ visits: '10', everyDays: '7' });
    expect(ten).toMatchObject({ course: '10-7', visit2: sent.visit2, visit3: sent.visit3 });
    expect(Object.keys(ten).filter((name) => name.startsWith('visit'))).toHaveLength(10);

    // The third week is the second turn now; what nobody chose, on other days, is proposed anew.
    const fortnightly = await again({ visits: '6', everyDays: '14' });
    expect(fortnightly).toMatchObject({ course: '6-14', visit0: sent.visit0!, visit1: sent.visit2! });
    expect(Object.values(fortnightly)).not.toContain(sent.visit1);
    // Whatever is chosen for the next page, what is held is what this one shows.
    const { headers } = await send('/book/course/holds', { ...sent, visits: '10', everyDays: '14' }).expect(303);
    expect(headers.location).toContain('course=6-7');
  });

  it('is at another place nearby where nothing is free around that time here, and says so', async () => {
    const [harbour] = smallClinic.locations;
    const quay = { ...harbour!, slug: 'quay', name: 'Quay Road', latitude: 40.8 };
    const offers = (who: 'mei' | 'jonas', location: string) =>
      smallClinic.practitioners.find(({ slug }) => slug === who)!.offers.map((offer) => ({ ...offer, location }));
    const practitioners = smallClinic.practitioners
      .filter(({ slug }) => slug === 'mei' || slug === 'jonas')
      .map((one) =>
        one.slug === 'mei'
          ? { ...one, timeOff: [{ from: '2026-12-05T00:00-05:00', to: '2026-12-12T00:00-05:00', reason: 'Away' }] }
          : {
              ...one,
              offers: offers('jonas', 'quay'),
              hours: one.hours.map((hours) => ({ ...hours, location: 'quay' })),
            },
      );
    const clinic = { ...smallClinic, locations: [harbour!, quay], practitioners };
    const two = await openApp({ clinic, now });
    const { text } = await two.http.get(`/book/course?${encoded({ ...wish, course: '3-7' })}`).expect(200);
    const { headers } = await two.http
      .post('/book/course/holds')
      .set('cookie', 'none=1')
      .send(encoded(fieldsOf(text)));
    const details = await two.http.get(headers.location!).set('cookie', cookiesOf(headers)).expect(200);
    await two.close();
    expect(details.text).toContain('Tue, Dec 8, 10:00 AM · Quay Road');
    expect(details.text).toMatch(/Tue, Dec 15, 10:00 AM</);
    expect(text).toContain('One differs from what you chose.');
    expect(text).toContain('Quay Road instead of Harbour Street');
    expect(fieldsOf(text).visit1).toMatch(/\.jonas\.quay$/);
  });
});

describe('all visits of a course', () => {
  it('are booked in one go with details given once, and listed afterwards with how many are done', async () => {
    const { done, cookie } = await booked();
    expect(await starts()).toEqual(['12-01', '12-08', '12-15', '12-22', '12-29', '01-05'].map((day) => `${day} 10:00`));
    const { text } = await see(done, cookie).expect(200);
    expect(text).toContain('You’re booked: 6 appointments from Tuesday, December 1, 10:00 AM');
    expect(text.match(/href="\/visit\/of\/[A-Z0-9-]+">Tue,/g)).toHaveLength(5);

    for (const said of ['$540 for the course', 'Paid at the first visit.']) expect(text).toContain(said);

    const visit = done.replace('/book/done', '/visit/of');
    const [file] = /\/visit\/of\/[^"]+calendar\.ics\?course=whole/.exec(text)!;
    const { text: whole } = await see(file, cookie).expect(200);
    expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(6);
    expect(new Set(whole.match(/^UID:.*$/gm)).size).toBe(6);
    expect(whole.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    const linksIn = (text: string) => text.replaceAll('\r\n ', '').match(/http:\/\/clinic\.test\/visit\//g);
    expect(linksIn(whole)).toHaveLength(6);
    // The others' secret links are not for a browser that has opened one of them alone.
    const [one] = /visit-[\w-]+=[\w-]+/.exec(cookiesOf((await see(visit, cookie)).headers))!;
    expect(linksIn((await see(file, one).expect(200)).text)).toHaveLength(1);
    const session = await sessionOf(app, ana.email);
    expect((await see('/my', session).expect(200)).text).toContain('Appointment 3 of 6');
    await app.db.query(`update bookings set status = 'done' where starts_at < '2026-12-02'`);
    expect((await see(visit, cookie).expect(200)).text).toContain('1 of 6 done');
    const only = /visit-[\w-]+=[\w-]+/.exec(cookiesOf((await see(visit, cookie)).headers))![0];
    const alone = await see(visit, only).expect(200);
    expect(alone.text).toContain('Appointment 1 of 6');
    expect(alone.text).not.toMatch(/href="\/visit\/of\/[A-Z0-9-]+">Tue,/);
    expect(alone.text).toContain('use its link in your confirmation email');
  });

  it('can each be changed without losing the others, and stay changed when somebody goes back', async () => {
    const text = await proposed();
    const [, other] = /name="visit2" value="(\d+\.jonas\.harbour)"/.exec(text)!;
    const { form, cookie } = await held({}, { visit2: other! });
    const details = await see(form, cookie).expect(200);
    const [, back] = /href="(\/book\/course\?[^"]+)"/.exec(details.text)!;
    const again = await see(back!.replaceAll('&amp;', '&'), cookie).expect(200);
    expect(fieldsOf(again.text)).toMatchObject({ visit2: other });
    expect(again.text).toContain('Jonas Weber');
  });

  it('are proposed again when somebody was faster: which one is said, the others stay, and so does what was typed', async () => {
    const sent = fieldsOf(await proposed());
    await app.get(Bookings).book(visitAt('2026-12-15 10:00'), eve);
    const { text } = await send('/book/course/holds', sent).expect(409);
    expect(text).toContain('Someone just took Tue, Dec 15, 10:00 AM.');
    const { visit2: instead, ...kept } = fieldsOf(text);
    const { visit2: taken, ...others } = sent;
    expect(instead).not.toBe(taken);
    expect(kept).toMatchObject({ ...others, once: kept.once });

    const { form, cookie } = await held();
    const details = { ...fieldsOf((await see(form, cookie)).text), ...ana, note: 'Sore neck' };
    app.clock.advance({ minutes: 11 });
    await app
      .get(Bookings)
      .book(visitAt('2026-12-29 10:00'), { contact: { ...eve.contact, email: 'mia@example.org' } });
    const late = await send(`${form.split('?')[0]}/confirmation`, details, cookie).expect(409);
    expect(late.text).toContain('Someone just took Tue, Dec 29, 10:00 AM.');
    expect(await starts()).toEqual(['12-15 10:00', '12-29 10:00']);
    const next = { ...fieldsOf(late.text) };
    const typed = `${cookie}; ${cookiesOf(late.headers)}`;
    const { headers } = await send('/book/course/holds', next, typed).expect(303);
    expect((await see(headers.location!, typed)).text).toContain('Sore neck');
  });

  it('are booked as they were shown when the hold has run out and nobody was faster; six by whoever presses twice', async () => {
    const { form, cookie } = await held();
    const fields = { ...fieldsOf((await see(form, cookie)).text), ...ana };
    app.clock.advance({ minutes: 11 });
    const press = () => send(`${form.split('?')[0]}/confirmation`, fields, cookie).expect(303);
    const [one, other] = [await press(), await press()];
    expect(one.headers.location).toBe(other.headers.location);
    expect(await starts()).toHaveLength(6);
  });

  it('come back with what is wrong beside its field', async () => {
    const { form, cookie } = await held();
    const fields = { ...fieldsOf((await see(form, cookie)).text), ...ana, email: 'ana@', note: 'Sore neck' };
    const { text } = await send(`${form.split('?')[0]}/confirmation`, fields, cookie).expect(400);
    for (const said of ['Enter a valid email', 'Sore neck', 'Book all 6 appointments']) expect(text).toContain(said);
  });

  it('too close together are refused with everything still chosen', async () => {
    const sent = fieldsOf(await proposed());
    const { text } = await send('/book/course/holds', { ...sent, visit1: sent.visit0! }).expect(400);
    expect(text).toContain('half a day or more apart');
    expect(fieldsOf(text)).toMatchObject({ visit3: sent.visit3 });
  });

  it('more than can be booked online are not offered, and are refused in so many words', async () => {
    const text = await proposed({ course: '9-2' });
    const offered = await proposed();
    expect(offered).toContain('<option value="8">8</option>');
    expect(offered).not.toContain('<option value="9"');
    const refused = await send('/book/course/holds', fieldsOf(text)).expect(400);
    expect(refused.text).toContain('A course booked online has 8 appointments at most.');
    expect(fieldsOf(refused.text)).toMatchObject({ visit3: fieldsOf(text).visit3 });
  });

  it('are not booked where the patient has another appointment then, and what was typed comes back', async () => {
    await app.get(Bookings).book(visitAt('2026-12-15 10:00', { practitioner: 'jonas' }), {
      contact: { ...ana, phone: null },
      proven: true,
    });
    const { form, cookie } = await held();
    const fields = { ...fieldsOf((await see(form, cookie)).text), ...ana, note: 'Sore neck' };
    const { text } = await send(`${form.split('?')[0]}/confirmation`, fields, cookie).expect(400);
    expect(text).toContain('Sore neck');
    expect(await starts()).toEqual(['12-15 10:00']);
  });

  it('of which one was split off to another person’s record are listed for each without the other’s', async () => {
    const { done, cookie } = await booked();
    const { id } = await app.get(Patients).rememberCaller(app.db, eve.contact, {
      locale: 'en',
      country: 'US',
    });
    await app.db.query(`update bookings set patient_id = $1 where starts_at between '2026-12-15' and '2026-12-16'`, [
      id,
    ]);

    const { text } = await see(done.replace('/book/done', '/visit/of'), cookie).expect(200);
    expect(text).toContain('Tue, Dec 8, 10:00 AM');
    expect(text).not.toContain('Dec 15');
    const { text: file } = await see(`${done.replace('/book/done', '/visit/of')}/calendar.ics?course=whole`, cookie);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(file).not.toContain('20261215T');
  });

  it('wait together for one button in the email', async () => {
    const days = ['2026-12-01', '2026-12-08'];
    const visits = days.map((day) => ({ start: at(`${day} 10:00`), practitioner: 'mei', location: 'harbour' }));
    const request = { treatment: 'acupuncture', everyDays: 7, visits };
    const contact = { ...ana, phone: null };
    const origin = { network: '203.0.113.1', worked: true, verified: false };
    const provisional = await app.get(CourseBookings).book(request, { contact, origin, mustProve: true });
    const [{ reference, token }] = provisional.visits as [(typeof provisional.visits)[number]];
    const { text } = await see(`/book/done/${reference}`, `visit-${reference}=${token}`).expect(200);
    const [{ id }] = await app.db.query<[{ id: string }]>(`select id from bookings where reference = $1`, [reference]);
    const button = await see(`/confirm/${confirmToken(app.keys, id, 0)}`).expect(200);
    for (const page of [text, button.text]) {
      expect(page).toContain('Please confirm: 2 appointments from Tuesday, December 1, 10:00 AM');
      expect(page).toContain('Tue, Dec 8, 10:00 AM');
    }
    await app.http.post(`/confirm/${confirmToken(app.keys, id, 0)}`).expect(303);
    expect(await starts()).toHaveLength(2);
  });

  it('lead to their pages also where no cookies are kept', async () => {
    const sent = fieldsOf(await proposed());
    const { headers } = await app.http.post('/book/course/holds').send(encoded(sent)).expect(303);
    const form = headers.location!;
    const fields = { ...fieldsOf((await app.http.get(form)).text), ...ana };
    const { text } = await app.http
      .post(`${form.split('?')[0]}/confirmation`)
      .send(encoded(fields))
      .expect(200);
    const links = [...text.matchAll(/href="(\/visit\/of\/[\w-]{43,})">Tue,/g)];
    expect(links).toHaveLength(5);
    expect((await app.http.get(links[0]![1]!).expect(200)).text).toContain('Appointment 2 of 6');
  });

  it('are not for the eyes of whoever only has the address of the form', async () => {
    const { form, cookie } = await held();
    const fields = { ...fieldsOf((await see(form, cookie)).text), ...ana };
    await send(`${form.split('?')[0]}/confirmation`, fields, cookie).expect(303);
    await see(form).expect(404);
  });
});

describe('for whoever is signed in', () => {
  it('a course avoids their other appointments and asks for no address', async () => {
    const id = await personAt(app, ana.email, ana.name, '631 555 0142');
    const session = await sessionOf(app, ana.email);
    await app.get(Bookings).book(visitAt('2026-12-08 10:00', { practitioner: 'jonas' }), {
      contact: { name: ana.name, email: ana.email, phone: null },
      proven: true,
    });
    const { form, cookie } = await held({ person: id }, {}, session);
    const { text } = await see(form, cookie).expect(200);
    expect(text).toContain('For Ana García');
    expect(text).not.toContain('Tue, Dec 8, 10:00 AM');
    await send(`${form.split('?')[0]}/confirmation`, fieldsOf(text), cookie).expect(303);
    expect(await starts()).toHaveLength(7);
  });
});

describe('after a visit', () => {
  it('several more can be booked, and what is missing of a course', async () => {
    const { done, cookie } = await booked();
    const visit = done.replace('/book/done', '/visit/of');
    await app.db.query(`update bookings set status = 'no-show' where course_position in (2, 3)`);
    const { text } = await see(visit, cookie).expect(200);
    const [, href] = /href="(\/book\/course\?[^"]+)"[^>]*>Book the remaining 2 appointments/.exec(text)!;
    const rest = await see(href!.replaceAll('&amp;', '&'), cookie).expect(200);
    expect(rest.text).toContain('Tue, Jan 12, 10:00 AM');
    expect(rest.text).toContain('Choose your 2 appointments');
  });
});

describe('the rest of a course', () => {
  const fourth = async () => {
    const { done, cookie } = await booked();
    const [{ reference }] = await app.db.query<[{ reference: string }]>(
      `select reference from bookings where course_position = 4`,
    );
    return { at: `/visit/of/${reference}`, first: done.replace('/book/done', '/visit/of'), cookie };
  };

  it('is cancelled with a button of its own; one visit alone with the other', async () => {
    const { at, first, cookie } = await fourth();
    const asked = await see(`${at}/cancel`, cookie).expect(200);
    expect(asked.text).toContain('Cancel only Tue, Dec 22, 10:00 AM');
    expect(asked.text).toContain('Cancel this and the 2 after it');
    await send(`${at}/cancellation`, { rest: 'yes' }, cookie).expect(303);
    expect(await starts()).toEqual(['12-01 10:00', '12-08 10:00', '12-15 10:00']);

    await send(`${first}/cancellation`, {}, cookie).expect(303).expect('location', `${first}?news=was-cancelled`);
    expect(await starts()).toEqual(['12-08 10:00', '12-15 10:00']);
  });

  it('is moved to times that are proposed once a new one is chosen for the first of them', async () => {
    const { at, cookie } = await fourth();
    expect((await see(at, cookie)).text).toContain('Reschedule this and the 2 after it');
    const choosing = await see(`${at}/move?rest=yes&day=2026-12-23`, cookie).expect(200);
    expect(choosing.text).toContain(`action="${at}/rest" method="get"`);

    const { text } = await see(`${at}/rest?${encoded({ start: '2026-12-23T14:00:00-05:00' })}`, cookie).expect(200);
    expect(text).toContain('New times for 3 appointments');
    const sent = fieldsOf(text.replace('<form action', '<form id="times" action'));
    await app.get(Bookings).book(visitAt('2026-12-30 14:00'), eve);
    const taken = await send(`${at}/rest`, sent, cookie).expect(409);
    expect(taken.text).toContain('Someone just took Wed, Dec 30, 2:00 PM');
    expect(await starts()).toContain('12-22 10:00');

    const again = fieldsOf(taken.text.replace('<form action', '<form id="times" action'));
    await send(`${at}/rest`, again, cookie).expect(303).expect('location', `${at}?news=rest-moved`);
    const [, , , moved] = await starts();
    expect(moved).toBe('12-23 14:00');
    expect(await starts()).not.toContain('01-05 10:00');
  });
});
