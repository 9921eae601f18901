import { readdirSync, readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { Cancellations } from '../../src/bookings/by-patient/cancel.service.js';
import { Reschedules } from '../../src/bookings/by-patient/reschedule.service.js';
import { startInbound } from '../../src/processes/inbound.server.js';
import { taggedAddress } from '../../src/notifications/tagged-address.js';
import { SendNotifications } from '../../src/notifications/send-notifications.job.js';
import { Keys } from '../../src/platform/keys.service.js';
import type { InboundMail } from '../../src/platform/inbound-mail.server.js';
import { start } from '../../src/processes/start.process.js';
import { type App, openApp } from '../support/app.js';
import { calendarIn, type Invitation, invitationIn, programs } from '../support/calendar-programs.js';
import { ana, at, visitAt } from '../support/desk.js';
import { freePort } from '../support/free-port.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { databaseWithPlaces } from '../support/places.js';
import { reports } from '../support/returned-mail.js';
import { smallClinic } from '../support/small-clinic.js';
import { type Person, staffMember } from '../support/staff.js';

const inboundAddress = 'answers@mail.clinic.test';
let app: App;
let mail: MailServer;
let door: InboundMail;
let desk: Person;

beforeAll(async () => {
  mail = await startMailServer();
  const env = { SMTP_URL: mail.url, INBOUND_ADDRESS: inboundAddress };
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env });
  door = (await startInbound(app.nest, { inboundPort: 0, inboundHost: '127.0.0.1' }))!;
  desk = await staffMember(app, ['reception']);
});
afterAll(async () => {
  await door.stop();
  await app.close();
  await mail.stop();
});
beforeEach(async () => {
  mail.behave('accept');
  mail.received.length = 0;
  app.clock.set('2026-11-27T14:00:00Z');
  for (const table of ['claims', 'bookings', 'notifications', 'patients']) await app.db.query(`delete from ${table}`);
});

/** A mail server or program hands this in, and hears what it is told. */
async function handIn(raw: string, to: string | readonly string[], from = 'ana@example.org'): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to: [to].flat() }, raw });
    return response;
  } catch (fault) {
    return (fault as { response?: string }).response ?? String(fault);
  } finally {
    transport.close();
  }
}
const send = () => app.get(SendNotifications).run();
const toAna = () => mail.received.filter(({ to }) => to.includes('ana@example.org'));
const questions = () => toAna().filter(({ raw }) => /^Subject: .*are you still coming/m.test(raw));
const status = async () => (await app.db.query(`select status from bookings`))[0].status as string;
const noted = () => app.db.query(`select sequence, answer from calendar_answers order by sequence`);

/** Ana books, gets her notification, and her calendar program reads the invitation. */
async function invited(): Promise<{ token: string; reference: string; to: Invitation }> {
  const { token, reference } = await app.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await send();
  return { token, reference, to: await invitationIn(toAna().at(-1)!.raw) };
}

