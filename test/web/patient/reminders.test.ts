import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bookings } from '../../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../../src/bookings/by-patient/cancel.service.js';
import { Reschedules } from '../../../src/bookings/by-patient/reschedule.service.js';
import { instantOfMinute } from '../../../src/bookings/booking.js';
import { Remind } from '../../../src/bookings/notices/remind.job.js';
import { MessageTemplates } from '../../../src/notifications/message-templates.service.js';
import { EmailRenderer } from '../../../src/notifications/email-renderer.service.js';
import { type App, openApp } from '../../support/app.js';
import { at, visitAt } from '../../support/desk.js';
import { smallClinic } from '../../support/small-clinic.js';

let app: App;
let hour = 0;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-20T14:00:00Z' });
});
afterAll(() => app.close());

type Posted = Parameters<EmailRenderer['render']>[0];

const posted = (email: string): Promise<Posted[]> =>
  app.db.query(`select * from notifications where recipient = $1 order by posted_at, id`, [email]);
const mailOf = async (letter: Posted) =>
  app.get(EmailRenderer).render(letter, await app.get(MessageTemplates).for(letter));
const book = (email: string) =>
  app.get(Bookings).book(
    {
      ...visitAt('2026-12-03 09:00', { practitioner: hour % 2 ? 'mei' : 'jonas' }),
      start: at('2026-12-03 09:00') + 75 * Math.floor(hour++ / 2),
    },
    { contact: { name: hour % 2 ? 'Ana García' : 'Ben García', email, phone: null } },
  );
const lookAt = async (wall: string) => {
  app.clock.set(instantOfMinute(at(wall)));
  await app.get(Remind).run();
};
/** A visit and the way out in its reminder. */
async function reminded(email: string) {
  app.clock.set('2026-11-20T14:00:00Z');
  const { token, reference } = await book(email);
  await app.db.query(`update notifications set status = 'sent', attempts = 1, sent_at = $1`, [app.clock.now()]);
  await lookAt('2026-12-01 18:00');
  const letter = (await posted(email)).find(({ template }) => template === 'reminder')!;
  const mail = await mailOf(letter);
  const way = /^<https?:\/\/[^/]+(\/reminders\/[\w-]{43})>$/.exec(
    (mail.headers as Record<string, { value: string }>)['List-Unsubscribe']!.value,
  )![1]!;
  return { token, reference, mail, way };
}
const kinds = async (email: string) => (await posted(email)).map(({ template }) => template);

describe('reminders can be stopped', () => {
  it('by a mail program, with one press and no redirect, in either kind of form', async () => {
    for (const [n, form] of ['url', 'multipart'].entries()) {
      const { way, mail } = await reminded(`one${n}@example.org`);
      expect(mail.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
      const press = app.http.post(way);
      await (form === 'url'
        ? press.type('form').send('List-Unsubscribe=One-Click')
        : press.field('List-Unsubscribe', 'One-Click')
      ).expect(200);
      await lookAt('2026-12-03 06:30');
      await lookAt('2026-12-02 20:30');
      expect(await kinds(`one${n}@example.org`)).toEqual(['booking-confirmed', 'reminder']);
    }
  });

  it('for an address, and it still hears of what changes', async () => {
    const { way, token } = await reminded('Two@example.org');
    await app.http.post(way).expect(200);

    app.clock.set('2026-11-20T14:00:00Z');
    await book('two@example.org');
    await lookAt('2026-12-01 18:00');
    await app.get(Cancellations).cancel(token);

    expect(await kinds('two@example.org')).toEqual(['booking-confirmed']);
    expect(await kinds('Two@example.org')).toEqual(['booking-confirmed', 'reminder', 'booking-cancelled']);
    const confirmed = (await posted('two@example.org'))[0]!;
    expect((await mailOf(confirmed)).headers).not.toHaveProperty('List-Unsubscribe');
  });

  it('and wished for again, there or on the page of the visit', async () => {
    const { way, token, reference } = await reminded('three@example.org');
    expect((await app.http.post(way).expect(200)).text).toContain('Turn reminders back on');
    expect((await app.http.post(way).type('form').send('do=resume').expect(200)).text).toContain(
      'Reminders are back on',
    );
    await app.http.post(way).expect(200);

    const opened = await app.http.get(`/visit/${token}`).expect(303);
    const cookie = (opened.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';')[0]).join('; ');
    const page = await app.http.get(`/visit/of/${reference}`).set('cookie', cookie).expect(200);
    expect(page.text).toContain('Reminders are off');
    await app.http.post(`/visit/of/${reference}/reminders`).set('cookie', cookie).expect(303);
    expect(await app.db.query(`select 1 from unsubscribes where address = 'three@example.org'`)).toEqual([]);
  });

  it('not by a link nobody here has made', async () => {
    const { way } = await reminded('four@example.org');
    const other = way.replace(/.{3}$/, 'AAA');
    for (const wrong of [other, '/reminders/x', `${way}A`]) {
      await app.http.get(wrong).expect(404);
      await app.http.post(wrong).expect(404);
    }
  });
});

it('a link opens with what mail programs glue to its end', async () => {
  const { way, token, reference } = await reminded('six@example.org');
  for (const glued of ['.', ')', '>', '/', '%3E', '%29.', ').', '.)', '>,', '%E2%80%9D', '//']) {
    await app.http.get(`${way}${glued}`).expect(200);
    await app.http.head(`/visit/${token}${glued}`).expect(303).expect('location', `/visit/of/${reference}`);
    await app.http.get(`/practitioners/mei${glued}?near=11713`).expect(200);
  }
  await app.http
    .post(`${way}.`)
    .expect(200)
    .expect(/Turn reminders back on/);
});

it('a scanner that opens every link of every letter with GET and HEAD leaves everything as it was', async () => {
  const { token } = await reminded('five@example.org');
  await app.get(Reschedules).reschedule(token, { start: at('2026-12-09 10:00') });
  const state = () =>
    Promise.all(
      ['bookings', 'claims', 'notifications', 'unsubscribes'].map((table) =>
        app.db.query(`select * from ${table} order by 1, 2`),
      ),
    );
  const before = await state();

  let opened = 0;
  for (const letter of (await app.db.query(`select * from notifications`)) as Posted[]) {
    const { html, text, headers } = await mailOf(letter);
    const all = JSON.stringify([html, text, headers]).match(/https?:\/\/[^\s"<>\\)]+/g) ?? [];
    for (const url of new Set(all)) {
      const { pathname, search } = new URL(url.replaceAll('&amp;', '&'));
      for (const method of ['get', 'head'] as const) {
        const first = await app.http[method](pathname + search);
        const cookie = ((first.headers['set-cookie'] as unknown as string[]) ?? []).map((one) => one.split(';')[0]);
        if (first.headers.location) await app.http[method](first.headers.location).set('cookie', cookie.join('; '));
        opened++;
      }
    }
  }

  expect(opened).toBeGreaterThan(20);
  expect(await state()).toEqual(before);
});
