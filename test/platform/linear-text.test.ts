import { expect, it } from 'vitest';
import { busyOf } from '../../src/availability/calendars/ical-busy.js';
import { IncomingMail } from '../../src/bookings/notices/incoming-mail.service.js';
import { cleanSvg, svgSize } from '../../src/clinic/svg-logo.js';
import { messageTemplateFaults } from '../../src/clinic-file/message-template-faults.js';
import { slugOf } from '../../src/configuration/slug.js';
import { meansHere } from '../../src/finder/here.js';
import { keyOf } from '../../src/finder/place.js';
import { readPoint } from '../../src/finder/coordinates.js';
import { amountOf } from '../../src/i18n/amount.js';
import { gapsOf } from '../../src/i18n/gaps.js';
import { closest, countriesAsked, negotiated } from '../../src/i18n/language.js';
import { documentHtml, firstWords, markdownText } from '../../src/i18n/markdown.js';
import { clinicDraft } from '../../src/import/clinic-draft.js';
import { DumpReader } from '../../src/import/dump-reader.js';
import { pageKey } from '../../src/finder/page-key.js';
import { feedOfPage, feedPosts } from '../../src/import/posts/feed-posts.js';
import { plainWords } from '../../src/import/posts/plain-words.js';
import { importItemOf } from '../../src/import/table.js';
import { readReply } from '../../src/notifications/calendar-reply.js';
import { failedDeliveries, messageIdIn } from '../../src/notifications/delivery-report.js';
import { folded, unbroken } from '../../src/notifications/email/columns.js';
import { greetingName } from '../../src/notifications/greeting-name.js';
import { paragraphsOf } from '../../src/notifications/message-template.js';
import { oneLine } from '../../src/notifications/one-line.js';
import { templateFaults } from '../../src/notifications/template-faults.js';
import { gsmPlaces, shortest } from '../../src/notifications/text/short-text.js';
import { suggestedEmail } from '../../src/patients/email-suggestion.js';
import { emailKey, nameKey, phoneKey, plainName } from '../../src/patients/identity.js';
import { initialsOf } from '../../src/patients/initials.js';
import { dial, foldPhonePart, faultInPhone, textNumber } from '../../src/patients/phone-number.js';
import { searchTerms, searchWords } from '../../src/patients/search-words.js';
import { cleaned, uncleanPath } from '../../src/platform/http/clean-input.js';
import { networkOf } from '../../src/platform/http/network-of.js';
import { readableAddress, unglued } from '../../src/platform/http/readable-address.js';
import { line, text } from '../../src/platform/parse.js';
import { questionInWords, saysYes } from '../../src/records/patient-answers.js';
import { typedMinute } from '../../src/time/typed-time.js';
import { shortened } from '../../src/web/shared/about-page.js';
import { monogramOf } from '../../src/web/shared/names.js';
import { safeReturnPath } from '../../src/web/shared/next.js';
import { browserIn } from '../../src/web/staff/in-words.js';

const size = 64 * 1024;

/** Whatever takes a text from outside, of whatever length it may come. */
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  firstWords,
  'a template': (body) => templateFaults('booking-confirmed', { subject: body, greeting: body, body }),
  'a template of a clinic file': (subject) =>
    messageTemplateFaults({ letters: [{ kind: 'reminder', subject }], treatments: [{ name: 'Cupping' }] }),
  paragraphsOf,
  gapsOf,
  'an imported description': (description) =>
    clinicDraft(clinic, { ...nothing, services: [['1', { ...service, description }]] }, 'here'),
  'an imported name': (name) => clinicDraft(clinic, { ...nothing, services: [['1', { ...service, name }]] }, 'here'),
  'a row of a table': (cell) =>
    importItemOf([cell, cell, cell, cell], 1, {
      columns: { name: 0, date: 1, time: 2, phone: 3, status: 0 },
      form: 'ymd',
    }),
  'a dump in pieces': (dump) => {
    const reader = new DumpReader();
    reader.push("INSERT INTO t (a) VALUES ('");
    for (let at = 0; at < dump.length; at += 64) ended(() => reader.push(dump.slice(at, at + 64)));
    ended(() => reader.end());
  },
  plainWords: (html) => plainWords(html, 2000),
  'a whole post in plain words': (html) => plainWords(html, size),
  feedOfPage: (html) => feedOfPage(html, 'https://example.org/'),
  feedPosts: (feed) => {
    for (const before of ['', '<rss><channel>', '<rss><channel><item><title>'])
      ended(() => feedPosts(before + feed, 'https://example.org/', new Date(0)));
  },
  pageKey: (path) => [pageKey(path), pageKey(`https://example.org/${path}`), pageKey(`https://example.org/?${path}`)],
  cleanSvg,
  svgSize,
  'a drawing': (inside) => cleanSvg(`<svg width="1" height="1"><path d="${inside}" style="${inside}"/></svg>`),
  readReply,
  'a reply': (inside) => readReply(`BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:${inside}`),
  'a calendar': (inside) => busyOf(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:${inside}\n${inside}`, question),
  'an occurrence': (rule) =>
    busyOf(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T100000Z\nRRULE:${rule}\nRDATE:${rule}\nEND:VEVENT`,
      question,
    ),
  failedDeliveries: (report) => failedDeliveries(`x\n\nAction: failed\nFinal-Recipient: ${report}`),
  messageIdIn,
  folded: (body) => folded(unbroken(oneLine(body)), 72),
  shortest: (body) => [shortest(body), gsmPlaces(body)],
  greetingName,
  'names and addresses': (typed) => [
    nameKey(typed),
    plainName(typed),
    emailKey(typed),
    initialsOf(typed),
    monogramOf(typed),
  ],
  suggestedEmail,
  'a phone': (typed) => [
    faultInPhone(typed),
    phoneKey(typed, 'US'),
    foldPhonePart(typed, 'DE'),
    textNumber(typed, 'AU'),
    dial(typed),
  ],
  'words of a search': (typed) => [
    searchTerms(typed, ['US', 'DE']),
    searchWords({ name: typed, email: typed, phone: typed }, null),
  ],
  'a place': (typed) => [keyOf(typed), meansHere(typed), readPoint(typed)],
  'an amount or a time': (typed) => [amountOf(typed, 'USD'), typedMinute(typed)],
  'an answer': (typed) => [saysYes(typed), questionInWords(typed)],
  slugOf,
  shortened,
  'a field': (typed) => [line(200).safeParse(typed), text(4000).safeParse(typed)],
  'a body': (body) => [cleaned({ body }, { breaks: '\n', byPerson: true }), uncleanPath({ body }, { lines: true })],
  'a path': (path) => [readableAddress(`/${path}`), unglued(`/${path}`), safeReturnPath(`/${path}`)],
  'Accept-Language': (header) => [negotiated(header), countriesAsked(header), closest(header)],
  'a forwarded address': networkOf,
  'a browser': browserIn,
};