describe('whoever declines in their calendar', () => {
  it.for(Object.keys(programs))(
    'with %s is asked by letter whether to cancel, and nothing is cancelled',
    async (name) => {
      const { to } = await invited();

      expect(await handIn(programs[name]!(to, 'DECLINED'), to.organizer)).toMatch(/^250/);
      await send();

      expect(questions()).toHaveLength(1);
      const { raw } = questions()[0]!;
      expect(raw).toContain('Subject: Your appointment on Tue, Dec 1, 10:00 AM: are you still coming?');
      expect((await PostalMime.parse(raw)).text).toMatch(/http:\/\/clinic\.test\/visit\/[\w-]{43}/);
      expect(raw).not.toContain('text/calendar');
      expect(await status()).toBe('confirmed');
    },
  );

  it('again and again is asked once; for another time once more', async () => {
    const { to, token } = await invited();
    const [google, outlook] = [programs['Google Calendar']!, programs['Outlook']!];
    for (const program of [google, outlook, google]) await handIn(program(to, 'DECLINED'), to.organizer);
    await Promise.all([1, 2, 3].map(() => handIn(google(to, 'DECLINED'), to.organizer)));
    await handIn(google(to, 'ACCEPTED'), to.organizer);
    await handIn(google(to, 'DECLINED'), to.organizer);
    await send();
    expect(questions()).toHaveLength(1);

    await app.get(Reschedules).reschedule(token, { start: at('2026-12-02 10:00') });
    app.clock.advance({ minutes: 10 });
    await send();
    const moved = await invitationIn(toAna().at(-1)!.raw);
    expect(moved).toMatchObject({ uid: to.uid, organizer: to.organizer, sequence: 1 });
    await handIn(google(to, 'DECLINED'), to.organizer);
    await send();
    expect(questions()).toHaveLength(1);
    await handIn(google(moved, 'DECLINED'), to.organizer);
    await send();
    expect(questions()).toHaveLength(2);
  });

  it('stands on the visit’s page and in the audit trail', async () => {
    const { to, reference } = await invited();
    await handIn(programs['Thunderbird']!(to, 'DECLINED'), to.organizer);

    const { text } = await app.http.get(`/staff/visits/${reference}`).set('cookie', desk.cookie).expect(200);

    expect(text).toContain('declined, Fri, Nov 27, 9:00 AM; we emailed to ask whether to cancel');
    expect(
      await app.db.query(
        `select action, detail from audit where subject = (select id from bookings) and action like '%calendar%'`,
      ),
    ).toEqual([{ action: 'booking.calendar-answered', detail: { answer: 'declined', sequence: 0 } }]);
  });

  it('and cannot cancel online any more is told to call', async () => {
    const { to } = await invited();
    app.clock.set('2026-12-01T13:00:00Z');
    await handIn(programs['Outlook']!(to, 'DECLINED'), to.organizer);
    await send();

    expect(questions()[0]!.raw).toContain('To reschedule or cancel, call +1 631 555 0100.');
  });
});

describe('an answer leads to the question at the booked address, and at no other,', () => {
  const folder = new URL('./replies/', import.meta.url);
  const files = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
  const outlook = files.find(([name]) => name === 'outlook.ics')![1];
  const comment = (...lines: string[]) => outlook.replace('COMMENT;LANGUAGE=en-US:\\n', lines.join('\n'));
  const attendee = (line: string) => outlook.replace(/^ATTENDEE.*/m, line);
  const odd = {
    'no SEQUENCE at all': outlook.replace(/^SEQUENCE:.*\n/m, ''),
    'lines of a comment that look like properties': comment(
      'COMMENT:Sorry.',
      'PS: see you',
      '',
      'Tel: 1;2',
      'Re:',
      ':',
    ),
    'a comment that is not folded but has blanks': comment('COMMENT:Sorry', '\u00a0I am away', '  ', '\t'),
    'a comment in two lines before everything else': outlook.replace('ATTENDEE', 'COMMENT:One\nTwo\nATTENDEE'),
    'a colon in a name': attendee('ATTENDEE;CN=Ana: at home;PARTSTAT=DECLINED:mailto:a@t.example'),
    'a bare address': attendee('ATTENDEE;PARTSTAT=DECLINED:a@t.example'),
    'EMAIL= without quotes': attendee('ATTENDEE;EMAIL=a@t.example;PARTSTAT=DECLINED:urn:uuid:1'),
    'an address of Exchange': attendee('ATTENDEE;PARTSTAT=DECLINED:/o=First/ou=Exchange/cn=Recipients/cn=ana'),
    'lower case': attendee('attendee;partstat=declined:MAILTO:a@t.example').replace('REPLY', 'reply'),
    'a second alarm with people of its own': outlook.replace(
      'END:VEVENT',
      'BEGIN:VALARM\nACTION:EMAIL\nATTENDEE:mailto:b@t.example\nEND:VALARM\nEND:VEVENT',
    ),
    'old ends of lines': outlook.replaceAll('\n', '\r'),
  };

  it.for([...files, ...Object.entries(odd)])('as %s has it', async ([, reply]) => {
    const { to } = await invited();
    const filled = { UIDHERE: to.uid, SEQHERE: String(to.sequence), ORGHERE: to.organizer };
    const calendar = reply.replace(/UIDHERE|SEQHERE|ORGHERE/g, (name) => filled[name as keyof typeof filled]);

    await handIn(`Content-Type: text/calendar; method=REPLY\r\n\r\n${calendar}`, to.organizer, 'alias@t.example');
    mail.received.length = 0;
    await send();

    expect(mail.received.map(({ to: readers }) => readers)).toEqual([['ana@example.org']]);
    expect(questions()).toHaveLength(1);
    expect(await status()).toBe('confirmed');
  });
});

