import type { Snapshot } from '../../../availability/snapshot.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { wallOf } from '../../../time/wall-clock.js';
import { ago, clock, dayAndMonth, duration, longPeriod, shortTime } from '../../../time/wording.js';
import type { RankReason } from '../../../waitlist/line.js';
import type { FreedView, LineView, OfferView, StaffEntry } from '../../../waitlist/views.js';
import { treatmentName } from '../../patient/in-words.js';
import { wishesInWords } from '../../patient/waitlist/wishes-in-words.js';
import type { Site } from '../../shared/site.js';
import type { EntryLine, HeldLine, NextLine, OpenedLine } from './waitlist-page.js';

type Named = Pick<OfferView, 'practitioner' | 'location'>;

const nameIn = (all: ReadonlyMap<string, { readonly slug: string; readonly name: string }>, wanted: string): string =>
  [...all.values()].find(({ slug }) => slug === wanted)?.name ?? wanted;

export function entryLine(site: Site, snapshot: Snapshot, entry: StaffEntry): EntryLine {
  const { t, locale, now, timeZone } = site;
  const {
    id,
    name,
    patientId,
    phone,
    status,
    priority,
    deskReason: reason,
    visitStart,
    visitTimeZone,
    isReached,
  } = entry;
  const all = [...snapshot.byId.treatment.values()];
  const base = all.find(({ kind, slug }) => kind === 'base' && slug === entry.treatment);
  const addOns = all.filter(({ kind, slug }) => kind === 'add-on' && entry.addOns.includes(slug));
  const since = dayAndMonth(wallOf(timeZone, minuteOfInstant(entry.since)).date, locale);
  return {
    id,
    patient: name,
    patientId,
    phone,
    what: base ? treatmentName(site, base, addOns) : entry.treatment,
    kind:
      visitStart === null
        ? t('desk-waitlist.kind.list')
        : t('desk-waitlist.kind.earlier', { when: shortTime(visitTimeZone ?? timeZone, visitStart, locale, now) }),
    wishes: wishesInWords(site, entry.wishes, snapshot).filter(isAsked(site)).join(' · '),
    since: status === 'unproven' ? t('desk-waitlist.unproven') : t('desk-waitlist.since', { date: since }),
    moved:
      priority === 0
        ? undefined
        : t(priority > 0 ? 'desk-waitlist.moved-up' : 'desk-waitlist.moved-down', { reason: reason ?? '–' }),
    toCall: isReached ? undefined : toCall(site, phone),
  };
}

export function heldLine(site: Site, snapshot: Snapshot, patient: string, offer: OfferView): HeldLine {
  const { id, entryId, start, timeZone, expiresAt } = offer;
  const until = minuteOfInstant(expiresAt);
  const when = shortTime(timeZone, start, site.locale, site.now);
  return {
    id,
    entry: entryId,
    patient,
    when,
    time: timeInWords(site, snapshot, when, offer),
    until: site.t('desk-waitlist.until', {
      time: clock(timeZone, until, site.locale),
      left: duration(Math.max(0, until - site.now), site.locale),
    }),
  };
}

export function openedLine(site: Site, snapshot: Snapshot, freed: FreedView): OpenedLine {
  const { t, locale, now } = site;
  const { id, cause, from, until, timeZone, noticedAt, isOpen, offers, line } = freed;
  const noticed = noticedAt ? minuteOfInstant(noticedAt) : now;
  return {
    id,
    time: timeInWords(site, snapshot, longPeriod(timeZone, from, until, locale, now), freed),
    cause: t('desk-waitlist.opened-at', {
      cause: t(`desk-waitlist.cause.${cause}`),
      ago: ago(Math.max(0, now - noticed), locale),
    }),
    offers: offers.map((offer) => offerInWords(site, offer.patient, offer)),
    next:
      isOpen && (line.length > 0 || offers.length === 0)
        ? line.slice(0, 5).map((one) => nextLine(site, one))
        : undefined,
  };
}

/** Not “any day”. */
const isAsked =
  ({ t }: Site) =>
  (wish: string) =>
    !(['any-day', 'any-time', 'anyone', 'anywhere'] as const).some((any) => t(`waitlist.${any}`) === wish);

/** "Taken by Dana Lee after 6 minutes" */
export function offerInWords({ t, locale }: Site, name: string, offer: OfferView): string {
  const { state, timeZone, offeredAt, expiresAt, endedAt } = offer;
  return t(`desk-waitlist.state.${state}`, {
    name,
    time: clock(timeZone, minuteOfInstant(expiresAt), locale),
    left: duration(Math.max(0, minuteOfInstant(endedAt ?? expiresAt) - minuteOfInstant(offeredAt)), locale),
  });
}

export function nextLine(
  site: Site,
  { entryId, patient, phone, reasons, isReached }: Omit<LineView, 'start' | 'hasOffer'>,
): NextLine {
  return {
    entry: entryId,
    patient,
    why: reasonsInWords(site, reasons),
    toCall: isReached ? undefined : toCall(site, phone),
  };
}

const toCall = ({ t }: Site, phone: string | null) => t('desk-waitlist.to-call', { phone: phone ?? 'none' });

function reasonsInWords({ t }: Site, reasons: readonly RankReason[]): string {
  return reasons.map((reason) => t(`desk-waitlist.reason.${reason}`)).join(', ');
}

export function timeInWords({ t }: Site, { byId }: Snapshot, when: string, { practitioner, location }: Named): string {
  return t('desk-waitlist.time', {
    when,
    practitioner: nameIn(byId.practitioner, practitioner),
    place: nameIn(byId.location, location),
  });
}
