import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { clinic } from '../clinic/clinic.entity.js';
import type { Clinic } from '../clinic/clinic.js';
import { jsonObject, readingOf } from '../configuration/columns.js';
import { pick } from '../configuration/entity.js';
import { closure } from '../locations/closure.entity.js';
import { equipment, location, room } from '../locations/location.entity.js';
import { prepared, type Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { SingleFlight } from '../platform/single-flight.service.js';
import type { Location } from '../locations/location.js';
import { exception, timeOff, weeklyHours } from '../practitioners/hours.entity.js';
import { offer, practitioner } from '../practitioners/practitioner.entity.js';
import type { Practitioner } from '../practitioners/practitioner.js';
import { treatment } from '../treatments/treatment.entity.js';
import { pricedEverywhere } from '../treatments/price.js';
import type { Treatment } from '../treatments/treatment.js';
import { type Post, postsOf, type Snapshot } from './snapshot.js';

/** The configuration in memory. The database counts its changes, so a copy knows when it is no longer true. */
@Injectable()
export class Catalogue {
  private snapshot: Snapshot | undefined;
  private loading: Promise<Snapshot> | undefined;
  private readonly posts = new WeakMap<Snapshot, readonly Post[]>();
  /** What a transaction that changes the configuration sees of its own change: nobody else's, and perhaps never true. */
  private readonly own = new WeakMap<Via, Snapshot>();

  private readonly version = new SingleFlight<void, string>(() => versionIn(this.db));

  constructor(private readonly db: DataSource) {}

  /** As it is now. */
  async current(via?: Via): Promise<Snapshot> {
    return this.asOf(via ? await versionIn(via) : await this.version.ask(), via);
  }

  /** As it was when last read, for callers whose own query returns the version: they call `asOf` with it afterwards. */
  async latest(via?: Via): Promise<Snapshot> {
    return (via && this.own.get(via)) ?? this.snapshot ?? this.load(via);
  }

  /**
   * At least as new as `version`. A transaction gives itself as `via`: if each waited for a second connection while it
   * keeps its own, a full pool would wait for ever.
   */
  async asOf(version: string, via?: Via): Promise<Snapshot> {
    const own = via && this.own.get(via);
    for (const known of [own, this.snapshot]) if (known && BigInt(known.version) >= BigInt(version)) return known;
    const loaded = await this.load(via);
    // A read that was already under way may have begun before the change.
    return BigInt(loaded.version) >= BigInt(version) ? loaded : this.load(via);
  }

  /** With the copy in memory; where that knows no such thing, with the configuration as it is now: it may be new. */
  async upToDate<T>(using: (snapshot: Snapshot) => Promise<T>, via?: Via): Promise<T> {
    const latest = await this.latest(via);
    try {
      return await using(latest);
    } catch (fault) {
      const now = fault instanceof Refusal ? await this.current(via) : latest;
      if (now === latest) throw fault;
      return using(now);
    }
  }

  postsOf(snapshot: Snapshot): readonly Post[] {
    let posts = this.posts.get(snapshot);
    if (!posts) this.posts.set(snapshot, (posts = postsOf(snapshot)));
    return posts;
  }

  private load(via?: Via): Promise<Snapshot> {
    if (via) return this.read(via);
    this.loading ??= this.read(this.db).finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async read(via: Via): Promise<Snapshot> {
    const [{ all, uncommitted }] = (await via.query(everything)) as [{ all: Everything; uncommitted: boolean }];
    const active = <T extends { active: boolean }>(rows: readonly T[]) => rows.filter((row) => row.active);
    const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
    const here = new Set(active(all.locations).map(({ id }) => id));
    const works = new Set(active(all.practitioners).map(({ id }) => id));
    const offered = new Set(active(all.treatments).map(({ id }) => id));
    const { currency } = all.clinic;
    const everyPlace = all.locations.map((one) => ({ ...one, currency: one.currency ?? currency }));
    const everyTreatment = all.treatments.map((one) => pricedEverywhere(one, everyPlace, currency));
    const snapshot: Snapshot = {
      ...all,
      locations: active(everyPlace),
      treatments: active(everyTreatment),
      practitioners: active(all.practitioners),
      offers: all.offers.filter(
        (o) => here.has(o.locationId) && works.has(o.practitionerId) && offered.has(o.treatmentId),
      ),
      byId: { location: byId(everyPlace), treatment: byId(everyTreatment), practitioner: byId(all.practitioners) },
    };
    if (uncommitted) this.own.set(via, snapshot);
    else this.snapshot = snapshot;
    return snapshot;
  }
}

async function versionIn(via: Via): Promise<string> {
  const [clinic] = await prepared<{ version: string }>(via, 'clinic-version', `select version::text from clinic`, []);
  return clinic!.version;
}

type Active<T> = T & { readonly active: boolean };

interface Everything extends Omit<Snapshot, 'locations' | 'treatments' | 'practitioners' | 'byId'> {
  readonly clinic: Clinic;
  readonly locations: readonly Active<Omit<Location, 'currency'> & { readonly currency: string | null }>[];
  readonly treatments: readonly Active<Treatment>[];
  readonly practitioners: readonly Active<Practitioner>[];
}

/** One statement, so that all of it is of one moment. */
const list = (from: string, fields: Readonly<Record<string, string>>, order: string) =>
  `coalesce((select json_agg(${jsonObject(fields)} order by ${order}) from ${from}), '[]')`;

const photoIn = (kind: 'location' | 'practitioner') =>
  `(select json_build_object('hash', hash, 'alt', alt) from ${kind}_photos where ${kind}_id = ${kind}s.id)`;

const everything = `select json_build_object(
  'version', c.version::text,
  'clinic', ${jsonObject(readingOf(clinic))},
  'locations', ${list('locations', { id: 'id', ...readingOf(location), photo: photoIn('location'), active: 'active' }, 'position, slug')},
  'treatments', ${list('treatments', { id: 'id', ...readingOf(treatment), active: 'active' }, 'position, slug')},
  'practitioners', ${list(
    'practitioners',
    {
      id: 'id',
      ...readingOf(practitioner),
      photo: photoIn('practitioner'),
      active: 'active',
    },
    'position, slug',
  )},
  'offers', ${list('offers', { practitionerId: 'practitioner_id', ...readingOf(offer) }, 'practitioner_id')},
  'rooms', ${list('rooms where active', { id: 'id', ...readingOf(room), locationId: 'location_id' }, 'position, slug')},
  'equipment', ${list('equipment where active', { id: 'id', ...readingOf(equipment), locationId: 'location_id' }, 'position, slug')},
  'hours', ${list('weekly_hours', { practitionerId: 'practitioner_id', ...readingOf(weeklyHours) }, 'weekday, from_minute')},
  'exceptions', ${list('opening_exceptions', { practitionerId: 'practitioner_id', ...readingOf(exception) }, 'date')},
  'timeOff', ${list('time_off', { practitionerId: 'practitioner_id', ...readingOf(pick(timeOff, 'from', 'to')) }, 'from_at')},
  'closures', ${list('closures', { locationId: 'location_id', ...readingOf(closure) }, 'from_date, from_minute, id')},
  'usual', ${list(
    'usual_visits',
    {
      practitionerId: 'practitioner_id',
      locationId: 'location_id',
      weekday: 'weekday',
      treatmentIds: 'treatment_ids',
      times: 'times',
    },
    'times desc, treatment_ids',
  )}
) as all,
  -- true for the transaction that changed it
  coalesce(c.xmin = pg_current_xact_id_if_assigned()::xid, false) as uncommitted
  from clinic c`;
