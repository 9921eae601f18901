import type { VNode } from 'preact';
import { MailboxPage, MailPage } from '../../src/web/shared/dev/mail-page.js';
import type { Found } from '../../src/web/patient/about/found.view.js';
import { PractitionerPage } from '../../src/web/patient/about/practitioner-page.js';
import { TreatmentPage } from '../../src/web/patient/about/treatment-page.js';
import { ChooseTimePage, type ChooseTimeView } from '../../src/web/patient/book/choose-time-page.js';
import type { ConfirmationView } from '../../src/web/patient/book/confirmation-sent.js';
import { DetailsPage, type DetailsView } from '../../src/web/patient/book/details-page.js';
import { DonePage } from '../../src/web/patient/book/done-page.js';
import { HoldExpiredPage } from '../../src/web/patient/book/hold-expired-page.js';
import type { Time } from '../../src/web/patient/book/times.js';
import { WhyPage } from '../../src/web/patient/book/why-page.js';
import type { FindForm } from '../../src/web/patient/find/find-form.js';
import { FindPage } from '../../src/web/patient/find/find-page.js';
import { HomePage } from '../../src/web/patient/home/home-page.js';
import { LocationsPage, PractitionersPage, TreatmentsPage } from '../../src/web/patient/home/list-pages.js';
import { frameOf, placeMap } from '../../src/web/patient/home/place-map.js';
import type { Outcome } from '../../src/web/patient/find/outcome.js';
import type { PersonCard } from '../../src/web/patient/find/person-card.js';
import type { FiltersView, FilterOption } from '../../src/web/patient/find/filters.js';
import { AskedPage, AskPage, OpenPage } from '../../src/web/patient/my/ask-page.js';
import { MyPage, type MyView } from '../../src/web/patient/my/my-page.js';
import { PersonPage, type PersonView } from '../../src/web/patient/my/person-page.js';
import { WhoPage, type WhoView } from '../../src/web/patient/my/who-page.js';
import { CourseTimesPage } from '../../src/web/patient/course/course-times-page.js';
import { MoveRestPage } from '../../src/web/patient/course/move-rest-page.js';
import { PairDetailsPage, type PairDetailsView } from '../../src/web/patient/together/pair-details-page.js';
import { PairTimesPage, type PairTimesView } from '../../src/web/patient/together/pair-times-page.js';
import type { Summary } from '../../src/web/patient/summary.js';
import { CancelPage } from '../../src/web/patient/visit/cancel-page.js';
import type { GettingThereView } from '../../src/web/patient/visit/getting-there.js';
import { NewLinkPage } from '../../src/web/patient/visit/new-link-page.js';
import { RemindersPage } from '../../src/web/patient/reminders/reminders-page.js';
import { VisitPage, type VisitView } from '../../src/web/patient/visit/visit-page.js';
import { courseMove, courseTimes, courseVisits, heldCourse } from './course-fixtures.js';
import { ErrorPage } from '../../src/web/errors/error-page.js';
import { type Site, speaker } from '../../src/web/shared/site.js';
import { waitlistPages } from './waitlist-fixtures.js';

export const site: Site = {
  name: 'Meridian Acupuncture',
  origin: 'https://book.example.org',
  locale: 'en-AU',
  now: Date.UTC(2026, 10, 30, 3, 15) / 60_000,
  timeZone: 'America/New_York',
  ownHours: true,
  returningMonths: 24,
  t: speaker('en-AU'),
  storefront: {
    places: [
      {
        name: 'North Ryde',
        href: '/locations/north-ryde',
        address: '12 Cox’s Road, North Ryde NSW 2113',
        phone: '+61 2 5550 1234',
      },
    ],
    morePlaces: true,
    privacy: '/privacy',
    legal: '/legal',
  },
  assets: {
    style: '/assets/style.css',
    script: '/assets/app.js',
    deskStyle: '/assets/desk.css',
    diaryStyle: '/assets/diary.css',
    diaryScript: '/assets/diary.js',
    draggingScripts: ['gesture', 'drag', 'stretch', 'blocks'].map((name) => `/assets/${name}.js`),
    keysScript: '/assets/keys.js',
    panelScript: '/assets/panel.js',
    staffStyle: '/assets/staff.css',
    sessionScript: '/assets/session.js',
    positionScript: '/assets/position.js',
    liveScript: '/assets/live.js',
    hoursStyle: '/assets/hours.css',
    reportsStyle: '/assets/reports.css',
    treatmentsStyle: '/assets/treatments.css',
    treatmentsScript: '/assets/treatments.js',
    findStyle: '/assets/find.css',
    findScript: '/assets/find.js',
    detailsScript: '/assets/details.js',
    passkeys: '/assets/passkeys.js',
    icon: '/assets/mark.svg',
  },
};

