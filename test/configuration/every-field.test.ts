import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../../src/accounts/user.entity.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { exportClinic } from '../../src/clinic-file/export.service.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { BrokenClinic, whole } from '../../src/clinic-file/broken-clinic.js';
import { clinicDetails } from '../../src/clinic-file/clinic-details.js';
import { clinicFileEntity } from '../../src/clinic-file/clinic-file.entity.js';
import {
  linkDetails,
  personDetails,
  placeDetails,
  roomDetails,
  treatmentDetails,
  unitDetails,
} from '../../src/clinic-file/details.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { clinic as clinicEntity } from '../../src/clinic/clinic.entity.js';
import { ownPolicy, policy } from '../../src/clinic/policy.entity.js';
import { type Entity, type Field, pick } from '../../src/configuration/entity.js';
import { rowOf } from '../../src/configuration/entries.js';
import { filled, readForm, typedIn } from '../../src/configuration/form.js';
import { parseForm } from '../../src/configuration/parse-form.js';
import { isWordKey, say } from '../../src/i18n/words.js';
import { closure } from '../../src/locations/closure.entity.js';
import { equipment, location, room } from '../../src/locations/location.entity.js';
import type { BadInput, Fault } from '../../src/platform/refusal.js';
import { exception, timeOff, weeklyHours } from '../../src/practitioners/hours.entity.js';
import { offer, practitioner } from '../../src/practitioners/practitioner.entity.js';
import { treatment } from '../../src/treatments/treatment.entity.js';
import { templateWords } from '../../src/notifications/template.entity.js';
import { emergencyAccess } from '../../src/records/emergency-access.entity.js';
import { apiKey } from '../../src/accounts/api-key.entity.js';
import { webhook } from '../../src/webhooks/webhook.entity.js';
import { refused } from '../../src/web/staff/refused.js';
import type { Site } from '../../src/web/shared/site.js';
import { openFreshDatabase } from '../support/database.js';
import { importClinic } from '../support/small-clinic.js';
import { fullClinic } from './full-clinic.js';

let database: Awaited<ReturnType<typeof openFreshDatabase>>;
let exported: ClinicFile;
beforeAll(async () => {
  database = await openFreshDatabase();
  await importClinic(database.db, readClinicFile(fullClinic));
  exported = await database.db.transaction((tx) => exportClinic(tx));
});
afterAll(() => database.drop());

type Values = Readonly<Record<string, unknown>>;

/** The paths of the fields below an entity, down to those that have none of their own. */
function leaves({ fields }: Pick<Entity, 'fields'>, above = ''): { path: string; field: Field }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = above + name;
    const { inner } = field.about;
    if (!inner) return [{ path, field }];
    const between = { group: '', list: '.0', translations: '.de' }[field.kind as 'group'] ?? '';
    return leaves(inner, `${path}${between}.`);
  });
}
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => (found as Values | undefined)?.[key], value);

const everywhere = leaves(clinicFileEntity);
const normal = normalForm(fullClinic);

describe('from the file to the database and back', () => {
  it.each(everywhere.map(({ path }) => path))('%s comes as it went', (path) => {
    expect(at(fullClinic, path)).toBeDefined();
    expect(at(normal, path)).toBeDefined();
    expect(at(exported, path)).toEqual(at(normal, path));
  });

  it('and all of it is in the snapshot, as the domain has it', async () => {
    const {
      clinic,
      locations,
      rooms,
      equipment: units,
      closures,
      practitioners,
      treatments,
      offers,
      hours,
      exceptions,
      timeOff: off,
    } = await new Catalogue(database.db).current();
    const [place] = normal.locations;
    const [person] = normal.practitioners;
    const [locationId, treatmentId] = [locations[0]!.id, treatments[0]!.id];

    expect(clinic).toEqual(rowOf(clinicEntity, normal));
    expect(locations[0]).toMatchObject(rowOf(location, place!));
    expect(rooms[0]).toMatchObject(rowOf(room, place!.rooms[0]!));
    expect(units[0]).toMatchObject(rowOf(equipment, place!.equipment[0]!));
    expect(treatments[0]).toMatchObject(rowOf(treatment, normal.treatments[0]!));
    expect(practitioners[0]).toMatchObject(rowOf(practitioner, person!));
    expect(closures[0]).toMatchObject({ ...rowOf(closure, place!.closures![0]!), locationId });
    expect(offers[0]).toMatchObject({ ...rowOf(offer, person!.offers[0]!), locationId, treatmentId });
    expect(hours[0]).toMatchObject({ ...rowOf(weeklyHours, person!.hours[0]!), locationId });
    expect(exceptions[0]).toMatchObject({ ...rowOf(exception, person!.exceptions[0]!), locationId });
    expect(off[0]).toMatchObject(rowOf(pick(timeOff, 'from', 'to'), person!.timeOff[0]!));
  });
});

