import type { VNode } from 'preact';
import type { Summary } from '../../src/web/patient/summary.js';
import { EntryOverPage, EntryPage, type EntryView } from '../../src/web/patient/waitlist/entry-page.js';
import { AskedPage, ConfirmEntryPage, JoinPage, type JoinView } from '../../src/web/patient/waitlist/join-page.js';
import { OfferOverPage, OfferPage, type OfferView } from '../../src/web/patient/waitlist/offer-page.js';
import type { Site } from '../../src/web/shared/site.js';

const phones = [{ name: 'North Ryde', phone: '+61 2 5550 0100' }];
const when = 'Tuesday 1 December, 10:00';
const choices: JoinView['choices'] = {
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map((label, n) => ({ value: String(n + 1), label })),
  starts: [
    { value: '', label: 'Any time' },
    { value: '17:00', label: '17:00' },
  ],
  ends: [{ value: '', label: 'Any time' }],
  practitioners: ['Mei-Lin Okonkwo', 'Bartholomew Featherstonehaugh-Cholmondeley'].map((label) => ({
    value: label,
    label,
  })),
  wheres: [
    { value: '0', label: 'Only North Ryde' },
    { value: '1', label: 'Within 20 km of North Ryde' },
  ],
};
const past = [{ text: 'Acupuncture with cupping', detail: '· North Ryde', change: { href: '/book' } }];

const join: JoinView = { past, fields: { once: 'x' }, typed: { days: ['1'] }, errors: {}, choices, texts: true };

const entry: EntryView = {
  kind: 'earlier',
  past: [...past, { text: `Current time: ${when}` }],
  action: '/visit/of/x/earlier',
  typed: { days: ['1', '3'], practitioners: ['Mei-Lin Okonkwo'], from: '2026-12-01' },
  errors: {},
  choices,
};
const waiting: NonNullable<EntryView['waiting']> = {
  ahead: 2,
  since: '28 November',
  decide: '20 minutes',
  wishes: ['Monday, Wednesday', 'From 17:00', 'Mei-Lin Okonkwo', 'Only North Ryde'],
  leave: '/leave',
};

/** What patients see of the waitlist, in every state worth looking at. */
export function waitlistPages(site: Site, visit: Summary): Readonly<Record<string, VNode>> {
  const offer: OfferView = {
    visit,
    when,
    short: 'Tue 1 Dec, 10:00',
    until: '14:32',
    untilAt: '2036-12-01T10:00:00+11:00',
    zone: 'All times are in Sydney time.',
    instead: 'Tuesday 8 December, 16:00',
    accept: '/accept',
    decline: '/decline',
    leave: '/leave',
    fields: { once: 'x' },
    phones,
  };
  const over = { when, entry: '/waitlist/entry/x', accept: '/accept', ended: false, kept: 'Tuesday 8 December, 16:00' };
  const errors = { name: 'Enter your name', until: 'Choose a later day', 'hours.to': 'Choose a later time' };
  return {
    'waitlist-join': <JoinPage site={site} view={join} />,
    'waitlist-join-wrong': <JoinPage site={site} view={{ ...join, errors, fault: 'The waitlist is closed.' }} />,
    'waitlist-asked': <AskedPage site={site} mailbox="/dev/mail" />,
    'waitlist-confirm': <ConfirmEntryPage site={site} past={past[0]!} />,
    'waitlist-earlier': <EntryPage site={site} view={{ ...entry, byText: false }} />,
    'waitlist-waiting': <EntryPage site={site} view={{ ...entry, waiting, news: 'Your changes are saved.' }} />,
    'waitlist-held': (
      <EntryPage site={site} view={{ ...entry, kind: 'list', waiting: { ...waiting, held: { when, href: '/x' } } }} />
    ),
    'waitlist-over': <EntryOverPage site={site} view={{ outcome: 'removed', find: '/find', phones }} />,
    offer: <OfferPage site={site} view={offer} />,
    'offer-refused': <OfferPage site={site} view={{ ...offer, instead: undefined, fault: 'You’re busy then.' }} />,
    'offer-lapsed': <OfferOverPage site={site} view={{ ...over, state: 'lapsed' }} />,
    'offer-accepted': <OfferOverPage site={site} view={{ ...over, state: 'accepted' }} />,
  };
}