describe('whoever says they will come', () => {
  it.for(Object.keys(programs))('with %s is believed, and gets no letter', async (name) => {
    const { to } = await invited();
    await handIn(programs[name]!(to, 'TENTATIVE'), to.organizer);
    await handIn(programs[name]!(to, 'ACCEPTED'), to.organizer);
    await send();

    expect(await noted()).toEqual([{ sequence: 0, answer: 'accepted' }]);
    expect(toAna()).toHaveLength(1);
  });
});

describe('what is no answer to an invitation that stands is taken and dropped', () => {
  const reply = (to: Invitation, changes: Partial<Invitation> = {}) =>
    programs['Google Calendar']!({ ...to, ...changes }, 'DECLINED');
  const odd: Readonly<Record<string, (to: Invitation) => string>> = {
    'to another event': (to) => reply(to, { uid: '0198c0de-0000-7000-8000-000000000001' }),
    'to an invitation that never was': (to) => reply(to, { sequence: 7 }),
    'a counter-proposal': (to) => reply(to).replaceAll('METHOD:REPLY', 'METHOD:COUNTER'),
    'an invitation of their own': (to) => reply(to).replaceAll('METHOD:REPLY', 'METHOD:REQUEST'),
    'to one of a series': (to) => reply(to).replaceAll('UID:', 'RECURRENCE-ID:20261201T150000Z\r\nUID:'),
    'for two people': (to) => reply(to).replaceAll('UID:', 'ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.org\r\nUID:'),
    'a vacation notice': () =>
      'From: ana@example.org\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am away until Monday.\r\n',
    'a person’s own words': () =>
      'From: ana@example.org\r\nSubject: Re: Your appointment\r\n\r\nCan I bring my son?\r\n',
    'parts in parts in parts': () =>
      Array.from({ length: 60 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join(''),
    'half a calendar': () =>
      'Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEV',
    'no mail at all': () => '\u0000\u0001\u0002\r\n\r\n',
    nothing: () => '\r\n',
    'a calendar longer than any answer': (to) =>
      reply(to).replaceAll('CLASS:', `X-LONG:${'x'.repeat(70_000)}\r\nCLASS:`),
  };

  it.for(Object.keys(odd))('%s', async (name) => {
    const { to } = await invited();

    // Every way a calendar may be in it is made odd; the packed copy is left out.
    const raw = odd[name]!(to).replace(
      /Content-Type: application\/ics[^]*?(?=--0)/,
      'Content-Type: text/x-none\r\n\r\n',
    );
    expect(await handIn(raw, to.organizer)).toMatch(/^250/);
    await send();

    expect(await noted()).toEqual([]);
    expect(toAna()).toHaveLength(1);
    expect(await status()).toBe('confirmed');
  });

  it('to a visit that is cancelled, over, or of which nothing is left', async () => {
    const { to, token } = await invited();
    app.clock.set('2026-12-01T15:00:00Z');
    await handIn(reply(to), to.organizer);
    expect(await noted()).toEqual([]);

    app.clock.set('2026-11-27T14:00:00Z');
    await app.get(Cancellations).cancel(token);
    await handIn(reply(to), to.organizer);
    expect(await noted()).toEqual([]);

    await app.db.query(`delete from claims`);
    await app.db.query(`delete from bookings`);
    expect(await handIn(reply(to), to.organizer)).toMatch(/^250/);
  });
});

describe('the door', () => {
  it('is for the addresses our letters carry, and for no other', async () => {
    const { to } = await invited();
    const raw = programs['Outlook']!(to, 'DECLINED');
    const forged = taggedAddress(Keys.temporary(), inboundAddress, { visit: to.uid });
    const letter = taggedAddress(app.keys, inboundAddress, { notification: to.uid });
    for (const address of [
      inboundAddress,
      forged,
      letter.replace('+l', '+v'),
      to.organizer.replace(/.@/, (last) => (last === 'a@' ? 'b@' : 'a@')),
      to.organizer.replace('mail.', 'other.'),
      'ana@example.org',
      'postmaster@mail.clinic.test',
    ])
      expect(await handIn(raw, address), address).toMatch(/^550/);
    expect(await noted()).toEqual([]);
    expect(mail.received.every(({ to: [reader] }) => reader !== 'eve@example.org')).toBe(true);
  });

  it('knows its addresses in capitals too', async () => {
    const { to } = await invited();

    expect(await handIn(programs['Outlook']!(to, 'DECLINED'), to.organizer.toUpperCase())).toMatch(/^250/);
    expect(await noted()).toEqual([{ sequence: 0, answer: 'declined' }]);
  });

  it('takes ten addresses at once, and no mail larger than a megabyte', async () => {
    const { to } = await invited();
    const many = Array.from({ length: 12 }, (_, n) =>
      taggedAddress(app.keys, inboundAddress, { visit: `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}` }),
    );
    expect(await handIn(programs['Outlook']!(to, 'DECLINED'), [...many, to.organizer])).toMatch(/^250/);
    expect(await noted()).toEqual([]);

    const large = `${programs['Outlook']!(to, 'DECLINED')}\r\n${'x'.repeat(1_200_000)}`;
    expect(await handIn(large, to.organizer)).toMatch(/^552/);
    expect(await noted()).toEqual([]);
  });

  it('opens with the worker of the whole service, and closes with it', async () => {
    const { url, drop } = await databaseWithPlaces();
    const port = await freePort();
    const settings = {
      ...app.settings,
      databaseUrl: url,
      inboundPort: port,
      inboundHost: '127.0.0.1',
    };
    const service = await start(settings, { web: false, worker: true });
    const ask = () =>
      createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
        envelope: { from: 'a@example.org', to: 'b@example.org' },
        raw: 'Subject: hello\r\n\r\nhello',
      });
    try {
      await expect(ask()).rejects.toMatchObject({ responseCode: 550 });
    } finally {
      await service.stop();
    }
    await expect(ask()).rejects.toMatchObject({ code: 'ESOCKET' });
    await drop();
  });
});