const found: Found = {
  about: { path: '/', description: 'What it is', picture: '/previews/clinic.png', data: [] },
  breadcrumbs: [
    { name: site.name, path: '/' },
    { name: 'Mei-Lin Okonkwo', path: '/practitioners/mei-lin' },
  ],
};

const visit: Summary = {
  treatment: 'Acupuncture with cupping',
  minutes: '65 minutes',
  practitioner: 'Mei-Lin Okonkwo',
  place: 'North Ryde',
  address: '12 Cox’s Road, North Ryde NSW 2113',
  price: '$120',
  terms: [
    'Free to reschedule or cancel up to 24 hours before your appointment.',
    'A late cancellation costs half the price.',
    'If you do not come, all of it is.',
  ],
};
const chosen: Summary = { ...visit, when: 'Tuesday 1 December, 10:00', until: 'until 11:05' };

const person = (name: string, more: Partial<PersonCard> = {}): PersonCard => ({
  name,
  title: 'Acupuncturist and Chinese herbalist',
  photo: null,
  href: '/practitioners/mei-lin',
  place: 'North Ryde',
  placeInFull: 'North Ryde NSW',
  distance: '2.4 km',
  languages: 'English, Mandarin',
  access: ['step-free', 'parking'],
  offer: '65 minutes, $120',
  times: [
    { href: '/book?start=1', day: 'Mon 30 Nov', time: '16:30', at: '2026-11-30T16:30:00+11:00' },
    { href: '/book?start=2', day: 'Tue 1 Dec', time: '10:00', at: '2026-12-01T10:00:00+11:00' },
    { href: '/book?start=3', day: 'Tue 1 Dec', time: '11:15', at: '2026-12-01T11:15:00+11:00' },
  ],
  none: 'No openings right now.',
  phone: '+61 2 5550 0100',
  allTimes: `/book?practitioner=${name}`,
  hold: { treatment: 'acupuncture', practitioner: name, location: 'north-ryde', once: 'x' },
  ...more,
});

const people = [
  'Mei-Lin Okonkwo',
  'Jonas Lindqvist',
  'Aroha Te Whare-Fitzgerald',
  'Sam Ortega',
  'Priya Nair',
  'Ana Sousa',
];

const findForm: FindForm = {
  treatment: 'acupuncture',
  treatments: [
    { value: 'first-consultation', label: 'First consultation' },
    { value: 'acupuncture', label: 'Acupuncture' },
    { value: 'cupping', label: 'Cupping' },
  ],
  addOns: [
    { slug: 'cupping', name: 'Cupping', adds: '+ 10 min, + $25', checked: true, goesWith: ['acupuncture'] },
    { slug: 'moxa', name: 'Moxibustion', adds: '+ 10 min, + $20', checked: false, goesWith: ['acupuncture'] },
  ],
  near: 'Ryde',
  practitioner: '',
  practitioners: people.map((label) => ({ value: label, label })),
  carried: {},
};

const option = (
  kind: FilterOption['kind'],
  value: string,
  label: string,
  count: string,
  more: Partial<FilterOption> = {},
): FilterOption => ({ kind, value, label, count, chosen: false, disabled: false, ...more });

