import type { EntityManager } from 'typeorm';
import { ClosureTable } from '../locations/closure.table.js';
import { ExceptionTable } from '../practitioners/exception.table.js';
import { TimeOffTable } from '../practitioners/time-off.table.js';
import { WeeklyHoursTable } from '../practitioners/weekly-hours.table.js';
import { ClinicTable } from '../clinic/clinic.table.js';
import { LinkTable } from '../finder/link.table.js';
import { isTemplateKind } from '../notifications/message-template.js';
import { MessageTemplateTable, type MessageTemplateRow } from '../notifications/message-template.table.js';
import { fits, textOf } from '../notifications/message-templates.service.js';
import { LocationTable } from '../locations/location.table.js';
import { OfferTable } from '../practitioners/offer.table.js';
import { PractitionerTable } from '../practitioners/practitioner.table.js';
import { EquipmentTable } from '../locations/equipment.table.js';
import { RoomTable } from '../locations/room.table.js';
import { type TreatmentRow, TreatmentTable } from '../treatments/treatment.table.js';
import { isLanguage } from '../i18n/language.js';
import { closureText } from './closure-text.js';
import { normalForm } from './normal-form.js';
import type { ClinicFile } from './schema.js';
import { wallTimeOf } from './wall-time.js';

/** What is in force, in normal form: importing it changes nothing. The transaction must see one moment only. */
export async function exportClinic(tx: EntityManager): Promise<ClinicFile> {
  const listed = { where: { active: true }, order: { position: 'asc' } } as const;
  const clinic = await tx.findOneByOrFail(ClinicTable, { id: 1 });
  const locations = await tx.find(LocationTable, listed);
  const roomsOf = by('locationId', await tx.find(RoomTable, listed));
  const equipmentOf = by('locationId', await tx.find(EquipmentTable, listed));
  const closuresOf = by('locationId', await tx.find(ClosureTable));
  const treatments = await tx.find(TreatmentTable, listed);
  const practitioners = await tx.find(PractitionerTable, listed);
  const links = await tx.find(LinkTable, listed);
  const letters = await tx.find(MessageTemplateTable);

  const place = slugs(locations);
  const treatment = slugs(treatments);
  const ofPlace = (row: { locationId: string }) => place.get(row.locationId) ?? '';
  // What belongs to someone or somewhere no longer in force is not in force either.
  const inForce = <Row extends { readonly practitionerId: string; readonly locationId?: string }>(rows: Row[]) =>
    by(
      'practitionerId',
      rows.filter((row) => row.locationId === undefined || place.has(row.locationId)),
    );
  const offersOf = inForce((await tx.find(OfferTable)).filter((offer) => treatment.has(offer.treatmentId)));
  const hoursOf = inForce(await tx.find(WeeklyHoursTable));
  const exceptionsOf = inForce(await tx.find(ExceptionTable));
  const timeOffOf = inForce(await tx.find(TimeOffTable));

  return normalForm({
    name: clinic.name,
    currency: clinic.currency,
    locale: clinic.locale,
    policy: { ...clinic.policy, reminders: [...clinic.policy.reminders] },
    locations: locations.map((location) => ({
      ...location,
      access: [...location.access],
      closures: closuresOf(location.id).map(({ reason, ...one }) => ({
        ...closureText(one),
        reason: reason ?? undefined,
      })),
      rooms: roomsOf(location.id).map((room) => ({ ...room, features: [...room.features] })),
      equipment: [...equipmentOf(location.id)],
    })),
    treatments: treatments.map(treatmentEntry),
    practitioners: practitioners.map(({ registrationBody, registrationNumber, ...practitioner }) => ({
      ...practitioner,
      languages: [...practitioner.languages],
      gender: practitioner.gender ?? undefined,
      access: [...practitioner.access],
      registration:
        registrationBody === null || registrationNumber === null
          ? undefined
          : { body: registrationBody, number: registrationNumber },
      offers: offersOf(practitioner.id).map((offer) => ({
        treatment: treatment.get(offer.treatmentId) ?? '',
        location: ofPlace(offer),
        price: offer.price ?? undefined,
        phases: offer.phases ? [...offer.phases] : undefined,
      })),
      hours: hoursOf(practitioner.id).map((row) => ({
        location: ofPlace(row),
        weekday: row.weekday,
        ...period(row),
        everyWeeks: row.everyWeeks,
        starting: row.starting ?? undefined,
      })),
      exceptions: exceptionsOf(practitioner.id).map((row) => ({
        location: ofPlace(row),
        date: row.date,
        open: row.open.map(period),
      })),
      timeOff: timeOffOf(practitioner.id).map((row) => ({
        from: instant(row.from),
        to: instant(row.to),
        reason: row.reason ?? undefined,
      })),
    })),
    links: links.map((link) => ({
      ...link,
      treatment: link.treatment ?? undefined,
      addOns: [...link.addOns],
      near: link.near ?? undefined,
      practitioner: practitioners.find(({ slug }) => slug === link.practitioner)?.slug,
      title: link.title ?? undefined,
      page: link.page ?? undefined,
      sites: [...link.sites],
    })),
    letters: letters.flatMap(letterOf),
  });
}

/** What no longer fits is not in force, and stays where it is until somebody mends it. */
function letterOf(row: MessageTemplateRow): NonNullable<ClinicFile['letters']> {
  const { kind, language } = row;
  return fits(row) && isTemplateKind(kind) && isLanguage(language) ? [{ kind, language, ...textOf(row) }] : [];
}

export function treatmentEntry(row: TreatmentRow): ClinicFile['treatments'][number] {
  const { id: _, position: __, active: ___, audience, phases, room, equipment, addOns, policy, ...entry } = row;
  return {
    ...entry,
    phases: [...phases],
    room: [...room],
    equipment: [...equipment],
    addOns: [...addOns],
    for: audience,
    policy: { ...policy, reminders: policy.reminders && [...policy.reminders] },
  };
}

function slugs(rows: readonly { id: string; slug: string }[]): Map<string, string> {
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

function period({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): { from: string; to: string } {
  return { from: wallTimeOf(fromMinute), to: wallTimeOf(toMinute) };
}

function instant(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
