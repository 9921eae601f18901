import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmailContent } from '../../src/notifications/notification.js';
import type { CustomTemplate } from '../../src/notifications/custom-template.js';
import { templateKinds } from '../../src/notifications/message-template.js';
import { templateFaults } from '../../src/notifications/template-faults.js';
import { MessageTemplates } from '../../src/notifications/message-templates.service.js';
import { accentOf } from '../../src/notifications/email/accent.js';
import { standardText, write } from '../../src/notifications/email/render.js';
import { catalogueLanguages } from '../../src/i18n/language.js';
import { asOwner, openFreshDatabase } from '../support/database.js';
import { desk, patientNotification, practitionerNotification } from '../support/notifications.js';

const confirmed: EmailContent = { channel: 'email', template: 'booking-confirmed', data: patientNotification() };
const body = '{details}\n\n{manageLink}\n\n{terms}';
const faultsOf = (text: CustomTemplate) => templateFaults('booking-confirmed', text).map(({ message }) => message);
const named = (name: string): EmailContent => ({
  channel: 'email',
  template: 'booking-confirmed',
  data: patientNotification({ patient: { name, email: 'ada@example.com' } }),
});

it.each(templateKinds.flatMap((kind) => catalogueLanguages.map((language) => [kind, language] as const)))(
  'the catalogue’s own words for %s in %s are without a fault',
  (kind, language) => {
    expect(templateFaults(kind, standardText(kind, language))).toEqual([]);
  },
);

describe('a letter in the clinic’s own words', () => {
  it('says them in both its forms, with everything filled in', () => {
    const own = {
      subject: 'See you on {date} at {time}',
      title: 'Until {date}',
      greeting: 'Dear {firstName},',
      body: `Come to {place}, {address}.\n{practitioner} awaits you for {treatment}.\n\n${body}`,
    };

    const { subject, html, text } = write(confirmed, desk, own);

    expect(subject).toBe('See you on Tuesday, December 1 at 10:00 AM');
    for (const said of [
      'Until Tuesday, December 1',
      'Dear Ada,',
      'Come to Hudson Street, 12 Hudson Street, New York',
    ]) {
      expect(html).toContain(said);
      expect(text).toContain(said);
    }
    expect(text).toContain('NY 10013.\nLin Marlowe awaits you for Acupuncture with cupping.');
    expect(html).toContain('<br/>Lin Marlowe awaits you');
  });

  it('has its parts in the order the clinic gave them', () => {
    const { text } = write(confirmed, desk, { body: '{manageLink}\n\n{terms}\n\n{details}' });

    expect(text.indexOf('View or change appointment:')).toBeLessThan(
      text.indexOf('You can reschedule or cancel online until'),
    );
    expect(text.indexOf('You can reschedule or cancel')).toBeLessThan(text.indexOf('Reference'));
  });

  it('takes the rest from the catalogue', () => {
    const { subject, text } = write(confirmed, desk, { greeting: '' });

    expect(subject).toBe('Your appointment on Tue, Dec 1, 10:00 AM');
    expect(text).not.toContain('Hello ');
  });

  it('keeps its own words as words: markup in them is none', () => {
    const { html } = write(confirmed, desk, {
      title: '<b>Booked</b> & <script>x</script>',
      body: `<i>Hi</i>\n\n${body}`,
    });

    expect(html).not.toMatch(/<b>|<i>|<script>/);
    expect(html).toContain('&lt;i>Hi&lt;/i>');
  });

  it('repeats no name that is a message, and leaves no gap where it would be', () => {
    const own = { greeting: 'Dear {firstName},' };

    expect(write(named('win at evil.example'), desk, own).text).toContain('\n\nHello,\n\n');
    expect(write(named('win at evil.example'), desk, { greeting: 'Good day,' }).text).toContain('Good day,');
  });

  it('says on what terms it was booked, also what the clinic says of coming late', () => {
    const data = patientNotification({ lateCancellation: 'Half is due then.', noShow: 'All is due then.' });

    const { text } = write({ channel: 'email', template: 'booking-confirmed', data }, desk);

    expect(text).toMatch(/After\sthat, call \+1 212 555 0134\.\nHalf is due then\.\nAll is due then\./);
  });
});