const filters: FiltersView = {
  carried: { treatment: 'acupuncture', near: 'Ryde' },
  when: [
    option('when', 'evenings', 'Evenings, from 5 PM', '3', { chosen: true }),
    option('when', 'weekends', 'Weekends', '2'),
  ],
  gender: [option('gender', 'woman', 'Woman', '4'), option('gender', 'man', 'Man', '0', { disabled: true })],
  languages: [option('language', 'en', 'English', '6'), option('language', 'yue', 'Cantonese', 'none nearby')],
  access: [
    option('access', 'step-free', 'Step-free access', '5', { chosen: true }),
    option('access', 'hearing-loop', 'Hearing loop', '0', { disabled: true }),
    option('access', 'parking', 'Parking', 'none nearby'),
  ],
  chosen: [
    { label: 'Evenings, from 5 PM', href: '?a' },
    { label: 'Step-free access', href: '?b' },
  ],
  dropAll: '?c',
};
const remedies = [
  { label: 'Remove “Evenings, from 5 PM” (4 practitioners)', href: '?d' },
  { label: 'Remove “Step-free access” (1 practitioner)', href: '?e' },
  { label: 'Clear all filters (6 practitioners)', href: '?f' },
];

const find = (outcome: Outcome, form: Partial<FindForm> = {}): VNode => (
  <FindPage
    site={site}
    view={{ form: { ...findForm, ...form }, asked: 'Acupuncture with cupping, near Ryde', near: 'Ryde', outcome }}
  />
);

const time = (value: string, part: Time['part'], more: Partial<Time> = {}): Time => ({
  value: `2026-12-01T${value}:00+11:00`,
  time: value,
  until: 'until 11:05',
  part,
  first: false,
  chosen: false,
  fitsBest: false,
  short: `Tue 1 Dec, ${value}`,
  ...more,
});

