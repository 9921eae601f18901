import fc from 'fast-check';
import { expect, it } from 'vitest';
import { patchOf, reverted } from '../../src/changes/patch.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { slugOf } from '../../src/configuration/slug.js';
import { smallClinic } from '../support/small-clinic.js';

const clinic = normalForm(smallClinic);
const edits: readonly ((file: ClinicFile) => ClinicFile)[] = [
  (file) => ({ ...file, name: 'Two' }),
  (file) => ({ ...file, policy: { ...file.policy, practitionersSetHours: false } }),
  (file) => ({ ...file, locations: [] }),
  (file) => ({ ...file, locations: file.locations.map((one) => ({ ...one, rooms: one.rooms.slice(1) })) }),
  (file) => ({
    ...file,
    locations: file.locations.map((one) => ({ ...one, closures: [{ from: '2026-12-01', to: '2026-12-02' }] })),
  }),
  (file) => ({ ...file, practitioners: file.practitioners.slice(1) }),
  (file) => ({ ...file, practitioners: file.practitioners.map((one) => ({ ...one, hours: one.hours.slice(2) })) }),
  (file) => ({ ...file, treatments: file.treatments.filter((_, n) => n % 2 === 1) }),
  ({ treatments, ...file }) => {
    const slug = slugOf('new', new Set(treatments.map((one) => one.slug)));
    return { ...file, treatments: [{ ...clinic.treatments[0]!, slug }, ...treatments] };
  },
  (file) => ({
    ...file,
    links: [{ code: slugOf('new', new Set(file.links.map(({ code }) => code))), label: 'New' }, ...file.links],
  }),
];
const some = fc.array(fc.constantFrom(...edits), { maxLength: 5 });
const made = (file: ClinicFile, all: typeof edits) => normalForm(all.reduce((now, edit) => edit(now), file));

it('taken back, a patch leaves what was before', () => {
  fc.assert(
    fc.property(some, some, (first, then) => {
      const before = made(clinic, first);
      const after = made(before, then);

      expect(normalForm(reverted(after, JSON.parse(JSON.stringify(patchOf(before, after))))!)).toEqual(before);
    }),
  );
});

it('other fields that changed since stay as they are, and the same field is nobody’s to take back', () => {
  const after = made(clinic, [edits[6]!]);
  const patch = patchOf(clinic, after);
  const renamed = { ...after, practitioners: after.practitioners.map((one) => ({ ...one, title: 'Dr' })) };

  expect(reverted(renamed, patch)).toEqual({
    ...clinic,
    practitioners: clinic.practitioners.map((one) => ({ ...one, title: 'Dr' })),
  });
  expect(reverted(made(after, [edits[6]!]), patch)).toBeUndefined();
  expect(reverted(made(after, [edits[5]!]), patch)).toBeUndefined();
});
