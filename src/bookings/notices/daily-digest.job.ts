import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import type { BriefVisit, DailyDigestData, Moved, PractitionerNotification } from '../../notifications/notification.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import type { Practitioner } from '../../practitioners/practitioner.js';
import { clinicLocale, localeFor } from '../../i18n/language.js';
import { minuteOfInstant } from '../booking.js';
import { isShortNotice, type DailyDigest, dailyDigestOf } from './daily-digest.js';

interface Kept {
  readonly id: string;
  readonly channel: 'email';
  template: 'visit-new' | 'visit-moved' | 'visit-cancelled';
  readonly data: PractitionerNotification & Partial<Moved>;
  /** It waits until something larger can no longer be undone. */
  readonly undoable: boolean;
}

/**
 * One notification in the morning for each practitioner who chose so: the day's visits, and the changes that were kept for it.
 * Whoever writes down a morning first posts its notification, in the same transaction; where there is nothing to say, it is
 * written down all the same. What was kept and cannot wait for the next morning is let go by itself.
 */
@Injectable()
export class DailyDigests {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(stopping?: AbortSignal): Promise<void> {
    const { byId } = await this.catalogue.current();
    const rows = await this.db.query<{ reader: string }[]>(
      `select distinct reader from notifications where status = 'kept'`,
    );
    const keeping = new Set(rows.map(({ reader }) => reader));
    for (const one of byId.practitioner.values()) {
      if (stopping?.aborted) return;
      if (one.letters === 'morning' || keeping.has(one.id)) await transaction(this.db, (tx) => this.see(tx, one.id));
    }
  }

  private async see(tx: EntityManager, id: string): Promise<void> {
    const snapshot = await this.catalogue.current(tx);
    const practitioner = snapshot.byId.practitioner.get(id)!;
    const kept = (await tx.query(keptFor, [id, this.clock.now()])) as Kept[];
    // They have changed their mind: what was kept is told as everything from now on.
    if (practitioner.letters !== 'morning') return release(tx, kept);
    const now = minuteOfInstant(this.clock.now());
    const visits = await this.soonOf(tx, id, snapshot);
    const timeZone = visits[0]?.timeZone ?? homeZone(id, snapshot);
    const morning = dailyDigestOf(timeZone, now);
    const isMine = morning.isNow && (await isFirst(tx, id, morning));
    const told = isMine ? kept.filter(({ undoable }) => !undoable) : [];
    if (isMine) {
      // Told in this notification, or over before anybody was.
      await tx.query(`delete from notifications where id = any($1)`, [told.map((one) => one.id)]);
      const today = visits.filter(({ start }) => start < morning.tomorrow);
      const changes = told.filter(({ data }) => data.end > now).map(asChange);
      await this.post(tx, practitioner, snapshot, morning, {
        timeZone,
        visits: today,
        changes: changes.sort((a, b) => a.start - b.start),
      });
    }
    const left = kept.filter((one) => !told.includes(one));
    await release(
      tx,
      left.filter(({ data }) => isShortNotice([data.start, data.previous?.start ?? data.start], morning, now)),
    );
  }

  /** Visits of a day and some hours that are not over, in order. */
  private async soonOf(tx: EntityManager, id: string, { byId }: Snapshot): Promise<readonly BriefVisit[]> {
    const now = this.clock.now();
    const rows = (await tx.query(soon, [id, now, new Date(now.getTime() + 30 * 3_600_000)])) as Soon[];
    return rows.map(({ startsAt, endsAt, locationId, treatmentId, addOnIds, patient }) => {
      const { name: place, timeZone } = byId.location.get(locationId)!;
      return {
        start: minuteOfInstant(startsAt),
        end: minuteOfInstant(endsAt),
        timeZone,
        place,
        patient,
        treatment: byId.treatment.get(treatmentId)!.name,
        addOns: addOnIds.map((addOn) => byId.treatment.get(addOn)!.name),
      };
    });
  }

  private async post(
    tx: EntityManager,
    { id, name, email: to }: Practitioner,
    { clinic }: Snapshot,
    { date, day }: DailyDigest,
    lines: Pick<DailyDigestData, 'timeZone' | 'visits' | 'changes'>,
  ): Promise<void> {
    if (lines.visits.length + lines.changes.length === 0) return;
    const locale = localeFor(clinic.locale, clinicLocale(clinic));
    const data = { locale, clinic: { name: clinic.name }, practitioner: { name }, day, ...lines };
    const key = `morning/${id}/${date}`;
    await this.outbox.post(tx, {
      key,
      channel: 'email',
      template: 'morning',
      to,
      data,
      about: null,
      at: this.clock.now(),
    });
  }
}

async function release(tx: EntityManager, kept: readonly Kept[]): Promise<void> {
  await tx.query(`update notifications set status = 'due' where id = any($1)`, [kept.map(({ id }) => id)]);
}

/** Of all workers one writes it down; the others wait until that is done, and then know. */
async function isFirst(tx: EntityManager, id: string, { date }: DailyDigest): Promise<boolean> {
  const rows = (await tx.query(
    `insert into daily_digests (practitioner_id, day) values ($1, $2) on conflict do nothing returning day`,
    [id, date],
  )) as unknown[];
  return rows.length > 0;
}

/** Where they work, when there is no visit to go by. */
function homeZone(id: string, { offers, locations, byId }: Snapshot): string {
  const places = new Set(offers.filter((offer) => offer.practitionerId === id).map((offer) => offer.locationId));
  const home = locations.find((location) => places.has(location.id)) ?? [...byId.location.values()][0];
  return home?.timeZone ?? 'UTC';
}

const what = { 'visit-new': 'new', 'visit-moved': 'moved', 'visit-cancelled': 'cancelled' } as const;

function asChange({ template, data }: Kept): DailyDigestData['changes'][number] {
  const { start, end, location, patient, treatment, addOns, previous } = data;
  const { timeZone, name: place } = location;
  return { what: what[template], start, end, timeZone, place, patient: patient.name, treatment, addOns, previous };
}

interface Soon {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly locationId: string;
  readonly treatmentId: string;
  readonly addOnIds: readonly string[];
  readonly patient: string;
}

const keptFor = `
  select id, template, data, part_of is not null and due_at > $2 as undoable
  from notifications where reader = $1 and status = 'kept' order by id for update`;

const soon = `
  select b.starts_at as "startsAt", b.ends_at as "endsAt", b.location_id as "locationId", b.treatment_id as "treatmentId",
    b.add_on_ids as "addOnIds", p.name as patient
  from bookings b join patients p on p.id = b.patient_id
  where b.practitioner_id = $1 and b.starts_at > $2::timestamptz - interval '12 hours' and b.starts_at < $3 and b.ends_at > $2
    and b.status in ('confirmed', 'arrived', 'started')
  order by b.starts_at, b.id`;