const phones = [
  { name: 'North Ryde', phone: '+61 2 5550 0100' },
  { name: 'Bellmore', phone: '+1 516 555 0110' },
];
const mine: MyView = {
  waiting: [{ href: '/waitlist/entry/x', name: 'Theo Marlowe', what: 'Acupuncture with cupping' }],
  email: 'zoe.marlowe-featherstonehaugh@example.org',
  people: [
    {
      id: 'zoe',
      name: 'Zoë Marlowe',
      phone: '+61 2 9876 5432',
      language: 'English',
      upcoming: [
        {
          href: '/my/appointments/K7PWM4XD',
          visit: chosen,
          tooLate: false,
          phone: null,
          directions: 'https://www.google.com/maps',
        },
        {
          href: '/my/appointments/K7PWM4XE',
          visit: { ...chosen, when: 'Monday 30 November, 16:00' },
          tooLate: true,
          phone: '0412 345 678',
          directions: 'https://www.google.com/maps',
        },
      ],
      past: [
        { reference: 'A', visit: { ...chosen, when: 'Tuesday 3 November 2026, 10:00' }, again: '/again/a' },
        {
          reference: 'B',
          visit: { ...chosen, when: 'Tuesday 27 October 2026, 10:00' },
          mark: 'missed',
          again: '/again/b',
        },
      ],
    },
    {
      id: 'theo',
      name: 'Theo Marlowe',
      phone: null,
      language: 'Deutsch',
      upcoming: [],
      past: [
        {
          reference: 'C',
          visit: { ...chosen, when: 'Tuesday 8 December 2026, 10:00' },
          mark: 'cancelled',
          again: '/again/c',
        },
      ],
    },
  ],
  remindersWanted: true,
};
const mySelf: PersonView = {
  id: 'zoe',
  name: 'Zoë Marlowe',
  typed: { phone: '+61 2 9876 5432', language: 'en' },
  languages: [
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ],
  errors: {},
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const counts = [3, 12, 0, 7, 1, 0, 0, 14, 9, 0, 11, 8, 2, 0];

const chooseTime: ChooseTimeView = {
  mode: 'book',
  course: { action: '/book/course' },
  past: [
    {
      text: 'Acupuncture with cupping',
      detail: 'with Mei-Lin Okonkwo, North Ryde',
      change: { href: '/find', label: 'practitioner or treatment' },
    },
  ],
  visit,
  addOns: [
    { name: 'Cupping', adds: '+ 10 min, + $25', on: true, href: '?a' },
    { name: 'Moxibustion', adds: '+ 10 min, + $20', on: false, href: '?b' },
  ],
  strip: {
    days: counts.map((count, at) => ({
      date: `2026-12-${at + 1}`,
      href: `?day=${at}`,
      weekday: weekdays[at % 7]!,
      day: at === 0 ? '30 Nov' : `${at} Dec`,
      says: count > 0 ? `${count} open` : at > 10 ? 'None left' : at % 7 === 6 ? 'Closed' : 'Full',
      isEmpty: count === 0,
      chosen: at === 1,
    })),
    months: 'Nov 2026 – Dec 2026',
    jump: {
      action: '/book',
      fields: { treatment: 'acupuncture' },
      day: '2026-12-01',
      min: '2026-11-30',
      max: '2027-02-28',
    },
    later: '?later',
  },
  day: 'Tuesday 1 December',
  times: [
    time('09:15', 'morning', { first: true, until: 'until 10:20' }),
    time('10:00', 'morning', { chosen: true }),
    time('10:15', 'morning'),
    time('11:30', 'morning'),
    time('13:00', 'afternoon'),
    time('13:15', 'afternoon'),
    time('13:30', 'afternoon'),
    time('14:45', 'afternoon'),
    time('16:00', 'afternoon'),
    time('17:30', 'evening'),
    time('18:00', 'evening'),
  ],
  every: { href: '?times=all', minutes: 15 },
  mayOpen: false,
  zone: 'All times are in Sydney time.',
  form: { action: '/book/holds', fields: { once: 'x', addOn: ['cupping'] } },
  why: { action: '/book/times/why', fields: { treatment: 'acupuncture' }, day: 'Tuesday 1 December' },
  phones,
  errors: {},
};

const nearest = person('x').times.slice(1);

const confirmation: ConfirmationView = {
  email: 'zoe.angstrom-whare@mailbox.example.org',
  correct: '/book/done/x/email',
  resend: '/book/done/x/confirmation',
  once: 'x',
};

const details: DetailsView = {
  past: [chooseTime.past[0]!, { text: 'Tuesday 1 December, 10:00', change: { href: '/book', label: 'time' } }],
  visit: chosen,
  short: 'Tue 1 Dec, 10:00',
  keptUntil: '14:32',
  keptUntilAt: '2036-12-01T10:00:00+11:00',
  action: '/book/x/confirmation',
  otherLanguage: '/book/x/language',
  fields: { once: 'x' },
  typed: {},
  errors: {},
  texts: true,
  signedOut: false,
};

const who: WhoView = {
  people: [
    { value: 'a', label: 'Zoë Ångström-Whare' },
    { value: 'new', label: 'Someone else', hint: 'We’ll ask for their name, and email you.' },
  ],
  chosen: ['a'],
  treatment: 'acupuncture',
  treatments: [{ value: 'acupuncture', label: 'Acupuncture' }],
  errors: {},
};

const order = (text: string, on: boolean) => ({
  text,
  detail: 'With the same practitioner if possible',
  href: `?${text}`,
  on,
});
const pairTimes: PairTimesView = {
  ...chooseTime,
  past: [{ text: 'Zoë Ångström-Whare, Someone else', change: { href: '/my/book', label: 'who it’s for' } }],
  orders: [order('At the same time', true), order('One after the other, Zoë Ångström-Whare first', false)],
  groups: [{ label: 'Treatment: Zoë Ångström-Whare', options: [order('Acupuncture', true), order('Gua sha', false)] }],
  people: ['Zoë Ångström-Whare', 'Someone else'].map((name) => ({
    name,
    treatment: 'Acupuncture',
    offer: '55 minutes, from $95',
  })),
  place: 'North Ryde NSW',
};

const pairDetails: PairDetailsView = {
  ...details,
  past: pairTimes.past,
  people: [
    { name: 'Zoë Ångström-Whare', isNew: false, visit: chosen, typed: { phone: '+61 2 5550 0142' } },
    { name: 'Someone else', isNew: true, visit: chosen, typed: {} },
  ],
  email: 'zoe.angstrom-whare@mailbox.example.org',
};

const firstVisit = {
  name: 'First consultation',
  offer: '75 minutes, $135',
  book: '/find?2',
  about: '/treatments/first',
};
const preparation = ['Eat something **two hours** before.\n\n- loose clothes\n- [what else](https://example.org/)'];

const calendar = { file: '/x.ics', google: 'https://calendar.google.com/', outlook: 'https://outlook.live.com/' };
const gettingThere: GettingThereView = {
  directions: 'https://www.google.com/maps/dir/?api=1&destination=North%20Ryde',
  phones: phones.slice(0, 1),
  photo: null,
  notes: ['Step-free access · Parking', 'Ring the bell at the green door.', 'Free for two hours behind the house.'],
};

const visitView: VisitView = {
  status: 'confirmed',
  visit: chosen,
  firstName: 'Zoë',
  reference: 'K7QM-2XPD',
  tooLate: false,
  tooLateMeans: 'A late cancellation costs half the price.',
  over: false,
  gettingThere,
  preparation,
  calendar,
  move: '/visit/of/x/move',
  earlier: { href: '/visit/of/x/earlier', wanted: true },
  cancel: '/visit/of/x/cancel',
  moveRest: '/visit/of/x/move?rest=yes',
  again: '/find',
};

const treatments = [
  {
    name: 'Acupuncture',
    href: '/treatments/acupuncture',
    description: 'Fine needles, then rest. For pain, sleep and tension.',
    offer: '55 minutes, from $95',
  },
  {
    name: 'Cupping',
    href: '/treatments/cupping',
    description: 'Warm cups along the back and shoulders.',
    offer: '40 minutes, from $70',
  },
];
const tiles = ['Mei-Lin Okonkwo', 'Bartholomew Featherstonehaugh-Cholmondeley'].map((name, at) => ({
  name,
  title: 'Acupuncturist and Chinese herbalist',
  href: `/practitioners/${at}`,
  photo: null,
  places: 'North Ryde, Bellmore',
  languages: 'English, Japanese',
}));
const places = [
  { name: 'North Ryde', latitude: -33.796, longitude: 151.124, phone: '+61 2 5550 0100' },
  { name: 'Penrith', latitude: -33.751, longitude: 150.694, phone: '' },
].map((place) => ({ ...place, href: `/locations/${place.phone}`, address: '12 Cox’s Road, North Ryde NSW 2113' }));
const towns = [{ name: 'Sydney', population: 5_000_000, latitude: -33.868, longitude: 151.207 }];
const regions = [places, places.slice(0, 1)].map((region, at) => ({
  map: placeMap(region, towns, frameOf(region)),
  places: region.map((place) => ({ ...place, href: `${place.href}${at}` })),
}));

/** Every page in every state worth looking at. */
export const pages: Readonly<Record<string, VNode>> = {
  ...waitlistPages(site, chosen),
  home: (
    <HomePage
      site={site}
      view={{
        form: { ...findForm, near: '' },
        welcome: 'Unhurried acupuncture close to home. We take time to listen.',
        people: tiles,
        morePeople: true,
        treatments,
        regions,
      }}
    />
  ),
  treatments: <TreatmentsPage site={site} treatments={treatments} addOns={treatments.slice(1)} />,
  practitioners: <PractitionersPage site={site} people={tiles} />,
  locations: <LocationsPage site={site} regions={regions} />,
  people: find({
    kind: 'people',
    place: 'Ryde',
    elsewhere: [],
    count: 27,
    remedies: [],
    filters: { ...filters, chosen: [], dropAll: undefined },
    more: '/find?show=40',
    people: people.map((name, at) => person(name, at === 3 ? { times: [] } : {})),
  }),
  wished: find({
    kind: 'people',
    place: 'Ryde',
    elsewhere: [],
    count: 1,
    remedies,
    filters,
    beyond: '91 km',
    people: [person('Mei-Lin Okonkwo', { distance: '91 km' })],
  }),
  'nobody-free': find({
    kind: 'people',
    place: 'Ryde',
    elsewhere: [],
    count: 1,
    remedies: [],
    filters,
    nobodyFree: { words: 'No openings at those times in the next 90 days. Call us and we’ll help.', phones },
    people: [person('Mei-Lin Okonkwo', { times: [] })],
  }),
  'nobody-fits': find({ kind: 'nobody-fits', filters, remedies, phones }),
  beyond: find({
    kind: 'people',
    place: 'Broome',
    count: 1,
    remedies: [],
    people: [person('Mei-Lin Okonkwo', { distance: '3,360 km' })],
    beyond: '3,360 km',
    elsewhere: [{ label: 'Broome, England, United Kingdom', href: '?2' }],
  }),
  'which-place': find({
    kind: 'which-place',
    near: 'Ryde',
    choices: [
      { label: 'Ryde, New South Wales, Australia', href: '?1' },
      { label: 'Ryde, Isle of Wight, United Kingdom', href: '?2' },
    ],
  }),
  'unknown-place': find(
    { kind: 'unknown-place', near: 'Rhyde', choices: [{ label: 'Ryde, New South Wales, Australia', href: '?1' }] },
    { near: 'Rhyde' },
  ),
  nobody: find({ kind: 'nobody', phones }),
  'choose-time': <ChooseTimePage site={site} view={chooseTime} />,
  'choose-time-taken': (
    <ChooseTimePage
      site={site}
      view={{
        ...chooseTime,
        times: chooseTime.times.map((one) => ({ ...one, chosen: false })),
        refused: { sentence: 'Someone just took this time.', nearest },
      }}
    />
  ),
  'choose-time-none-chosen': (
    <ChooseTimePage site={site} view={{ ...chooseTime, addOns: [], errors: { start: 'Please choose a time' } }} />
  ),
  'no-times-that-day': (
    <ChooseTimePage
      site={site}
      view={{ ...chooseTime, times: [], firstFree: { href: '?day', label: 'Thu 3 Dec, 09:15' } }}
    />
  ),
  'no-times': <ChooseTimePage site={site} view={{ ...chooseTime, times: [] }} />,
  move: (
    <ChooseTimePage
      site={site}
      view={{
        ...chooseTime,
        mode: 'move',
        addOns: [],
        others: {
          label: 'Change practitioner, treatment or location',
          open: true,
          groups: [
            {
              label: 'Practitioner',
              options: [
                { text: 'Mei-Lin Tanaka', detail: '45 minutes · $35', href: '?a', on: true },
                { text: 'Jonas Weber', detail: '45 minutes · $35', href: '?b', on: false },
              ],
            },
            {
              label: 'Treatment',
              options: [
                { text: 'Acupuncture', detail: '55 minutes · $95', href: '?c', on: false },
                { text: 'Community acupuncture', detail: '45 minutes · $35', href: '?d', on: true },
              ],
            },
            {
              label: 'Where',
              options: [
                { text: 'North Ryde NSW · Mei-Lin Tanaka', detail: '45 minutes · $35', href: '?e', on: true },
                { text: 'Penrith NSW · Jonas Weber', detail: '45 minutes · $35', href: '?f', on: false },
              ],
            },
          ],
        },
        past: [{ text: 'Current time: Tuesday 1 December, 10:00', change: { href: '/visit', text: 'Keep this time' } }],
      }}
    />
  ),
  why: (
    <WhyPage
      site={site}
      view={{
        form: { ...chooseTime.why, at: '15:00' },
        found: { when: 'Tuesday 1 December, 3:00 pm', answer: 'Mei-Lin is with another patient then.' },
        back: '/book',
      }}
    />
  ),
  details: <DetailsPage site={site} view={details} />,
  'details-wrong': (
    <DetailsPage
      site={site}
      view={{
        ...details,
        typed: { name: '', email: 'zoe@', phone: '0400 000 000', note: 'Stiff neck since Monday' },
        errors: { name: 'Enter your name', email: 'Enter a valid email, like name@example.org' },
      }}
    />
  ),
  'details-suggestion': (
    <DetailsPage
      site={site}
      view={{ ...details, typed: { name: 'Dana Reyes', email: 'dana@gmial.com' }, suggestion: 'dana@gmail.com' }}
    />
  ),
  lapsed: <HoldExpiredPage site={site} view={{ nearest, again: '/book', typed: true }} />,
  done: (
    <DonePage
      site={site}
      view={{
        visit: chosen,
        reference: 'K7QM-2XPD',
        when: 'Tuesday 1 December, 10:00',
        confirmation,
        calendar,
        manage: '/visit/of/x',
        tooLate: false,
        preparation,
        gettingThere,
        mailbox: '/dev/mail',
      }}
    />
  ),
  'done-wrong': (
    <DonePage
      site={site}
      view={{
        visit: chosen,
        reference: 'K7QM-2XPD',
        when: 'Tuesday 1 December, 10:00',
        confirmation: { ...confirmation, typed: 'zoe@', error: 'Enter a valid email, like name@example.org' },
        calendar,
        manage: '/visit/of/x',
        tooLate: false,
        preparation,
        gettingThere,
        mailbox: '/dev/mail',
      }}
    />
  ),
  'done-course': (
    <DonePage
      site={site}
      view={{
        visit: chosen,
        course: courseVisits,
        reference: 'K7QM-2XPD',
        when: 'Tuesday 1 December, 10:00',
        confirmation,
        calendar,
        manage: '/visit/of/x',
        tooLate: false,
        preparation,
        gettingThere,
      }}
    />
  ),
  'course-times': <CourseTimesPage site={site} view={courseTimes} />,
  'course-times-taken': (
    <CourseTimesPage
      site={site}
      view={{ ...courseTimes, refused: site.t('course.taken', { when: 'Tue 8 Dec, 10:00 am' }) }}
    />
  ),
  'course-times-none': (
    <CourseTimesPage site={site} view={{ ...courseTimes, series: { ...courseTimes.series, turns: [] } }} />
  ),
  'course-details': <DetailsPage site={site} view={{ ...details, course: heldCourse }} />,
  'visit-course': <VisitPage site={site} view={{ ...visitView, course: courseVisits }} />,
  'visit-course-move': <MoveRestPage site={site} view={courseMove} />,
  'visit-course-move-fewer': <MoveRestPage site={site} view={{ ...courseMove, count: 7 }} />,
  visit: (
    <VisitPage
      site={site}
      view={{ ...visitView, news: 'Your appointment has been rescheduled. We’ll email you a new confirmation.' }}
    />
  ),
  'visit-no-reminders': <VisitPage site={site} view={{ ...visitView, remindAgain: '/x' }} />,
  'visit-too-late': <VisitPage site={site} view={{ ...visitView, tooLate: true }} />,
  'visit-cancelled': <VisitPage site={site} view={{ ...visitView, status: 'cancelled' }} />,
  cancel: (
    <CancelPage
      site={site}
      view={{
        visit: chosen,
        short: 'Tuesday 10:00',
        later: 3,
        action: '/x',
        fields: { once: 'x' },
        back: '/v',
        move: '/m',
      }}
    />
  ),
  practitioner: (
    <PractitionerPage
      site={site}
      found={found}
      view={{
        name: 'Mei-Lin Okonkwo',
        title: 'Acupuncturist and Chinese herbalist',
        languages: 'English, Mandarin',
        photo: null,
        profile: 'I came to needles by way of *long-distance running*.\n\n- backs\n- knees',
        meets: 'Sign language',
        registration: { body: 'AHPRA', number: 'CMR0001234567', register: 'https://register.example' },
        openings: [
          {
            place: 'North Ryde NSW',
            what: 'Acupuncture, 55 minutes, $95',
            times: [
              { href: '/book?1', day: 'Tue, Dec 1', time: '10:00 AM', at: '2026-12-01T10:00:00+11:00' },
              { href: '/book?2', day: 'Wed, Dec 2', time: '2:00 PM', at: '2026-12-02T14:00:00+11:00' },
            ],
            choose: '/book',
            hold: { once: 'x' },
            phone: '+61 2 5550 0187',
          },
        ],
        book: '/book',
        firstVisit,
        places: [
          {
            name: 'North Ryde',
            href: '/locations/north-ryde',
            address: '12 Cox’s Road, North Ryde NSW 2113',
            access: 'step-free · parking · Ring the bell at the green door.',
            offers: [
              {
                name: 'Acupuncture',
                page: '/a',
                minutes: '55 minutes',
                price: '$95',
                book: '/book?1',
                whole: 'Acupuncture',
              },
              { name: 'Cupping', page: '/c', minutes: '40 minutes', price: '$70', book: '/book?2', whole: 'Cupping' },
            ],
          },
        ],
      }}
    />
  ),
  treatment: (
    <TreatmentPage
      site={site}
      found={found}
      offered={[
        {
          name: 'Mei-Lin Okonkwo',
          place: 'North Ryde NSW',
          photo: null,
          href: '/practitioners/mei',
          offer: '55 minutes, $95',
          next: 'Next available: Tue, Dec 1, 10:00 AM',
        },
      ]}
      view={{
        name: 'Acupuncture',
        description: 'Fine needles, then rest. For pain, sleep and tension.',
        preparation: preparation.join(),
        offer: '55 minutes, from $95',
        phases: [
          { minutes: '20 minutes', part: 20, words: 'Your practitioner is with you.', kind: 'hands' },
          { minutes: '25 minutes', part: 25, words: 'You rest undisturbed.', kind: 'resting' },
          { minutes: '10 minutes', part: 10, words: 'Your practitioner is with you.', kind: 'hands' },
        ],
        addOns: [{ name: 'Cupping', description: 'Warm cups along the back.', adds: '+ 10 min, + $25' }],
        firstVisit,
        find: '/find',
        courses: [
          { href: '/find?6', text: 'Book a course of 6', detail: 'Once a week · $500 for the course' },
          { href: '/find?10', text: 'Book a course of 10', detail: 'Every two weeks' },
        ],
      }}
    />
  ),
  'not-found': <ErrorPage site={site} said={[site.t('refusal.not-found')]} />,
  'wrong-link': <ErrorPage site={site} said={[site.t('refusal.visit-not-found')]} phones={phones} newLink />,
  'new-link': <NewLinkPage site={site} view={{ asked: false, email: '', errors: {}, phones }} />,
  'new-link-wrong': (
    <NewLinkPage site={site} view={{ asked: false, email: 'zoe', errors: { email: site.t('fault.email') }, phones }} />
  ),
  'new-link-asked': <NewLinkPage site={site} view={{ asked: true, email: '', errors: {}, phones }} />,
  'my-ask': <AskPage site={site} view={{ email: '', errors: {}, news: site.t('my.signed-out') }} />,
  'my-ask-wrong': <AskPage site={site} view={{ email: 'zoe', errors: { email: site.t('fault.email') } }} />,
  'my-ask-over': <AskPage site={site} view={{ email: '', errors: {}, fault: site.t('refusal.link-over') }} />,
  'my-asked': <AskedPage site={site} />,
  'my-open': <OpenPage site={site} />,
  my: <MyPage site={site} view={{ ...mine, news: site.t('my.saved') }} />,
  'my-off': <MyPage site={site} view={{ ...mine, people: mine.people.slice(1), remindersWanted: false }} />,
  'my-nobody': <MyPage site={site} view={{ ...mine, people: [] }} />,
  'my-who': <WhoPage site={site} view={who} />,
  'pair-times': <PairTimesPage site={site} view={pairTimes} />,
  'pair-times-taken': (
    <PairTimesPage
      site={site}
      view={{ ...pairTimes, times: [], refused: { sentence: 'Someone just took one of these times.', nearest } }}
    />
  ),
  'pair-details': <PairDetailsPage site={site} view={pairDetails} />,
  'pair-details-faults': (
    <PairDetailsPage site={site} view={{ ...pairDetails, errors: { name2: 'Enter your name', phone1: 'Too long' } }} />
  ),
  'my-person': <PersonPage site={site} view={mySelf} />,
  'my-person-wrong': (
    <PersonPage
      site={site}
      view={{ ...mySelf, typed: { phone: 'x', language: 'de' }, errors: { phone: site.t('fault.phone') } }}
    />
  ),
  'reminders-ask': <RemindersPage site={site} view={{ wanted: true, changed: false }} />,
  'reminders-off': <RemindersPage site={site} view={{ wanted: false, changed: true }} />,
  'reminders-on': <RemindersPage site={site} view={{ wanted: true, changed: true }} />,
  broken: <ErrorPage site={site} said={[site.t('refusal.fault')]} reference="4f2a-91bc" retry="link" />,
  mailbox: (
    <MailboxPage
      site={site}
      mails={[
        { href: '/dev/mail/1', to: 'zoe@example.org', subject: 'Your appointment on Tue 1 Dec, 10:00', at: '14:31' },
      ]}
    />
  ),
  mail: (
    <MailPage
      site={site}
      mail={{
        subject: 'Your appointment on Tue 1 Dec, 10:00',
        from: 'Meridian',
        to: 'zoe@example.org',
        at: '14:31',
        text: 'Hello Zoë,\n\nsee you on Tuesday.\nReschedule or cancel: https://book.example.org/visit/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq\n',
        calendar: 'BEGIN:VCALENDAR\nVERSION:2.0',
        attachments: [{ name: 'invite.ics', href: '/dev/mail/1/invite.ics' }],
      }}
    />
  ),
};
