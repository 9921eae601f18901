import { entity, pick } from '../configuration/entity.js';
import {
  choice,
  duration,
  flag,
  group,
  hourList,
  hours,
  text,
  timeOfDay,
  translations,
  whole,
} from '../configuration/fields.js';
import { minuteOf } from '../time/wall-time.js';

/** When patients are reminded where a clinic says nothing. */
export const standardReminders = { reminders: [2880, 180], quietHours: { from: '21:00', to: '08:00' } };

/** How many days personal data is kept where a clinic says nothing. */
export const standardRetention = { messages: 365, answers: 3650, webhooks: 30, linkSteps: 395, imports: 1 };

const days = (max: number) => whole(1, max);

const inWords = () => text(300).with({ rows: 3 });
const recallDays = () => whole(0, 730);
const reminders = () => hourList(10, 20_160, 5, 'reminders').with({ fault: 'terms.fault.reminders' });

/** On what terms visits are booked. */
export const policy = entity(
  'terms',
  {
    /** A patient books at least this long ahead. */
    minNoticeMinutes: duration(0, 525_600).with({ fault: 'terms.fault.year' }),
    /** … and at most this far ahead. */
    horizonDays: whole(1, 730),
    /** Up to when a patient may move or cancel; kept with the booking as shown. */
    cancelNoticeMinutes: duration(0, 525_600).with({ fault: 'terms.fault.year' }),
    /** Starts lie on this grid of local minutes, counted from local midnight. */
    startEveryMinutes: whole(1, 1440),
    /** Of the free times of a day: all, or those that leave room for as many other visits as any of them does. */
    offeredTimes: choice(['any', 'keep-full']).optional('any').describe('default any'),
    /** So long before the practitioner's day begins, all of them after all. */
    opensHoursBefore: whole(0, 720)
      .optional(24)
      .describe('with keep-full: hours before a day from which all its free times are offered; default 24'),
    /** And of each half of a day at least so many, as far as it has them. */
    timesPerHalfDay: whole(0, 20)
      .optional(2)
      .describe('with keep-full: at least so many times before and after noon are offered; default 2'),
    holdMinutes: whole(1, 1440),
    /** When a booking waits until its patient has pressed the button in an email. */
    askForProof: choice(['at-the-border', 'new-patients', 'always'])
      .optional('at-the-border')
      .describe('which bookings wait for the button in the email; default at-the-border'),
    /** How long they keep their time. */
    provisionalMinutes: whole(5, 1440).optional(30).describe('default 30'),
    /** So many visits one person may have ahead that they booked online; the desk may book more. */
    visitsAhead: whole(1, 100).optional(8).describe('upcoming appointments one patient can book online; default 8'),
    /** A patient seen within this many months is a returning one; after that they are new again. */
    returningMonths: whole(1, 120)
      .optional(24)
      .describe('patients seen within this many months are returning patients; default 24'),
    /** Freed time is offered to patients who wait for it. */
    waitlist: flag().optional(true).describe('offer freed time to patients on the waitlist; default true'),
    /** How long such a time is kept for each. */
    offerMinutes: whole(5, 240)
      .optional(20)
      .describe('minutes a time is kept for a patient on the waitlist; default 20'),
    /** How long they need to come, besides the notice. */
    travelMinutes: whole(0, 480)
      .optional(30)
      .describe('minutes besides the notice before a time is offered on the waitlist; default 30'),
    /** Or reception does it for them. */
    practitionersSetHours: flag().optional(true).describe('default true'),
    /** What a cancellation after the notice means, in the clinic's words; empty where nothing is said. */
    lateCancellation: inWords().optional('').describe('late-cancellation policy, shown to patients'),
    /** What it means not to come. */
    noShow: inWords().optional('').describe('no-show policy, shown to patients'),
    /** Both in other languages, as far as the clinic has them. */
    translations: translations({ lateCancellation: inWords().optional(''), noShow: inWords().optional('') })
      .describe('translations of both policies')
      .optional({})
      .column('terms_translations'),
    /** Minutes before a visit at which its patient is reminded, each once. */
    reminders: reminders()
      .describe('minutes before an appointment; an empty list for none')
      .optional(standardReminders.reminders)
      .describe('minutes before an appointment; default 2880 and 180'),
    /** When no message should come that could come at another time; by the clock of the visit's place. Null: always. */
    quietHours: group({ from: timeOfDay(), to: timeOfDay() })
      .refine(({ from, to }) => from !== to, 'must not start and end at the same time')
      .refine(leavesADay, 'must not be longer than 20 hours')
      .json()
      .nullable()
      .optional(standardReminders.quietHours)
      .describe(
        'local time of the location; reminders due then are sent the evening before; default 21:00 to 08:00, null for none',
      ),
    /** So many minutes after the end of a visit its patient is thanked; null: they are not. */
    afterVisitMinutes: hours(10, 2880)
      .with({ fault: 'terms.fault.afterVisit' })
      .nullable()
      .optional(240)
      .describe('minutes from the end of an appointment to the follow-up email; default 240, null for none'),
    /** So many days after their last visit, patients who have none ahead are invited to book another, once; 0: they are not. */
    recallDays: recallDays()
      .optional(0)
      .describe('days from an appointment to the invitation to book another; default 0 for none'),
    /** When personal data is deleted, in days. */
    retention: group({
      /** After an email or text message was written. */
      messages: days(3650),
      /** What a patient wrote when booking, and the clinic's reasons: after the appointment. */
      answers: days(36_500),
      /** After the event. */
      webhooks: days(365),
      /** Single steps from a link to a booking: after they were counted. */
      linkSteps: days(3650),
      /** What an import has read from another program: after it began. */
      imports: days(90),
    })
      .json()
      .optional(standardRetention)
      .describe('days until personal data is deleted'),
  },
  { normal: onlyWhatIsTranslated },
);

const { fields } = policy;

/** Where a treatment has terms of its own; what it leaves out is as for the whole clinic. */
export const ownPolicy = entity(
  'terms',
  {
    minNoticeMinutes: fields.minNoticeMinutes.optional(),
    horizonDays: fields.horizonDays.optional(),
    cancelNoticeMinutes: fields.cancelNoticeMinutes.optional(),
    startEveryMinutes: fields.startEveryMinutes.optional(),
    offeredTimes: fields.offeredTimes.optional(),
    opensHoursBefore: fields.opensHoursBefore.optional(),
    timesPerHalfDay: fields.timesPerHalfDay.optional(),
    ...pick(policy, 'lateCancellation', 'noShow', 'translations').fields,
    reminders: reminders().describe('minutes before an appointment; an empty list for none').optional(),
    recallDays: recallDays()
      .describe('days from an appointment to the invitation to book another; 0 for none')
      .optional(),
  },
  { normal: onlyWhatIsTranslated },
);

interface InWords {
  readonly lateCancellation?: string;
  readonly noShow?: string;
  readonly translations?: Readonly<Record<string, Omit<InWords, 'translations'>>>;
}

/** A translation stands for words that are there. */
function onlyWhatIsTranslated<T extends InWords>(entry: T): T {
  const said = ({ lateCancellation, noShow }: InWords) => ({
    ...(entry.lateCancellation && { lateCancellation }),
    ...(entry.noShow && { noShow }),
  });
  const languages = Object.entries(entry.translations ?? {}).map(([language, words]) => [language, said(words)]);
  return { ...entry, translations: Object.fromEntries(languages) as InWords['translations'] };
}

function leavesADay({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return (minuteOf(to) - minuteOf(from) + 1440) % 1440 <= 1200;
}
