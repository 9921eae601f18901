import { expect, it } from 'vitest';
import type { Snapshot } from '../../../src/availability/snapshot.js';
import type { Findings } from '../../../src/import/import-item.js';
import {
  groupsOf,
  meaningsIn,
  statusQuestions,
  unansweredStatuses,
} from '../../../src/web/admin/imports/meanings-form.js';

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

it('a status that nobody knows is asked about, and stays unanswered until somebody says what it is', () => {
  const statuses: Findings['statuses'] = [
    { ref: 'status:booked', column: 'Status', text: 'Booked', visits: 2, likely: 'live' },
    { ref: 'status:kaputt', column: 'Status', text: 'Kaputt', visits: 1, likely: null },
  ];
  const asked = { ...findings, statuses };
  const silent = meaningsIn({ 'status-0': 'live', 'status-1': '' }, asked, snapshot);
  const nonsense = meaningsIn({ 'status-0': 'live', 'status-1': 'toString' }, asked, snapshot);
  const said = meaningsIn({ 'status-0': 'live', 'status-1': 'left-out' }, asked, snapshot);

  expect(statusQuestions(asked, null).map(({ value }) => value)).toEqual(['live', '']);
  expect([silent, nonsense, said].map((meanings) => unansweredStatuses(asked, meanings))).toEqual([
    ['status-1'],
    ['status-1'],
    [],
  ]);
  expect(said.statuses).toEqual({ 'status:booked': 'live', 'status:kaputt': 'left-out' });
  expect(statusQuestions(asked, said).map(({ value }) => value)).toEqual(['live', 'left-out']);
});