const ended = (work: () => unknown) => {
  try {
    work();
  } catch {
    // That it is no dump is a good answer.
  }
};
const question = { from: 29_800_000, until: 30_000_000, home: 'America/New_York', ours: [], owners: [] };
const nothing = { providers: [], unavailable: [], blocked: [] };
const service = { name: 'Rest', minutes: 30, price: 5, currency: 'USD', description: '', online: true };
const clinic = {
  currency: 'USD',
  treatments: [],
  practitioners: [],
  locations: [{ slug: 'here', rooms: [] }],
} as unknown as Parameters<typeof clinicDraft>[0];

/** What a text is made of that keeps a scanner busy: whatever may begin, nest, or almost end something. */
const units = [
  ...Array.from('<>{}[]()*_`~#-+.,;:!?/\\|&@=%^$"\' \t\n\r0aé\u0301\u00a0\u200b（。王😀\u0001'),
  ...'<a¦<a ¦<a>¦</¦<!--¦<script¦<script>¦<link ¦<svg ¦<?¦<![CDATA[¦&#¦&lt;¦&#1;¦[a](¦[a]¦[a]: b\n¦![¦]('.split('¦'),
  ..."{a¦{a}¦{a, plural, other {¦{'¦**a ¦*a¦a*¦*a**¦_a¦` `¦> ¦- ¦* a\n ¦- - - a\n¦1. ¦>- ¦  - a\n¦\\*¦```\n".split('¦'),
  ..."\n\n¦ \n¦\r\n ¦\n ¦a\n¦00¦+¦+1 ¦1.¦1 ¦ 1¦(1¦1x¦ext¦°1¦1, ¦1:¦a.¦a@¦a@b.¦+a¦. ¦Dr. ¦st ¦''¦\\'¦('¦--¦/*".split(
    '¦',
  ),
  ...'en,¦en;q=1,¦a-¦;q=¦;=¦;a="¦:20261201¦FREQ=DAILY;¦20261201,¦20261201T1/¦%2¦::¦mailto:'.split('¦'),
];

const grown = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

let turn = 0;
/** Milliseconds of work, whoever else is busy. No two texts are the same, so that nothing is remembered, and each almost fits. */
function taken(work: (text: string) => unknown, text: string): number {
  const fresh = `${text}${(turn++).toString(36)}`;
  const since = process.cpuUsage();
  work(fresh);
  return process.cpuUsage(since).user / 1000;
}

/** What nobody notices. */
const soon = 60;

/** Undefined when four times the text takes about four times as long: a square would be sixteen. */
function slowness(work: (text: string) => unknown, make: (length: number) => string): string | undefined {
  if (taken(work, make(size)) < soon) return undefined;
  const fastest = (length: number) => Math.min(...Array.from({ length: 3 }, () => taken(work, make(length))));
  const [quarter, whole] = [fastest(size / 4), fastest(size)];
  return whole < soon || whole < quarter * 9 ? undefined : `${Math.round(quarter)} ms, ${Math.round(whole)} ms`;
}

/** What is slow is slow every time; on a busy machine anything may be once. */
const slowUnits = (work: (text: string) => unknown, among: readonly string[]) =>
  among.flatMap((unit) => {
    const make = (length: number) => grown(unit, length);
    const said = slowness(work, make) && slowness(work, make) && slowness(work, make);
    return said === undefined ? [] : `${JSON.stringify(unit)}: ${said}`;
  });

it.each(Object.entries(functions))('64 KB of anything are read in proportion: %s', { timeout: 120_000 }, (_, work) => {
  expect(slowUnits(work, units)).toEqual([]);
});

// A parser of this kind takes half a second for 30,000 marks, and no text is longer.
it('64 KB of Markdown are read in proportion', { timeout: 120_000 }, () => {
  expect(slowUnits(documentHtml, ['- - - a\n', '*a', '- a\n', '\\*'])).toEqual([]);
});

it('30,000 characters of nested Markdown are rendered soon', () => {
  expect(taken(markdownText, '- '.repeat(15_000))).toBeLessThan(1000);
});

it('a mail of a megabyte that is nothing but lines keeps nobody waiting', async () => {
  const nobody = undefined as never;
  const mails = new IncomingMail({ inboundAddress: 'answers@example.org' }, nobody, nobody, nobody);
  const since = process.cpuUsage();
  await mails.take(Buffer.from('\r\n'.repeat(500_000)), []);
  expect(process.cpuUsage(since).user / 1000).toBeLessThan(500);
});