it('letters name no such address where nobody would read it, and want no answer', async () => {
  const other = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z', env: { SMTP_URL: mail.url } });
  await other.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
  await other.get(SendNotifications).run();

  const { raw } = toAna()[0]!;
  expect((await invitationIn(raw)).organizer).toBe('appointments@clinic.test');
  expect(await calendarIn(raw)).toContain('RSVP=FALSE');
  expect(await startInbound(other.nest, other.settings)).toBeUndefined();
  await other.close();
});

it('with the door open, the calendar asks for an answer at an address of its own; a reply to the letter goes to people', async () => {
  const { to } = await invited();
  const { raw } = toAna()[0]!;

  expect(to.organizer).toMatch(/^answers\+v[a-z2-7]{40}@mail\.clinic\.test$/);
  expect(raw).toContain('From: Harbour Acupuncture <appointments@clinic.test>');
  expect(raw).not.toMatch(/^Reply-To:/m);
  const flat = await calendarIn(raw);
  expect(flat).toContain('SENT-BY="mailto:appointments@clinic.test"');
  expect(flat).toContain('RSVP=TRUE');
  const practitioner = mail.received.find(({ to: [who] }) => who === 'mei@harbour.example.org')!;
  expect((await invitationIn(practitioner.raw)).organizer).toBe('appointments@clinic.test');
});

