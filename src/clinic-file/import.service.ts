import type { EntityManager } from 'typeorm';
import { ClosureTable } from '../locations/closure.table.js';
import { ExceptionTable } from '../practitioners/exception.table.js';
import { TimeOffTable } from '../practitioners/time-off.table.js';
import { WeeklyHoursTable } from '../practitioners/weekly-hours.table.js';
import { standardPolicy } from '../clinic/clinic.js';
import { ClinicTable } from '../clinic/clinic.table.js';
import { LinkTable } from '../finder/link.table.js';
import { MessageTemplateTable, type MessageTemplateRow } from '../notifications/message-template.table.js';
import { fits } from '../notifications/message-templates.service.js';
import { LocationTable } from '../locations/location.table.js';
import { OfferTable } from '../practitioners/offer.table.js';
import { PractitionerTable } from '../practitioners/practitioner.table.js';
import { EquipmentTable } from '../locations/equipment.table.js';
import { RoomTable } from '../locations/room.table.js';
import { TreatmentTable } from '../treatments/treatment.table.js';
import { closurePeriod } from './closure-text.js';
import { keep, says, settle } from './rows.service.js';
import type { ClinicFile } from './schema.js';
import { minuteOf } from './wall-time.js';

/** Makes the configuration what the file says; writes only what differs. The file is free of faults; ids live on by slug. */
export async function importClinic(tx: EntityManager, file: ClinicFile): Promise<void> {
  const { name, currency, locale, policy } = file;
  const clinic = {
    name,
    currency,
    locale,
    policy: { ...standardPolicy, ...policy },
  };
  if (!says(await tx.findOneByOrFail(ClinicTable, { id: 1 }), clinic)) await tx.update(ClinicTable, { id: 1 }, clinic);
  const locations = await keep(tx, LocationTable, (row) => row.slug, file.locations.map(locationRow));
  const at = (slug: string) => known(locations, slug);
  // What belongs to someone or somewhere no longer in force is remembered, should they come back.
  const places = new Set(locations.values());
  const place = (row: { readonly locationId: string }) => places.has(row.locationId);
  await keep(
    tx,
    RoomTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, rooms }) => rooms.map((room) => ({ ...room, locationId: at(slug) }))),
    place,
  );
  await keep(
    tx,
    EquipmentTable,
    (row) => `${row.locationId}/${row.slug}`,
    file.locations.flatMap(({ slug, equipment }) => equipment.map((unit) => ({ ...unit, locationId: at(slug) }))),
    place,
  );
  const treatments = await keep(
    tx,
    TreatmentTable,
    (row) => `${row.kind}/${row.slug}`,
    file.treatments.map(
      ({ for: audience, policy = {}, preparation = '', aftercare = '', translations = {}, ...treatment }) => ({
        ...treatment,
        audience,
        policy,
        preparation,
        aftercare,
        translations,
      }),
    ),
  );
  const offered = new Set(treatments.values());
  const treatment = (slug: string) => treatments.get(`base/${slug}`) ?? known(treatments, `add-on/${slug}`);
  const practitioners = await keep(tx, PractitionerTable, (row) => row.slug, file.practitioners.map(practitionerRow));
  await settle(tx, MessageTemplateTable, lettersOf(file), (row) => fits(row) || replaced(file, row));
  await keep(tx, LinkTable, (row) => row.code, file.links.map(linkRow));

  const staff = new Set(practitioners.values());
  const person = (row: { readonly practitionerId: string }) => staff.has(row.practitionerId);
  const post = (row: { readonly practitionerId: string; readonly locationId: string }) => person(row) && place(row);

  await settle(
    tx,
    ClosureTable,
    file.locations.flatMap(({ slug, closures = [] }) =>
      closures.map(({ reason = null, ...text }) => ({ locationId: at(slug), ...closurePeriod(text), reason })),
    ),
    place,
  );
  const people = file.practitioners.map((one) => ({ ...one, id: known(practitioners, one.slug) }));
  await settle(
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
    (row) => post(row) && offered.has(row.treatmentId),
  );
  await settle(
    tx,
    WeeklyHoursTable,
    people.flatMap(({ id: practitionerId, hours }) =>
      hours.map(({ location, weekday, everyWeeks = 1, starting = null, ...period }) => {
        return { practitionerId, locationId: at(location), weekday, everyWeeks, starting, ...minutes(period) };
      }),
    ),
    post,
  );
  await settle(
    tx,
    ExceptionTable,
    people.flatMap(({ id: practitionerId, exceptions }) =>
      exceptions.map(({ location, date, open }) => {
        return { practitionerId, locationId: at(location), date, open: open.map(minutes) };
      }),
    ),
    post,
  );
  await settle(
    tx,
    TimeOffTable,
    people.flatMap(({ id: practitionerId, timeOff }) =>
      timeOff.map(({ from, to, reason = null }) => ({ practitionerId, from: minute(from), to: minute(to), reason })),
    ),
    person,
  );
}

function lettersOf({ letters = [] }: ClinicFile): MessageTemplateRow[] {
  return letters.map((letter) => ({ subject: null, title: null, greeting: null, body: null, ...letter }));
}

const replaced = ({ letters = [] }: ClinicFile, row: MessageTemplateRow) =>
  letters.some(({ kind, language }) => kind === row.kind && language === row.language);

function locationRow({
  rooms: _rooms,
  equipment: _equipment,
  closures: _closures,
  accessNote = '',
  ...location
}: ClinicFile['locations'][number]) {
  return { ...location, accessNote };
}

function practitionerRow(one: ClinicFile['practitioners'][number]) {
  const {
    slug,
    name,
    title,
    email,
    languages,
    registration,
    profile = '',
    gender = null,
    access = [],
    letters = 'at-once',
  } = one;
  return {
    slug,
    name,
    title,
    email,
    languages,
    profile,
    gender,
    access,
    letters,
    registrationBody: registration?.body ?? null,
    registrationNumber: registration?.number ?? null,
  };
}

function linkRow(link: ClinicFile['links'][number]) {
  const { code, label, treatment = null, addOns = [], near = null, practitioner = null } = link;
  const { title = null, page = null, sites = [] } = link;
  return { code, label, treatment, addOns, near, practitioner, title, page, sites };
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