/** Every form that edits an entity: where its entry stands in the file. */
const forms: readonly (readonly [string, Entity])[] = [
  ['', clinicDetails],
  ['policy', policy],
  ['locations.0', placeDetails],
  ['locations.0.rooms.0', roomDetails],
  ['locations.0.equipment.0', unitDetails],
  ['locations.0.closures.0', closure],
  ['practitioners.0', personDetails],
  ['practitioners.0.hours.0', weeklyHours],
  ['practitioners.0.exceptions.0', exception],
  ['practitioners.0.timeOff.0', timeOff],
  ['treatments.0', treatmentDetails],
  ['treatments.0.policy', ownPolicy],
  ['links.0', linkDetails],
];

/** Forms that edit what is no part of the clinic file. */
const others: readonly Entity[] = [apiKey, emergencyAccess, templateWords, user, webhook];

const entryAt = (file: unknown, where: string) => (where ? at(file, where) : file) as Values;
/** As the pages of the clinic, of which there is one place, write amounts and instants. */
const writing = { currency: fullClinic.currency, timeZone: fullClinic.locations[0]!.timeZone };
const typedFor = (entity: Entity, where: string) => filled(entity, entryAt(normal, where), writing);

describe('from the file to the form and back', () => {
  it.each(forms)('the form of %s says of every field what the file says', (where, entity) => {
    const sent = typedIn(typedFor(entity, where));

    const { value, faults } = readForm(entity, sent, writing);

    expect(faults).toEqual([]);
    for (const { path } of leaves(entity)) expect(at(value, path), path).toEqual(at(entryAt(normal, where), path));
  });
});

describe('every field has words', () => {
  const entities = [...forms.map(([, entity]) => entity), ...others];

  it.each(entities.flatMap((entity) => leaves(entity).map(({ path }) => `${entity.name}.${path}`)))('%s', (key) => {
    const label = key.replace(/\.0\./, '.').replace('translations.de.', '');

    expect(isWordKey(label) || ['phases', 'equipment'].includes(label.split('.')[1]!)).toBe(true);
  });
});

/** What nobody may type into a field of a kind; flags and tags take everything. */
const wrong: Readonly<Partial<Record<Field['kind'], (field: Field) => string>>> = {
  line: ({ about }) => 'x'.repeat((about.max ?? 1000) + 1),
  paragraphs: ({ about }) => 'x'.repeat(about.max! + 1),
  whole: ({ about }) => String(about.max! + 1),
  duration: () => '9999999',
  hours: () => 'soon',
  'hour-list': () => '1, soon',
  degrees: () => '181',
  price: () => 'cheap',
  time: () => 'nine',
  date: () => 'soon',
  moment: () => 'soon',
  instant: () => 'soon',
  choice: () => 'nothing of the kind',
  several: () => 'NOTHING of the kind',
  lines: () => 'ftp://example.org',
};
const site = {
  locale: 'en',
  t: (key: Parameters<typeof say>[0], values = {}) => say(key, values, 'en'),
} as unknown as Site;

describe('a value that cannot be is told beside its field:', () => {
  const cases = forms.flatMap(([where, entity]) =>
    leaves(entity)
      .filter(({ field }) => wrong[field.kind])
      .map(({ path, field }) => ({ where, entity, path, field })),
  );

  it.each(cases.map((one) => [`${one.where} ${one.path}`.trim(), one] as const))(
    '%s',
    (_, { where, entity, path, field }) => {
      // Of a list, all entries are in fields of one name.
      const name = path.replace(/\.0\./, '.');
      const { value, faults } = readForm(
        entity,
        { ...typedFor(entity, where), [name]: [wrong[field.kind]!(field)] },
        writing,
      );
      const draft = structuredClone(fullClinic) as unknown as Values;
      Object.assign(entryAt(draft, where), value);

      const told = () => whole(draft as unknown as ClinicFile, faults);

      expect(told).toThrow(BrokenClinic);
      const prefix = where.replace(/\.(\d+)/g, '[$1]');
      try {
        told();
      } catch (fault) {
        const { errors } = refused(fault, site, { prefix: () => prefix, entity });
        expect(Object.keys(errors)).toContain(path);
      }
    },
  );

  const ofOthers = others.flatMap((entity) =>
    leaves(entity).map(({ path, field }) => [`${entity.name} ${path}`, { entity, path, field }] as const),
  );

  it.each(ofOthers)('%s', (_, { entity, path, field }) => {
    const faults = faultsIn(() => parseForm(entity, { ...filled(entity, {}), [path]: [wrong[field.kind]!(field)] }));

    expect(faults.map((fault) => fault.path)).toContain(path);
  });
});

function faultsIn(parse: () => unknown): readonly Fault[] {
  try {
    parse();
    return [];
  } catch (fault) {
    return (fault as BadInput).faults;
  }
}
