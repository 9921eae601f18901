import {
  type CalendarSubscription,
  CalendarSubscriptions,
} from '../availability/calendars/calendar-subscriptions.service.js';
import { type CalendarFeed, CalendarFeeds, feedAddresses } from '../calendar-feeds/calendar-feeds.service.js';
import { Keys } from '../platform/keys.service.js';
import { Idempotency } from '../platform/idempotency.service.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { Settings } from '../platform/settings.js';
import { isWordKey, say } from '../i18n/words.js';
import type { Surroundings } from './command.js';
import { withDatabase } from './database.client.js';

type World = Pick<Surroundings, 'settings' | 'say' | 'complain'>;

const usage = `Manages practitioners' calendars. PRACTITIONER is a slug:

  npm run calendars -- list PRACTITIONER
  npm run calendars -- add PRACTITIONER [NAME] [initials|nothing]   create a private link for a calendar app
  npm run calendars -- revoke PRACTITIONER ID                       turn the link off
  npm run calendars -- subscribe PRACTITIONER ADDRESS [NAME]        connect a calendar; its events block their time
  npm run calendars -- unsubscribe PRACTITIONER ID                  disconnect it
`;

interface Desk {
  readonly feeds: CalendarFeeds;
  readonly subscriptions: CalendarSubscriptions;
  /** Id of the practitioner. */
  readonly who: string;
  readonly publicUrl: string;
}

type Command = (desk: Desk, ...more: string[]) => Promise<string>;

/** Whoever sits at the machine itself. */
const actor = 'system';

const commands: Readonly<Record<string, { readonly least: number; readonly most: number; readonly run: Command }>> = {
  list: {
    least: 0,
    most: 0,
    run: async ({ feeds, subscriptions, who }) => listed(await feeds.list(who), await subscriptions.list(who)),
  },
  add: {
    least: 0,
    most: 2,
    run: async ({ feeds, who, publicUrl }, label = 'Feed', shows = 'initials') => {
      if (shows !== 'initials' && shows !== 'nothing')
        throw new Error('Choose what to show of patients: initials or nothing.');
      const { id, token } = await feeds.add(who, { label, shows }, actor);
      const { visits, busy } = feedAddresses(publicUrl, token);
      return `${id}  ${label}\n  appointments  ${visits}\n  busy times    ${busy}\nCopy the links now: they are shown only once. Anyone who has them can read the calendar.\n`;
    },
  },
  revoke: {
    least: 1,
    most: 1,
    run: async ({ feeds, who }, id) => {
      await feeds.revoke(who, id, actor);
      return 'Link revoked.\n';
    },
  },
  subscribe: {
    least: 1,
    most: 2,
    run: async ({ subscriptions, who }, address, label = 'Calendar') =>
      `${await subscriptions.subscribe(who, { address: address, label }, actor)}  ${label}: connected; its busy times will appear within a minute\n`,
  },
  unsubscribe: {
    least: 1,
    most: 1,
    run: async ({ subscriptions, who }, id) => {
      await subscriptions.unsubscribe(who, id, actor);
      return 'Disconnected. Its busy times are removed.\n';
    },
  },
};

/** Answers the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function calendarsCommand(args: readonly string[], world: World): Promise<number> {
  const [name = '', who, ...more] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || who === undefined || more.length < command.least || more.length > command.most) {
    world.complain(usage);
    return 2;
  }
  try {
    world.say(await atDesk(world.settings(), who, (desk) => command.run(desk, ...more)));
    return 0;
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    world.complain(`${inASentence(fault)}\n`);
    return 1;
  }
}

function inASentence(fault: Error): string {
  if (fault instanceof BadInput) {
    return fault.faults.map(({ message }) => (isWordKey(message) ? say(message) : message)).join('\n');
  }
  if (!(fault instanceof Refusal)) return fault.message;
  return fault.code === 'not-found' ? 'Practitioner or calendar not found.' : fault.code;
}

function atDesk<T>(settings: Settings, slug: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  return withDatabase(settings, async (db, clock) => {
    const [found] = await db.query<{ id: string }[]>(`select id from practitioners where slug = $1`, [slug]);
    if (!found) throw new Refusal('not-found');
    const keys = Keys.open(settings.keyFile);
    const idempotency = new Idempotency(db, clock, keys);
    return work({
      feeds: new CalendarFeeds(db, clock, idempotency),
      subscriptions: new CalendarSubscriptions(db, keys, clock, idempotency),
      who: found.id,
      publicUrl: settings.publicUrl,
    });
  });
}

function listed(feeds: readonly CalendarFeed[], subscriptions: readonly CalendarSubscription[]): string {
  const lines = [
    ...feeds.map(({ id, label, shows, createdAt }) => `${id}  out  ${label}: shows ${shows}, since ${day(createdAt)}`),
    ...subscriptions.map(({ id, label, host, ...state }) => `${id}  in   ${label} (${host}): ${inWords(state)}`),
  ];
  return lines.length === 0 ? 'No calendars.\n' : `${lines.join('\n')}\n`;
}

const day = (at: Date) => at.toISOString().slice(0, 10);

function inWords({ readAt, failedSince, periods, whole }: Omit<CalendarSubscription, 'id' | 'label' | 'host'>): string {
  return [
    readAt ? `${periods} busy times, updated ${readAt.toISOString()}` : 'not updated yet',
    ...(failedSince ? [`failing since ${failedSince.toISOString()}`] : []),
    ...(whole ? [] : ['some events could not be read and were skipped']),
  ].join('; ');
}
