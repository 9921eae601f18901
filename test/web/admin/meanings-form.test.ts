import { expect, it } from 'vitest';
import type { Snapshot } from '../../../src/availability/snapshot.js';
import type { Findings } from '../../../src/import/import-item.js';
import { groupsOf, meaningsIn } from '../../../src/web/admin/imports/meanings-form.js';

const snapshot = {
  practitioners: [
    { slug: 'mei-tanaka', name: 'Mei Tanaka', email: 'other@example.org' },
    { slug: 'mei-tanaka-2', name: 'Mei Tanaka', email: 'mei@example.org' },
  ],
  treatments: [{ slug: 'acupuncture', kind: 'base', name: 'Acupuncture' }],
  locations: [{ slug: 'harbour', name: 'Harbour Street' }],
} as unknown as Snapshot;

const findings: Findings = {
  patients: 2,
  visits: 3,
  past: 0,
  cancelled: 0,
  practitioners: [{ ref: '3', label: 'Mei Tanaka', visits: 2, hints: ['mei@example.org', 'Mei Tanaka'] }],
  treatments: [
    { ref: '1', label: 'acupuncture ', visits: 2, hints: ['acupuncture '] },
    { ref: '2', label: 'Ear seeds', visits: 1, hints: ['Ear seeds'] },
    { ref: '9', label: 'Never', visits: 0, hints: ['Never'] },
  ],
  locations: [],
};

it('of two by one name it is whoever has the address; names are found whatever their letters; what nobody comes for is not asked', () => {
  const groups = groupsOf(findings, snapshot, null);

  expect(groups.map(({ kind, names }) => [kind, ...names.map(({ value }) => value)])).toEqual([
    ['practitioners', 'mei-tanaka-2'],
    ['treatments', 'acupuncture', ''],
  ]);
});

it('what was chosen is kept; what is not there is left out', () => {
  const body = { location: 'harbour', 'practitioners-0': 'mei-tanaka', 'treatments-0': 'nonsense' };

  const meanings = meaningsIn(body, findings, snapshot);

  expect(meanings).toMatchObject({ location: 'harbour', practitioners: { 3: 'mei-tanaka' }, treatments: { 1: '' } });
  expect(groupsOf(findings, snapshot, meanings)[0]?.names[0]?.value).toBe('mei-tanaka');
});
