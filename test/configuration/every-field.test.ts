import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../../src/accounts/user.entity.js';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { exportClinic } from '../../src/clinic-file/export.service.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { BrokenClinic, whole } from '../../src/clinic-file/broken-clinic.js';
import { clinicDetails } from '../../src/clinic-file/clinic-details.js';
import { clinicFileEntity } from '../../src/clinic-file/clinic-file.entity.js';
import { linkDetails } from '../../src/clinic-file/link-edits.js';
import { personDetails } from '../../src/clinic-file/person-edits.js';
import { placeDetails, roomDetails } from '../../src/clinic-file/place-edits.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import { treatmentDetails } from '../../src/clinic-file/treatment-edits.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { clinic as clinicEntity } from '../../src/clinic/clinic.entity.js';
import { ownPolicy, policy } from '../../src/clinic/policy.entity.js';
import type { Entity, Field } from '../../src/configuration/entity.js';
import { rowOf } from '../../src/configuration/entries.js';
import { filled, readForm, typedIn } from '../../src/configuration/form.js';
import { parseForm } from '../../src/configuration/parse-form.js';
import { isWordKey, say } from '../../src/i18n/words.js';
import { equipment, location, room } from '../../src/locations/location.entity.js';
import type { BadInput, Fault } from '../../src/platform/refusal.js';
import { practitioner } from '../../src/practitioners/practitioner.entity.js';
import { treatment } from '../../src/treatments/treatment.entity.js';
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
      practitioners,
      treatments,
    } = await new Catalogue(database.db).current();
    const [place] = normal.locations;

    expect(clinic).toEqual(rowOf(clinicEntity, normal));
    expect(locations[0]).toMatchObject(rowOf(location, place!));
    expect(rooms[0]).toMatchObject(rowOf(room, place!.rooms[0]!));
    expect(units[0]).toMatchObject(rowOf(equipment, place!.equipment[0]!));
    expect(treatments[0]).toMatchObject(rowOf(treatment, normal.treatments[0]!));
    expect(practitioners[0]).toMatchObject(rowOf(practitioner, normal.practitioners[0]!));
  });
});

/** Every form that edits an entity: where its entry stands in the file. */
const forms: readonly (readonly [string, Entity])[] = [
  ['', clinicDetails],
  ['policy', policy],
  ['locations.0', placeDetails],
  ['locations.0.rooms.0', roomDetails],
  ['practitioners.0', personDetails],
  ['treatments.0', treatmentDetails],
  ['treatments.0.policy', ownPolicy],
  ['links.0', linkDetails],
];

/** Forms that edit what is no part of the clinic file. */
const others: readonly Entity[] = [user, webhook];

const entryAt = (file: unknown, where: string) => (where ? at(file, where) : file) as Values;
const typedFor = (entity: Entity, where: string) => filled(entity, entryAt(normal, where), fullClinic);

describe('from the file to the form and back', () => {
  it.each(forms)('the form of %s says of every field what the file says', (where, entity) => {
    const sent = typedIn(typedFor(entity, where));

    const { value, faults } = readForm(entity, sent, fullClinic);

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
        fullClinic,
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