describe('words that would make no letter', () => {
  it.each<[string, CustomTemplate, RegExp]>([
    ['an unknown placeholder', { title: 'For {pet}' }, /must not contain \{pet\}; choose from \{when\}/],
    [
      'a treatment in the subject',
      { subject: 'Your {treatment}' },
      /\{treatment\}, because subjects are visible on locked screens/,
    ],
    ['a person in the subject', { subject: 'With {practitioner}' }, /\{practitioner\}, because subjects/],
    ['a name anywhere but in the greeting', { title: 'Hello {name}' }, /must not contain \{name\}/],
    ['a brace that is not closed', { title: 'On {date' }, /closing brace/],
    ['a form only dates have', { title: '{date, date, long}' }, /\{date\} without a comma/],
    ['a choice by a word', { title: '{place, select, other {x}}' }, /\{place\} without a comma/],
    ['no link to manage the visit', { body: '{details}\n\n{terms}' }, /must contain \{manageLink\}/],
    ['a link inside a sentence', { body: `Go to {manageLink}.\n\n${body}` }, /in its own paragraph/],
    ['nothing at all', { subject: ' ' }, /must not be empty/],
    ['an empty body', { body: '\n\n' }, /must not be empty/],
  ])('%s', (_, text, message) => {
    expect(faultsOf(text).join('\n')).toMatch(message);
  });

  it('an apostrophe is an apostrophe', () => {
    expect(faultsOf({ title: "We’ll see you, don't be late" })).toEqual([]);
    expect(write(confirmed, desk, { title: "Don't be late" }).text).toContain("Don't be late");
  });

  it('hours may be counted, and nothing else', () => {
    const counted = 'Within {hours, plural, one {an hour} other {# hours}}.\n\n{passwordLink}';

    expect(templateFaults('staff-reset', { body: counted })).toEqual([]);
  });
});

describe('stored words', () => {
  let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
  let texts: MessageTemplates;
  const wordsOf = async (matter: EmailContent) => (await texts.for(matter)).words;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    clinic = await openFreshDatabase();
    texts = new MessageTemplates(clinic.db);
  });
  afterAll(() => clinic.drop());
  beforeEach(() => clinic.db.query(`delete from message_templates`));
  const store = (kind: string, part: string, words: string) =>
    clinic.db.query(`insert into message_templates (kind, language, ${part}) values ($1, 'en', $2)`, [kind, words]);

  it('are those of the language the reader has', async () => {
    await store('booking-confirmed', 'title', 'Booked indeed');

    expect(await wordsOf(confirmed)).toEqual({ title: 'Booked indeed' });
    expect(await wordsOf({ channel: 'email', template: 'visit-new', data: practitionerNotification() })).toEqual({});
  });

  it('are found while a newer version adds to what is stored', async () => {
    await store('booking-confirmed', 'title', 'Booked indeed');
    await wordsOf(confirmed);

    await asOwner(clinic.db, `alter table message_templates add signature text`);

    expect(await wordsOf(confirmed)).toEqual({ title: 'Booked indeed' });
  });

  it('are others when it was the clinic that moved or cancelled', async () => {
    await store('booking-called-off', 'title', 'We are so sorry');

    expect(await wordsOf({ channel: 'email', template: 'booking-cancelled', data: patientNotification() })).toEqual({});
    expect(
      await wordsOf({
        channel: 'email',
        template: 'booking-cancelled',
        data: { ...patientNotification(), reason: 'Ill' },
      }),
    ).toEqual({
      title: 'We are so sorry',
    });
  });

  it('that no longer fit are left to the catalogue, and administrators can see which', async () => {
    await store('booking-confirmed', 'body', 'Come.\n\n{oldPlaceholder}');

    const { text } = write(confirmed, desk, await wordsOf(confirmed));

    expect(text).toContain('We look forward to seeing you.');
    expect(await texts.unfit()).toEqual([
      expect.objectContaining({
        kind: 'booking-confirmed',
        language: 'en',
        text: { body: 'Come.\n\n{oldPlaceholder}' },
      }),
    ]);
  });
});

it('an email has the color of the clinic, by day and by night, as far as it can be read', () => {
  const { html } = write(confirmed, { ...desk, color: '#ffe600' });

  const { day, night } = accentOf('#ffe600');
  expect(html).toContain(`background-color:${day.accent}`);
  expect(html).toContain(`background-color: ${night.accent}`);
  expect(html).not.toMatch(/#0d5c4b|#83cdb6/);
});

it('a trial says that it is one, and no calendar hears of it', () => {
  const { subject, text, calendars } = write(
    { ...confirmed, data: { ...patientNotification(), trial: { title: 'Ours' } } },
    desk,
  );

  expect(subject).toBe('Test: Your appointment on Tue, Dec 1, 10:00 AM');
  expect(text).toMatch(/^Ours/);
  expect(text).toContain('This is the test you asked for.');
  expect(calendars).toEqual([]);
});
