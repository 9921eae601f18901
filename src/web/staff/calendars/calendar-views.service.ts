import { Inject, Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import {
  type CalendarSubscription,
  CalendarSubscriptions,
} from '../../../availability/calendars/calendar-subscriptions.service.js';
import { CalendarFeeds, feedAddresses } from '../../../calendar-feeds/calendar-feeds.service.js';
import { type CalendarOwner, CalendarOwners } from '../../../calendar-feeds/calendar-owners.service.js';
import { Clock } from '../../../platform/clock.js';
import { secretToken } from '../../../platform/ids.random.js';
import { isWebPort } from '../../../platform/outside-url.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { ago } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { instantIn } from '../in-words.js';
import type { CalendarRow, CalendarsView } from './calendars.view.js';
import type { EveryoneView } from './everyone-page.js';
import type { NewFeed } from './new-address.js';
import type { RemovalView } from './removal-page.js';

type Refused = Pick<CalendarsView, 'errors' | 'at' | 'typed'>;
type Told = Pick<CalendarsView, 'news' | 'fault'>;
const nothingTyped: Refused = { errors: {}, typed: { label: '', shows: 'initials', address: '' } };

/** What the pages about calendars show. */
@Injectable()
export class CalendarViews {
  constructor(
    private readonly owners: CalendarOwners,
    private readonly feeds: CalendarFeeds,
    private readonly subscriptions: CalendarSubscriptions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal not-found, also for a colleague's */
  owner(member: StaffMember, slug: string): Promise<CalendarOwner> {
    return this.owners.one(staffActorOf(member), slug);
  }

  async everyone(site: Site, member: StaffMember): Promise<EveryoneView> {
    const people = await this.owners.all(staffActorOf(member));
    return {
      member,
      people: people.map(({ slug, name, failing, ...tally }) => ({
        href: hereOf({ slug }),
        name,
        text: site.t('calendars.tally', { feeds: tally.feeds, subscriptions: tally.subscriptions }),
        failing: failing ? site.t('calendars.tally-failing', { count: failing }) : '',
      })),
    };
  }

  async view(
    site: Site,
    member: StaffMember,
    owner: CalendarOwner,
    { made, ...more }: Partial<Refused> & Partial<Told> & { readonly made?: NewFeed } = {},
  ): Promise<CalendarsView> {
    const [feeds, subscriptions] = await Promise.all([this.feeds.list(owner.id), this.subscriptions.list(owner.id)]);
    const fresh = feeds.find(({ id }) => id === made?.id);
    return {
      member,
      name: owner.name,
      here: hereOf(owner),
      everyone: staffActorOf(member).everyDiary,
      made: made && fresh && { label: fresh.label, ...feedAddresses(this.settings.publicUrl, made.token) },
      feeds: feeds.map(({ id, label, shows, createdAt }) => ({
        id,
        label,
        text: site.t('calendars.feed-line', { shows, at: instantIn(site, createdAt) }),
      })),
      subscriptions: subscriptions.map((one) => this.row(site, one)),
      once: secretToken(),
      ...nothingTyped,
      ...more,
    };
  }

  /** How reading a calendar for the first time went. */
  async subscribed({ t }: Site, owner: CalendarOwner, id: string | undefined): Promise<Told> {
    const found = (await this.subscriptions.list(owner.id)).find((one) => one.id === id);
    if (found?.failedSince) return { fault: t('calendars.news.unreadable', { label: found.label }) };
    if (!found?.readAt) return { news: t('calendars.news.subscribed') };
    return { news: t('calendars.news.read', { label: found.label, count: found.periods }) };
  }

  /** What is about to go. @throws Refusal not-found */
  async removal(
    member: StaffMember,
    owner: CalendarOwner,
    list: RemovalView['list'],
    id: string,
  ): Promise<RemovalView> {
    const all = await this[list].list(owner.id);
    const found = all.find((one) => one.id === id);
    if (!found) throw new Refusal('not-found');
    return { member, name: owner.name, here: hereOf(owner), list, id, label: found.label, once: secretToken() };
  }

  private row(site: Site, { id, label, host, readAt, failedSince, whole, periods }: CalendarSubscription): CalendarRow {
    const { t, locale } = site;
    const age = (at: Date) => {
      const minutes = Math.floor((this.clock.now().getTime() - at.getTime()) / 60_000);
      return minutes < 1 ? t('calendars.just-now') : ago(minutes, locale);
    };
    const faults: string[] = [];
    if (!isWebPort(host)) faults.push(t('calendars.other-port'));
    if (failedSince && readAt) {
      faults.push(t('calendars.failing', { at: instantIn(site, failedSince), age: age(failedSince) }));
    } else if (failedSince) faults.push(t('calendars.failing-never', { age: age(failedSince) }));
    if (!whole) faults.push(t('calendars.not-whole'));
    const read = readAt ? t('calendars.read', { count: periods, age: age(readAt) }) : t('calendars.not-read');
    return { id, label, text: readAt || !failedSince ? `${host} · ${read}` : host, faults };
  }
}

/** `/staff/calendars/mei` */
export function hereOf({ slug }: Pick<CalendarOwner, 'slug'>): string {
  return `/staff/calendars/${slug}`;
}
