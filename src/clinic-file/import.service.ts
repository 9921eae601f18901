import type { DeepPartial, EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { ExceptionTable } from '../availability/exception.table.js';
import { TimeOffTable } from '../availability/time-off.table.js';
import { WeeklyHoursTable } from '../availability/weekly-hours.table.js';
import { ClinicTable } from '../clinic/clinic.table.js';
import type { Listed } from '../clinic/listed.js';
import { LinkTable } from '../finder/link.table.js';
import { LocationTable } from '../practitioners/location.table.js';
import { OfferTable } from '../practitioners/offer.table.js';
import { PractitionerTable } from '../practitioners/practitioner.table.js';
import { EquipmentTable } from '../treatments/equipment.table.js';
import { RoomTable } from '../treatments/room.table.js';
import { TreatmentTable } from '../treatments/treatment.table.js';
import type { ClinicFile } from './schema.js';
import { minuteOf } from './wall-time.js';

/** Makes the configuration what the file says. The file is free of faults; ids live on by slug. */
export async function importClinic(tx: EntityManager, file: ClinicFile): Promise<void> {
  const { name, currency, locale, policy } = file;
  await tx.update(
    ClinicTable,
    { id: 1 },
    { name, currency, locale, policy: { ...policy, practitionersSetHours: policy.practitionersSetHours ?? true } },
  );
  const locations = await keep(tx, LocationTable, (row) => row.slug, file.locations.map(locationRow));
  const at = (slug: string) => known(locations, slug);
  await keep(
    tx,
    RoomTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, rooms }) => rooms.map((room) => ({ ...room, locationId: at(slug) }))),
  );
  await keep(
    tx,
    EquipmentTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, equipment }) => equipment.map((unit) => ({ ...unit, locationId: at(slug) }))),
  );
  const treatments = await keep(
    tx,
    TreatmentTable,
    (row) => `${row.kind}/${row.slug}`,
    file.treatments.map(({ for: audience, ...treatment }) => ({ ...treatment, audience })),
  );
  const treatment = (slug: string) => treatments.get(`base/${slug}`) ?? known(treatments, `add-on/${slug}`);
  const practitioners = await keep(tx, PractitionerTable, (row) => row.slug, file.practitioners.map(practitionerRow));
  await keep(tx, LinkTable, (row) => row.code, file.links.map(linkRow));

  const people = file.practitioners.map((one) => ({ ...one, id: known(practitioners, one.slug) }));
  await replace(
    tx,
    OfferTable,
    people.flatMap(({ id: practitionerId, offers }) =>
      offers.map(({ treatment: slug, location, price = null, phases = null }) => ({
        practitionerId,
        treatmentId: treatment(slug),
        locationId: at(location),
        price,
        phases,
      })),
    ),
  );
  await replace(
    tx,
    WeeklyHoursTable,
    people.flatMap(({ id: practitionerId, hours }) =>
      hours.map(({ location, weekday, everyWeeks = 1, starting = null, ...period }) => {
        return { practitionerId, locationId: at(location), weekday, everyWeeks, starting, ...minutes(period) };
      }),
    ),
  );
  await replace(
    tx,
    ExceptionTable,
    people.flatMap(({ id: practitionerId, exceptions }) =>
      exceptions.map(({ location, date, open }) => {
        return { practitionerId, locationId: at(location), date, open: open.map(minutes) };
      }),
    ),
  );
  await replace(
    tx,
    TimeOffTable,
    people.flatMap(({ id: practitionerId, timeOff }) =>
      timeOff.map(({ from, to, reason = null }) => ({ practitionerId, from: minute(from), to: minute(to), reason })),
    ),
  );
}

function locationRow({ rooms: _rooms, equipment: _equipment, ...location }: ClinicFile['locations'][number]) {
  return location;
}

function practitionerRow({ slug, name, title, email, languages, registration }: ClinicFile['practitioners'][number]) {
  return {
    slug,
    name,
    title,
    email,
    languages,
    registrationBody: registration?.body ?? null,
    registrationNumber: registration?.number ?? null,
  };
}

function linkRow(link: ClinicFile['links'][number]) {
  const { treatment = null, addOns = [], near = null, practitioner = null, page = null } = link;
  return { code: link.code, label: link.label, treatment, addOns, near, practitioner, page };
}

/** Rows of one statement, which may have 65,535 parameters. */
const atOnce = 1000;

/**
 * Rows by their natural key: new ones are added, known ones changed, also those that had become inactive; what is no
 * longer wanted becomes inactive. Answers the id of every wanted row.
 */
async function keep<Row extends Listed & ObjectLiteral>(
  tx: EntityManager,
  table: EntitySchema<Row>,
  keyOf: (row: Omit<Row, keyof Listed>) => string,
  wanted: readonly Omit<Row, keyof Listed>[],
): Promise<Map<string, string>> {
  const there = await tx.find(table);
  const ids = new Map(there.map((row) => [keyOf(row), row.id]));
  const rows = wanted.map((row, position) => ({ ...row, id: ids.get(keyOf(row)), position, active: true }));
  const keys = new Set(wanted.map(keyOf));
  const gone = there.filter((row) => row.active && !keys.has(keyOf(row))).map((row) => ({ ...row, active: false }));
  // `save` writes only the columns that differ. The cast: TypeScript cannot know that a generic row has no more columns.
  const saved = await tx.save(table, [...rows, ...gone] as unknown as DeepPartial<Row>[], { chunk: atOnce });
  return new Map(saved.filter((row) => row.active).map((row) => [keyOf(row), row.id]));
}

/** Rows nothing else refers to: all of them go, all of them come. */
async function replace<Row extends ObjectLiteral>(
  tx: EntityManager,
  table: EntitySchema<Row>,
  rows: readonly object[],
): Promise<void> {
  await tx.createQueryBuilder().delete().from(table).execute();
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows.slice(at, at + atOnce) as Row[];
    await tx.createQueryBuilder().insert().into(table).values(some).execute();
  }
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the clinic file refers to ${key}, which should have been found out before`);
  return id;
}

function minutes({ from, to }: { from: string; to: string }) {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}

function minute(instant: string): number {
  return Date.parse(instant) / 60_000;
}
