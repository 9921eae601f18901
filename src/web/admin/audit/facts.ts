import type { AuditRow } from '../../../accounts/audit-trail.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { kinds } from '../../../clinic-file/entries-of.js';
import { languageName } from '../../../i18n/languages.js';
import { isWordKey } from '../../../i18n/words.js';
import { longDate } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { fieldLabel } from '../import-export/field-in-words.js';
import { movedIn, timeText } from './activity-words.js';

type Entry = Pick<AuditRow, 'action' | 'detail'>;
type Detail = AuditRow['detail'];

/** What an entry says beyond its sentence, a line each. Ids and counters are for the computer, and of none there is nothing to say. */
export function factsOf(site: Site, snapshot: Snapshot, { action, detail }: Entry): readonly string[] {
  if (Object.keys(detail).length === 0) return [];
  const { t, locale } = site;
  const { byId } = snapshot;
  const counts = (...keys: readonly Counted[]) =>
    keys.flatMap((key) => (count(detail[key]) > 0 ? t(`activity.fact.${key}`, { count: count(detail[key]) }) : []));
  const told = () => ('told' in detail ? [t('activity.fact.told', { told: String(detail['told']) })] : []);
  const unusual = () => [
    ...(detail['overbooked'] === true ? [t('activity.fact.overbooked')] : []),
    ...(detail['outsideHours'] === true ? [t('activity.fact.outside-hours')] : []),
    ...(detail['atDesk'] === true ? [t('activity.fact.at-desk')] : []),
  ];
  const called = (kind: 'practitioner' | 'location', key: unknown) =>
    byId[kind].get(String(key))?.name ??
    [...byId[kind].values()].find(({ slug }) => slug === key)?.name ??
    t('activity.fact.none');
  const practitioner = (key: unknown) => t('activity.fact.practitioner', { name: called('practitioner', key) });
  const fromTo = (name: (key: unknown) => string) => ({ before: name(detail['from']), after: name(detail['to']) });
  const named = (prefix: string, list: unknown) =>
    texts(list)
      .map((one) => (isWordKey(prefix + one) ? t((prefix + one) as Parameters<typeof t>[0]) : one))
      .join(', ');

  switch (action) {
    case 'booking.moved':
      return [...movedFacts(), ...told(), ...unusual()];
    case 'booking.confirmed':
      return [...told(), ...unusual()];
    case 'booking.room':
      return [t('activity.fact.room', fromTo(roomName))];
    case 'booking.language':
      return 'language' in detail ? [languageFact(String(detail['language']))] : [];
    case 'booking.calendar-answered':
      return [t('activity.fact.answer', { answer: String(detail['answer']) })];
    case 'patient.contact':
    case 'staff.details-changed':
      return [
        t('activity.fact.fields', {
          fields: texts(detail['fields'])
            .map((one) => fieldLabel(one, t))
            .join(', '),
        }),
        ...counts('visits'),
      ];
    case 'patient.address-corrected':
      return counts('visits');
    case 'patient.merge':
    case 'patient.merge-undone':
    case 'patient.split':
    case 'patient.split-undone':
      return counts('appointments', 'overlapping');
    case 'patient.erasure-asked':
      return [t('activity.fact.way', { way: String(detail['way']) })];
    case 'notes.shared':
      return [
        t(
          'activity.fact.shared',
          fromTo((key) => called('practitioner', key)),
        ),
      ];
    case 'record.opened':
      return 'until' in detail
        ? [t('activity.fact.until', { when: timeText(site, site.timeZone, new Date(String(detail['until']))) })]
        : [];
    case 'record.read':
      return counts('notes', 'answers');
    case 'hours.changed':
    case 'config-change.changed':
      return counts('kept', 'moved', 'cancelled', 'reassigned');
    case 'config-change.returned':
    case 'treatment.returned':
    case 'link.returned':
      return counts('dropped');
    case 'staff.invited':
    case 'staff.roles-changed':
      return [t('activity.fact.roles', { roles: named('role.', detail['roles']) })];
    case 'staff.diary-changed':
      return [
        t('activity.fact.diary', {
          before: called('practitioner', detail['before']),
          after: called('practitioner', detail['diary']),
        }),
      ];
    case 'staff.signed-in':
      return [t('activity.fact.by', { by: String(detail['by']).replace(' code', '') })];
    case 'calendar.subscribed':
    case 'calendar.unsubscribed':
    case 'calendar-feed.added':
    case 'calendar-feed.revoked':
      return [practitioner(detail['practitionerId'])];
    case 'webhook.added':
    case 'webhook.changed':
      return [t('activity.fact.events', { events: named('webhooks.event.', detail['events']) })];
    case 'api-key.added':
    case 'api-key.changed':
      return [named('apiKey.scope.', detail['scopes']), t('apiKey.limit', { count: count(detail['perMinute']) })];
    case 'visits.exported':
      return [
        ...('from' in detail || 'to' in detail ? [t('activity.fact.period', fromTo(day))] : []),
        ...('location' in detail
          ? [t('activity.fact.location', { name: called('location', detail['location']) })]
          : []),
        ...('practitioner' in detail ? [practitioner(detail['practitioner'])] : []),
      ];
    case 'import.finished':
      return [
        t('activity.fact.imported', {
          visits: count(detail['visits']),
          past: count(detail['past']),
          patients: count(detail['patients']),
          faults: count(detail['faults']),
        }),
      ];
    case 'notification.sent-again':
    case 'notification.phoned':
      return [t('activity.fact.template', { template: named('undelivered.template.', [detail['template']]) })];
    case 'clinic.imported':
      return kinds.flatMap((kind) => tallyFact(kind, detail[kind]));
    case 'refused.password':
    case 'refused.code':
    case 'refused.passkey':
    case 'refused.guesses':
    case 'refused.unknown':
    case 'refused.page':
    case 'refused.key':
    case 'refused.scope':
    case 'refused.limit':
      return [
        t(detail['more'] === true ? 'activity.fact.more' : 'activity.fact.first', { count: count(detail['count']) }),
        ...(['network', 'account'] as const).flatMap((what) =>
          what in detail ? t(`activity.fact.${what}`, { [what]: String(detail[what]) }) : [],
        ),
      ];
    case 'demo.filled':
      return counts('appointments', 'patients');
    default:
      return [];
  }

  function movedFacts(): readonly string[] {
    const moved = movedIn(detail);
    if (!moved) return [];
    return (['practitioner', 'location'] as const).flatMap((kind) => {
      const [before, after] = [called(kind, moved.from[kind]), called(kind, moved.to[kind])];
      return before === after ? [] : t(`activity.fact.moved-${kind}`, { before, after });
    });
  }

  function languageFact(language: string): string {
    if (language === 'clinic') return t('activity.fact.language-clinic');
    return t('activity.fact.language', { language: languageName(language, locale) });
  }

  function roomName(slug: unknown): string {
    return snapshot.rooms.find((room) => room.slug === slug)?.name ?? String(slug);
  }

  function day(date: unknown): string {
    return typeof date === 'string' ? longDate(date, locale, site.now) : '…';
  }

  function tallyFact(kind: (typeof kinds)[number], tally: unknown): readonly string[] {
    if (typeof tally !== 'object' || tally === null) return [];
    const counts = (['added', 'changed', 'removed'] as const).flatMap((what) => {
      const number = count((tally as Detail)[what]);
      return number > 0 ? t(`activity.fact.${what}`, { count: number }) : [];
    });
    return counts.length > 0
      ? [t('activity.fact.tally', { kind: t(`files.kind.${kind}`), counts: counts.join(', ') })]
      : [];
  }
}

type Counted =
  | 'visits'
  | 'appointments'
  | 'overlapping'
  | 'notes'
  | 'answers'
  | 'kept'
  | 'moved'
  | 'cancelled'
  | 'reassigned'
  | 'dropped'
  | 'patients';

const texts = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
const count = (number: unknown) => Number(number ?? 0);
