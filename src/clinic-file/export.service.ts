import type { EntityManager } from 'typeorm';
import { ClosureTable } from '../locations/closure.table.js';
import { ExceptionTable } from '../practitioners/exception.table.js';
import { TimeOffTable } from '../practitioners/time-off.table.js';
import { WeeklyHoursTable } from '../practitioners/weekly-hours.table.js';
import { clinic } from '../clinic/clinic.entity.js';
import { ClinicTable } from '../clinic/clinic.table.js';
import { entryOf } from '../configuration/entries.js';
import { link } from '../finder/link.entity.js';
import { LinkTable } from '../finder/link.table.js';
import { closure } from '../locations/closure.entity.js';
import { equipment, location, room } from '../locations/location.entity.js';
import { MessageTemplateTable } from '../notifications/message-template.table.js';
import { fits } from '../notifications/message-templates.service.js';
import { template } from '../notifications/template.entity.js';
import { LocationTable } from '../locations/location.table.js';
import { OfferTable } from '../practitioners/offer.table.js';
import { exception, timeOff, weeklyHours } from '../practitioners/hours.entity.js';
import { offer, practitioner } from '../practitioners/practitioner.entity.js';
import { PractitionerTable } from '../practitioners/practitioner.table.js';
import { EquipmentTable } from '../locations/equipment.table.js';
import { RoomTable } from '../locations/room.table.js';
import { treatment } from '../treatments/treatment.entity.js';
import { TreatmentTable } from '../treatments/treatment.table.js';
import { normalForm } from './normal-form.js';
import type { ClinicFile } from './schema.js';

/** What is in force, in normal form: importing it changes nothing. The transaction must see one moment only. */
export async function exportClinic(tx: EntityManager): Promise<ClinicFile> {
  const listed = { where: { active: true }, order: { position: 'asc' } } as const;
  const locations = await tx.find(LocationTable, listed);
  const roomsOf = by('locationId', await tx.find(RoomTable, listed));
  const equipmentOf = by('locationId', await tx.find(EquipmentTable, listed));
  const closuresOf = by('locationId', await tx.find(ClosureTable));
  const treatments = await tx.find(TreatmentTable, listed);
  const practitioners = await tx.find(PractitionerTable, listed);
  const links = await tx.find(LinkTable, listed);
  const letters = await tx.find(MessageTemplateTable);

  const [places, offered] = [slugs(locations), slugs(treatments)];
  const here = new Set(places.values());
  const people = new Set(practitioners.map(({ slug }) => slug));
  const placeOf = (row: { locationId: string }) => ({ locationId: places.get(row.locationId) });
  // What belongs to someone or somewhere no longer in force is not in force either.
  const inForce = <Row extends { readonly practitionerId: string; readonly locationId?: string }>(rows: Row[]) =>
    by(
      'practitionerId',
      rows.filter((row) => row.locationId === undefined || places.has(row.locationId)),
    );
  const offersOf = inForce((await tx.find(OfferTable)).filter((row) => offered.has(row.treatmentId)));
  const hoursOf = inForce(await tx.find(WeeklyHoursTable));
  const exceptionsOf = inForce(await tx.find(ExceptionTable));
  const timeOffOf = inForce(await tx.find(TimeOffTable));

  return normalForm({
    ...entryOf(clinic, await tx.findOneByOrFail(ClinicTable, { id: 1 })),
    locations: locations.map((one) => ({
      ...entryOf(location, one),
      closures: closuresOf(one.id).map((row) => entryOf(closure, row)),
      rooms: roomsOf(one.id).map((row) => entryOf(room, row)),
      equipment: equipmentOf(one.id).map((row) => entryOf(equipment, row)),
    })),
    treatments: treatments.map((row) =>
      entryOf(treatment, { ...row, prices: row.prices.filter((one) => here.has(one.location)) }),
    ),
    practitioners: practitioners.map((one) => ({
      ...entryOf(practitioner, one),
      offers: offersOf(one.id).map((row) =>
        entryOf(offer, { ...row, treatmentId: offered.get(row.treatmentId), ...placeOf(row) }),
      ),
      hours: hoursOf(one.id).map((row) => entryOf(weeklyHours, { ...row, ...placeOf(row) })),
      exceptions: exceptionsOf(one.id).map((row) => entryOf(exception, { ...row, ...placeOf(row) })),
      timeOff: timeOffOf(one.id).map((row) => entryOf(timeOff, row)),
    })),
    links: links.map((row) =>
      entryOf(link, { ...row, practitioner: people.has(row.practitioner ?? '') ? row.practitioner : null }),
    ),
    // What no longer fits is not in force, and stays where it is until somebody mends it.
    letters: letters.filter(fits).map((row) => entryOf(template, row)),
  });
}

function slugs(rows: readonly { readonly id: string; readonly slug: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

function by<Key extends string, Row extends Readonly<Record<Key, string>>>(
  key: Key,
  rows: readonly Row[],
): (id: string) => readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return (id) => groups.get(id) ?? [];
}
