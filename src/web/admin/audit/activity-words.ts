import { isAuditAction } from '../../../accounts/audit-action.js';
import type { AuditRow } from '../../../accounts/audit-trail.service.js';
import { shortTime } from '../../../time/wording.js';
import { isWordKey, type WordKey } from '../../../i18n/words.js';
import type { Site } from '../../shared/site.js';
import { entryAddress } from '../resource/address.js';
import { spoken } from '../locations/spoken.js';
import type { NamedRecord } from './record-names.service.js';

/** A part of a sentence, and where it leads. */
export interface Part {
  readonly text: string;
  readonly href?: string;
}

/** A place that an appointment had or has. */
export interface MovedPlace {
  readonly start: string;
  readonly practitioner: string;
  readonly location: string;
}

/** Stand in a sentence for what becomes a link. */
const [whoMark, whatMark] = ['\u{e000}', '\u{e001}'];

/** "Ana Ruiz rescheduled Ben Cole’s appointment from Tue, Dec 1, 2:00 PM to Wed, Dec 2, 9:00 AM" */
export function sentenceOf(
  site: Site,
  { action, detail }: Pick<AuditRow, 'action' | 'detail'>,
  who: Part,
  record: NamedRecord | undefined,
  subject: string | null,
): readonly Part[] {
  const { t } = site;
  const moved = movedIn(detail);
  const zone = record?.timeZone ?? site.timeZone;
  const when = ({ start }: MovedPlace) => timeText(site, zone, new Date(start));
  const values = { who: whoMark, what: whatMark };
  const key = keyOf(action, detail);
  const said = moved
    ? t('activity.did.booking.moved-from', { ...values, from: when(moved.from), to: when(moved.to) })
    : key
      ? t(key, values)
      : t('activity.did.other', { ...values, action });
  // Reminders are stopped at an address, also where nobody is known by it.
  const nobody = { text: action.startsWith('patient.') ? t('activity.patient.nobody') : '' };
  const what = subject === null ? nobody : recordPart(site, record, moved === undefined);
  return said
    .split(new RegExp(`(${whoMark}|${whatMark})`, 'u'))
    .filter(Boolean)
    .map((part) => (part === whoMark ? who : part === whatMark ? what : { text: part }));
}

/** The sentence of an action; none for one of another version. */
function keyOf(action: string, detail: AuditRow['detail']): WordKey | undefined {
  if (!isAuditAction(action)) return undefined;
  const own = `activity.did.config-change.${String(detail['kind'])}`;
  return action === 'config-change.changed' && isWordKey(own) ? own : `activity.did.${action}`;
}

/** Where an appointment was and went, if the entry says so. */
export function movedIn(detail: AuditRow['detail']) {
  const { from, to } = detail;
  return isPlace(from) && isPlace(to) ? { from, to } : undefined;
}

function isPlace(value: unknown): value is MovedPlace {
  return typeof value === 'object' && value !== null && 'start' in value && 'practitioner' in value;
}

/** What a record is called, and its page. `timed`: an appointment with the time it has now. */
export function recordPart(site: Site, record: NamedRecord | undefined, timed = true): Part {
  const { t } = site;
  if (!record) return { text: t('activity.gone') };
  const href = addressOf(record);
  return { text: nameOf(), ...(href && { href }) };

  function nameOf(): string {
    const { kind, name, startsAt, timeZone } = record!;
    if (kind === 'booking') {
      const when = timed ? timeText(site, timeZone!, startsAt!) : undefined;
      if (name === null) return when ? t('activity.booking.nobody-on', { when }) : t('activity.booking.nobody');
      return when ? t('activity.booking.on', { name, when }) : t('activity.booking.of', { name });
    }
    if (kind === 'message') {
      const key = `undelivered.template.${name}`;
      return isWordKey(key) ? t(key) : String(name);
    }
    if (kind === 'equipment' && name) return spoken(name);
    return name ?? t('activity.patient.nobody');
  }
}

/** Below which address its page is; of those that have none, null. */
const pages: Readonly<Record<NamedRecord['kind'], ((within: string) => string) | null>> = {
  booking: () => '/staff/visits',
  patient: () => '/staff/patients',
  location: () => '/admin/locations',
  room: (location) => `${entryAddress('/admin/locations', location)}/rooms`,
  equipment: (location) => `${entryAddress('/admin/locations', location)}/equipment`,
  treatment: (kind) => `/admin/treatments/${kind}`,
  practitioner: () => '/admin/practitioners',
  link: () => '/admin/links',
  user: () => '/admin/users',
  webhook: () => '/admin/webhooks',
  'api-key': () => '/admin/api-keys',
  import: () => '/admin/imports',
  calendar: null,
  message: null,
};

function addressOf({ kind, slug, within }: NamedRecord): string | undefined {
  const page = pages[kind];
  return page && slug !== null ? entryAddress(page(within ?? ''), slug) : undefined;
}

export function timeText({ locale, now }: Site, zone: string, at: Date): string {
  return shortTime(zone, Math.floor(at.getTime() / 60_000), locale, now);
}
