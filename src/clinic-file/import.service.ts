import type { EntityManager } from 'typeorm';
import { ClosureTable } from '../locations/closure.table.js';
import { ExceptionTable } from '../practitioners/exception.table.js';
import { TimeOffTable } from '../practitioners/time-off.table.js';
import { WeeklyHoursTable } from '../practitioners/weekly-hours.table.js';
import { clinic } from '../clinic/clinic.entity.js';
import { ClinicTable } from '../clinic/clinic.table.js';
import { type Entity, type EntryInRow, type Fields, keyOf } from '../configuration/entity.js';
import { rowOf } from '../configuration/entries.js';
import { link } from '../finder/link.entity.js';
import { LinkTable } from '../finder/link.table.js';
import { pageKey } from '../finder/page-key.js';
import { MessageTemplateTable } from '../notifications/message-template.table.js';
import { fits } from '../notifications/message-templates.service.js';
import { LocationTable } from '../locations/location.table.js';
import { OfferTable } from '../practitioners/offer.table.js';
import { PractitionerTable } from '../practitioners/practitioner.table.js';
import { EquipmentTable } from '../locations/equipment.table.js';
import { RoomTable } from '../locations/room.table.js';
import { TreatmentTable } from '../treatments/treatment.table.js';
import { equipment, location, room } from '../locations/location.entity.js';
import { closure } from '../locations/closure.entity.js';
import { template } from '../notifications/template.entity.js';
import { exception, timeOff, weeklyHours } from '../practitioners/hours.entity.js';
import { offer, practitioner } from '../practitioners/practitioner.entity.js';
import { inCurrency } from '../treatments/price.js';
import { treatment } from '../treatments/treatment.entity.js';
import { keep, says, settle } from './rows.service.js';
import type { ClinicFile } from './schema.js';

/** Makes the configuration what the file says; writes only what differs. The file is free of faults; ids live on by slug. */
export async function importClinic(tx: EntityManager, file: ClinicFile): Promise<void> {
  const settings = rowOf(clinic, file);
  const before = await tx.findOneByOrFail(ClinicTable, { id: 1 });
  if (!says(before, settings)) await tx.update(ClinicTable, { id: 1 }, settings);
  if (before.currency !== file.currency) await repriceRetired(tx, before.currency, file.currency);
  const locations = await keep(
    tx,
    LocationTable,
    (row) => row.slug,
    file.locations.map((one) => rowOf(location, one)),
  );
  const at = (slug: string) => known(locations, slug);
  // What belongs to someone or somewhere no longer in force is remembered, should they come back.
  const places = new Set(locations.values());
  const place = (row: { readonly locationId: string }) => places.has(row.locationId);
  await keep(
    tx,
    RoomTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, rooms }) => rooms.map((one) => ({ ...rowOf(room, one), locationId: at(slug) }))),
    place,
  );
  await keep(
    tx,
    EquipmentTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, equipment: units }) =>
      units.map((one) => ({ ...rowOf(equipment, one), locationId: at(slug) })),
    ),
    place,
  );
  const treatments = await keep(
    tx,
    TreatmentTable,
    (row) => `${row.kind}/${row.slug}`,
    (await withPricesElsewhere(tx, file)).map((one) => rowOf(treatment, one)),
  );
  const offered = new Set(treatments.values());
  const treated = (slug: string) => treatments.get(`base/${slug}`) ?? known(treatments, `add-on/${slug}`);
  const practitioners = await keep(
    tx,
    PractitionerTable,
    (row) => row.slug,
    file.practitioners.map((one) => rowOf(practitioner, one)),
  );
  const letters = (file.letters ?? []).map((one) => rowOf(template, one));
  const replaced = new Set(letters.map((one) => keyOf(template, one)));
  await settle(tx, MessageTemplateTable, letters, (row) => fits(row) || replaced.has(keyOf(template, row)));
  await keep(
    tx,
    LinkTable,
    (row) => row.code,
    file.links.map((one) => ({ ...rowOf(link, one), pageKey: one.page ? pageKey(one.page) : null })),
  );

  const staff = new Set(practitioners.values());
  const person = (row: { readonly practitionerId: string }) => staff.has(row.practitionerId);
  const post = (row: { readonly practitionerId: string; readonly locationId: string }) => person(row) && place(row);

  /** Rows of what belongs to someone or somewhere, with ids where the file has slugs. */
  const rowsOf = <F extends Fields>(entity: Entity<F>, entries: readonly EntryInRow<F>[], owner: object) =>
    entries.map((one) => {
      const row: { locationId?: string; treatmentId?: string } = rowOf(entity, one);
      return {
        ...row,
        ...(row.locationId !== undefined && { locationId: at(row.locationId) }),
        ...(row.treatmentId !== undefined && { treatmentId: treated(row.treatmentId) }),
        ...owner,
      };
    });
  const closures = file.locations.flatMap((one) => rowsOf(closure, one.closures ?? [], { locationId: at(one.slug) }));
  await settle(tx, ClosureTable, closures, place);
  const people = file.practitioners.map((one) => [one, { practitionerId: known(practitioners, one.slug) }] as const);
  const offers = people.flatMap(([one, owner]) => rowsOf(offer, one.offers, owner));
  await settle(tx, OfferTable, offers, (row) => post(row) && offered.has(row.treatmentId));
  const hours = people.flatMap(([one, owner]) => rowsOf(weeklyHours, one.hours, owner));
  await settle(tx, WeeklyHoursTable, hours, post);
  const exceptions = people.flatMap(([one, owner]) => rowsOf(exception, one.exceptions, owner));
  await settle(tx, ExceptionTable, exceptions, post);
  const off = people.flatMap(([one, owner]) => rowsOf(timeOff, one.timeOff, owner));
  await settle(tx, TimeOffTable, off, person);
}

/** With their prices at locations that are no longer in force, should those come back. */
async function withPricesElsewhere(
  tx: EntityManager,
  { locations, treatments }: ClinicFile,
): Promise<ClinicFile['treatments']> {
  const here = new Set(locations.map(({ slug }) => slug));
  const there = new Map((await tx.find(TreatmentTable)).map(({ kind, slug, prices }) => [`${kind}/${slug}`, prices]));
  return treatments.map((one) => {
    const elsewhere = (there.get(`${one.kind}/${one.slug}`) ?? []).filter(({ location }) => !here.has(location));
    return elsewhere.length === 0 ? one : { ...one, prices: [...(one.prices ?? []), ...elsewhere] };
  });
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the clinic file refers to ${key}, which should have been found out before`);
  return id;
}

/** Treatments that are in no file keep the number of their price as well: back again, 95 dollars are 95 yen. */
async function repriceRetired(tx: EntityManager, from: string, to: string): Promise<void> {
  for (const { id, price } of await tx.findBy(TreatmentTable, { active: false }))
    await tx.update(TreatmentTable, { id }, { price: inCurrency(price, from, to) });
}
