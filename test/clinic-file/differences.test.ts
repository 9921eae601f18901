import { expect, it } from 'vitest';
import { differences } from '../../src/clinic-file/differences.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { smallClinic } from '../support/small-clinic.js';

const before = normalForm(smallClinic);

it('a file that says what holds changes nothing', () => {
  expect(differences(before, normalForm(structuredClone(smallClinic)))).toEqual([]);
});

it('what is added, changed and removed is told by kind, the fields with what they were and become', () => {
  const after = normalForm({
    ...smallClinic,
    policy: { ...smallClinic.policy, holdMinutes: 15 },
    locations: smallClinic.locations.map((one) => ({ ...one, rooms: one.rooms.slice(1) })),
    treatments: smallClinic.treatments.map((one) => (one.slug === 'acupuncture' ? { ...one, price: 9900 } : one)),
    links: [...smallClinic.links, { code: 'poster', label: 'The poster at the gym', near: 'Bellport' }],
  });

  const found = differences(before, after);

  expect(found).toEqual([
    {
      kind: 'clinic',
      key: 'clinic',
      name: 'Harbour Acupuncture',
      what: 'changed',
      fields: [{ field: 'policy.holdMinutes', before: 10, after: 15 }],
    },
    { kind: 'rooms', key: 'harbour/east', name: 'East room, Harbour Street', what: 'removed', fields: [] },
    {
      kind: 'treatments',
      key: 'base/acupuncture',
      name: 'Acupuncture',
      what: 'changed',
      fields: [{ field: 'price', before: 9500, after: 9900 }],
    },
    {
      kind: 'links',
      key: 'poster',
      name: 'The poster at the gym',
      what: 'added',
      fields: [{ field: 'near', before: undefined, after: 'Bellport' }],
    },
  ]);
});

it('what only stands elsewhere in its list is told apart', () => {
  const after = normalForm({ ...smallClinic, practitioners: smallClinic.practitioners.toReversed() });

  expect(differences(before, after).map(({ key, what }) => [key, what])).toEqual([
    ['jonas', 'moved'],
    ['mei', 'moved'],
  ]);
});

it('the address of a place that comes is told part by part', () => {
  const without = normalForm({ ...smallClinic, locations: [], practitioners: [], links: [] });

  const place = differences(without, before).find(({ kind }) => kind === 'locations');

  expect(place?.fields).toContainEqual({ field: 'address.city', before: undefined, after: 'Bellport' });
});
