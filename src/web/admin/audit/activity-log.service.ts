import { Injectable } from '@nestjs/common';
import { type AuditFilter, auditPageSize, type AuditRow, AuditTrail } from '../../../accounts/audit-trail.service.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clockOfDay, longDate } from '../../../time/wording.js';
import type { Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { type Part, recordPart, sentenceOf } from './activity-words.js';
import { type ActivityQuery, addressOf, cursorOf } from './activity-query.js';
import { type ChangedEntry, changedEntries } from './changed-entries.js';
import { factsOf } from './facts.js';
import { type NamedRecord, RecordNames } from './record-names.service.js';

export interface ActivityDay {
  readonly title: string;
  readonly entries: readonly ActivityEntry[];
}

export interface ActivityEntry {
  readonly id: string;
  readonly time: string;
  readonly instant: string;
  readonly sentence: readonly Part[];
  readonly facts: readonly string[];
  readonly changes: readonly ChangedEntry[];
  /** The page of a change with all that became of appointments. */
  readonly changeHref?: string;
  /** To all that was done to the same record. */
  readonly only?: { readonly href: string; readonly name: string };
  /** False only where it should have been sealed by now. */
  readonly sealed: boolean;
}

export interface ActivityLogPage {
  readonly days: readonly ActivityDay[];
  readonly older?: string;
}

/** Whose log it is: an administrator's, or what a practitioner did, with patients named as far as they are their own. */
export interface Reader {
  readonly here: string;
  /** Null: everything. */
  readonly own: { readonly actor: string; readonly practitionerId: string } | null;
}

/** The audit trail in words: names as they are now, on the clinic's clock. */
@Injectable()
export class ActivityLog {
  constructor(
    private readonly trail: AuditTrail,
    private readonly records: RecordNames,
    private readonly catalogue: Catalogue,
    private readonly members: StaffMembers,
  ) {}

  async page(site: Site, { here, own }: Reader, query: ActivityQuery): Promise<ActivityLogPage> {
    const rows = await this.trail.read(await this.filterOf(site, own, query));
    const shown = rows.slice(0, auditPageSize);
    const subjects = shown.flatMap(({ subject }) => subject ?? []);
    const [named, snapshot] = await Promise.all([
      this.records.of(subjects, own && own.practitionerId),
      this.catalogue.latest(),
    ]);
    const entry = (row: AuditRow) => entryOf(site, snapshot, row, named, here, own !== null);
    const last = shown.at(-1);
    return {
      days: byDay(site, shown, entry),
      ...(rows.length > auditPageSize && last && { older: addressOf(here, { ...query, before: cursorOf(last) }) }),
    };
  }

  /** By whom and about what the log can be filtered; what is chosen is always among it. */
  async choices(site: Site, { actor, record }: ActivityQuery) {
    const { t } = site;
    const [people, { locations, practitioners, treatments }, named] = await Promise.all([
      this.members.list(),
      this.catalogue.latest(),
      this.records.of(record ? [record] : [], null),
    ]);
    const who: Choice[] = [
      { value: '', label: t('activity.anyone') },
      ...people.map(({ id, name }) => ({ value: `staff/${id}`, label: name })),
      { value: 'patient', label: t('activity.patients') },
      { value: 'system', label: t('activity.system') },
    ];
    const list = (
      kind: 'location' | 'practitioner' | 'treatment' | 'user',
      all: readonly { id: string; name: string }[],
    ) => all.map(({ id, name }) => ({ value: id, label: `${t(`activity.kind.${kind}`)}: ${name}` }));
    const about: Choice[] = [
      { value: '', label: t('activity.anything') },
      ...list('location', locations),
      ...list('practitioner', practitioners),
      ...list('treatment', treatments),
      ...list('user', people),
    ];
    return {
      who: withChosen(who, actor, () => t('activity.who.former')),
      about: withChosen(about, record, () => recordPart(site, named.get(record!)).text),
    };
  }

  private async filterOf(
    { timeZone }: Site,
    own: Reader['own'],
    { from, to, actor, record, before }: ActivityQuery,
  ): Promise<AuditFilter> {
    const midnight = (date: string) => new Date(minuteOf(timeZone, date, 0) * 60_000);
    const by = own?.actor ?? actor;
    return {
      ...(from && { from: midnight(from) }),
      ...(to && { to: midnight(dateAdd(to, 1)) }),
      ...(by && { actor: by }),
      ...(record && { subjects: await this.records.belongingTo(record) }),
      ...(before && { before }),
    };
  }
}

function entryOf(
  site: Site,
  snapshot: Snapshot,
  row: AuditRow,
  named: ReadonlyMap<string, NamedRecord>,
  here: string,
  isOwn: boolean,
): ActivityEntry {
  const { id, at, subject, detail, sealed } = row;
  const record = subject === null ? undefined : named.get(subject);
  // What people do to their own account is found by who did it.
  const isOwnAccount = row.actor === `staff/${subject}`;
  const who = doerOf(site, row);
  const actorHref = isOwn ? undefined : addressOf(here, { actor: row.actor });
  const names = { currency: snapshot.clinic.currency, ...snapshot };
  const change = typeof detail['change'] === 'string' ? detail['change'] : undefined;
  const { minute } = wallOf(site.timeZone, minuteOfAt(at));
  return {
    id,
    time: clockOfDay(minute, site.locale),
    instant: at.toISOString(),
    sentence: pagesFor(
      isOwn,
      sentenceOf(site, row, { text: who, ...(actorHref && { href: actorHref }) }, record, subject),
    ),
    facts: factsOf(site, snapshot, row),
    changes: changedEntries(site, names, row),
    ...(change && !isOwn && row.action.startsWith('config-change') && { changeHref: `/admin/changes/${change}` }),
    ...(subject !== null &&
      record &&
      !isOwn &&
      !isOwnAccount && {
        only: { href: addressOf(here, { record: subject }), name: recordPart(site, record).text },
      }),
    // A worker seals what is written each second.
    sealed: sealed || site.now - minuteOfAt(at) < 1,
  };
}

/** Whoever is no administrator is led to no page of theirs. */
function pagesFor(isOwn: boolean, parts: readonly Part[]): readonly Part[] {
  return isOwn
    ? parts.map(({ text, href }) => (href?.startsWith('/admin') ? { text } : { text, ...(href && { href }) }))
    : parts;
}

function doerOf({ t }: Site, { actor, name }: AuditRow): string {
  if (name !== null) return name;
  if (actor === 'patient') return t('activity.who.patient');
  if (actor === 'system') return t('activity.system');
  return t(actor.startsWith('staff/') ? 'activity.who.former' : 'activity.who.someone');
}

function byDay(
  { timeZone, locale, now }: Site,
  rows: readonly AuditRow[],
  entry: (row: AuditRow) => ActivityEntry,
): readonly ActivityDay[] {
  const dates = rows.map(({ at }) => wallOf(timeZone, minuteOfAt(at)).date);
  return [...new Set(dates)].map((date) => ({
    title: longDate(date, locale, now),
    entries: rows.filter((_, index) => dates[index] === date).map(entry),
  }));
}

function withChosen(choices: readonly Choice[], value: string | undefined, label: () => string): readonly Choice[] {
  if (!value || choices.some((one) => one.value === value)) return choices;
  return [...choices, { value, label: label() }];
}

const minuteOfAt = (at: Date) => Math.floor(at.getTime() / 60_000);
