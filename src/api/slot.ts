import { z } from 'zod';
import type { Slot, SlotList } from '../availability/slot-list.js';
import { several } from '../platform/parse.js';
import { isoOf, type Zone, zoneOf } from '../time/wall-clock.js';
import { bound, limit, near, slug } from './fields.js';

export const slotsQuery = z.strictObject({
  treatment: slug.meta({ examples: ['acupuncture'] }),
  addOn: several(slug).optional(),
  practitioner: several(slug).optional(),
  location: several(slug).optional(),
  near: near
    .optional()
    .describe('Only at locations within 100 km of this place, or at the nearest location if there are none.'),
  from: bound(0)
    .optional()
    .describe('From this time, or from the start of this day in each location’s time zone. Default: now.'),
  to: bound(1).optional().describe('Until this time, or until the end of this day. Default: 14 days after `from`.'),
  limit: limit(1000).default(200),
});

export const exampleSlot = {
  start: '2026-12-01T10:00:00-05:00',
  end: '2026-12-01T10:55:00-05:00',
  practitioner: 'mei',
  location: 'harbour',
  timeZone: 'America/New_York',
  price: 9500,
  currency: 'USD',
};

export const slotSchema = z
  .object({
    start: z.iso.datetime({ offset: true }).describe('With the location’s UTC offset.'),
    end: z.iso.datetime({ offset: true }).describe('When the patient leaves.'),
    practitioner: z.string(),
    location: z.string(),
    timeZone: z.string().describe('IANA time zone.'),
    price: z.int().describe('In minor units of `currency`.'),
    currency: z.string().describe('ISO 4217: what is paid at the location.'),
  })
  .meta({ id: 'Slot', examples: [exampleSlot] });

export const slotsSchema = z
  .object({
    slots: z.array(slotSchema).describe('Sorted by start, then in the clinic’s order.'),
    nextFrom: z
      .union([z.iso.datetime(), z.iso.date()])
      .nullable()
      .describe(
        'The `from` of the next page. It is a date if the requested days end at different times in different time zones, and null if nothing more is available in the booking period.',
      ),
  })
  .meta({ id: 'Slots', examples: [{ slots: [exampleSlot], nextFrom: '2026-12-01T15:15:00Z' }] });

/** What is known of a slot in plain values. */
interface PlainSlot {
  readonly start: number;
  readonly end: number;
  readonly practitioner: string;
  readonly location: string;
  readonly timeZone: string;
  readonly price: number;
  readonly currency: string;
}

/** Minutes become text with the offset of the place. */
export function slotOf({
  start,
  end,
  practitioner,
  location,
  timeZone,
  price,
  currency,
}: PlainSlot): z.output<typeof slotSchema> {
  return {
    start: isoOf(timeZone, start),
    end: isoOf(timeZone, end),
    practitioner,
    location,
    timeZone,
    price,
    currency,
  };
}

/** The answer as JSON; written once for a list. */
export function slotsJson(list: SlotList): Uint8Array {
  let bytes = written.get(list);
  if (!bytes) written.set(list, (bytes = utf8.encode(slotsText(list))));
  return bytes;
}

const utf8 = new TextEncoder();
const written = new WeakMap<SlotList, Uint8Array>();

/** By hand, since it is asked for more often than all else: dates never become objects. */
function slotsText({ slots, nextFrom }: SlotList): string {
  let text = '{"slots":[';
  let between = '';
  for (const { start, end, candidate } of slots) {
    const pen = penOf(candidate);
    text += `${between}{"start":"${pen.zone.iso(start)}","end":"${pen.zone.iso(end)}"${pen.rest}`;
    between = ',';
  }
  return `${text}],"nextFrom":${nextFrom === null ? null : `"${typeof nextFrom === 'string' ? nextFrom : utc(nextFrom)}"`}}`;
}

/** UTC, because it goes into an address, where a plus sign would have to be encoded. */
const utc = (minute: number) => zoneOf('Etc/UTC').iso(minute).replace('+00:00', 'Z');

interface Pen {
  readonly zone: Zone;
  /** All that the slots of one candidate have in common. */
  readonly rest: string;
}

/** Candidates last as long as the configuration, so most pens were used before. */
const pens = new WeakMap<Slot['candidate'], Pen>();

function penOf(candidate: Slot['candidate']): Pen {
  let pen = pens.get(candidate);
  if (!pen) pens.set(candidate, (pen = newPen(candidate)));
  return pen;
}

function newPen({ practitioner, location, visit }: Slot['candidate']): Pen {
  const { slug, timeZone, currency } = location;
  const same = { practitioner: practitioner.slug, location: slug, timeZone, price: visit.price, currency };
  return { zone: zoneOf(timeZone), rest: `,${JSON.stringify(same).slice(1)}` };
}