describe('a letter that comes back', () => {
  const sentTo = async () => {
    const [letter] = await app.db.query(
      `select id, message_id as "messageId" from notifications where template = 'booking-confirmed'`,
    );
    const { id, messageId } = letter as { id: string; messageId: string };
    return { messageId, to: 'ana@example.org', sender: taggedAddress(app.keys, inboundAddress, { notification: id }) };
  };
  const delivery = async () =>
    (
      await app.db.query(`select status, last_fault as fault from notifications where template = 'booking-confirmed'`)
    )[0] as object;
  const diary = async () => (await app.http.get('/staff/diary?day=2026-12-01').set('cookie', desk.cookie)).text;
  const marked = async () => (await diary()).split('class="legend"')[0]!.includes('can’t be reached by email');

  it('leaves under an address that says which letter it was', async () => {
    const { SMTPServer } = await import('smtp-server');
    let from: string | undefined;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: ({ address }, _session, answer) => ((from = address), answer()),
      onData: (stream, _session, answer) => stream.resume().on('end', () => answer()),
    });
    const port = await freePort();
    server.listen(port, '127.0.0.1');
    const other = await openApp({
      clinic: smallClinic,
      now: '2026-11-27T14:00:00Z',
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, INBOUND_ADDRESS: inboundAddress },
    });
    await other.get(Bookings).book(visitAt('2026-12-01 10:00'), ana);
    await other.db.query(`delete from notifications where template <> 'booking-confirmed'`);
    await other.get(SendNotifications).run();
    const [{ id }] = await other.db.query(`select id from notifications`);

    expect(from).toBe(taggedAddress(other.keys, inboundAddress, { notification: id }));
    await other.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  it.for(Object.keys(reports) as (keyof typeof reports)[])(
    'from %s marks its visit, and is in the list of whom to phone',
    async (name) => {
      const { reference } = await invited();
      const letter = await sentTo();

      expect(await handIn(reports[name](letter), letter.sender, '')).toMatch(/^250/);

      expect(await delivery()).toMatchObject({ status: 'failed', fault: expect.stringMatching(/^RETURNED 5\.1\.1/) });
      expect(await marked()).toBe(true);
      const { text } = await app.http.get(`/staff/visits/${reference}`).set('cookie', desk.cookie).expect(200);
      expect(text).toContain('It was returned: the mailbox doesn’t exist or is full.');
      expect((await app.http.get('/staff/undelivered').set('cookie', desk.cookie)).text).toContain(reference);
    },
  );

  it('keeps its mark when the next one is only taken: so was the first', async () => {
    await invited();
    const letter = await sentTo();
    await handIn(reports.Postfix(letter), letter.sender, '');
    await app.get(Bookings).book(visitAt('2026-12-03 10:00'), ana);
    await send();

    expect(await marked()).toBe(true);
  });

  it('is not believed to have come back where nothing shows that it is ours', async () => {
    await invited();
    const letter = await sentTo();
    const stranger = { ...letter, to: 'eve@example.org', messageId: '<made-up@example.org>' };
    const doubtful: readonly (readonly [string, string])[] = [
      [reports.Postfix(stranger), letter.sender],
      [reports.Postfix({ ...letter, action: 'delayed', status: '4.4.1' }), letter.sender],
      [reports.Postfix(letter).replace('multipart/report', 'multipart/mixed'), letter.sender],
      ['Auto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nAway until Monday.\r\n', letter.sender],
      [reports.Postfix(letter), (await invitationIn(toAna()[0]!.raw)).organizer],
    ];
    for (const [raw, to] of doubtful) expect(await handIn(raw, to, '')).toMatch(/^250/);

    expect(await delivery()).toEqual({ status: 'sent', fault: null });
    expect(await marked()).toBe(false);
  });
});
