import { expect, it } from 'vitest';
import { type DiaryVisit, hoursShown, place } from '../../../src/web/staff/diary/diary.js';
import { position, positionRules } from '../../../src/web/shared/positions.js';

const needles = (start: number, reference = 'A'): DiaryVisit => ({
  reference,
  status: 'confirmed',
  start,
  end: start + 55,
  practitionerId: 'mei',
  locationId: 'harbour',
  treatmentId: 'acupuncture',
  addOnIds: [],
  patient: 'Ana García',
  patientId: null,
  phone: null,
  toPhone: false,
  unreached: false,
  overbookReason: null,
  deskNote: null,
  coursePosition: null,
  coursePlanned: null,
  courseDone: null,
  heldUntil: null,
  offered: null,
  claims: [
    { resource: 'mei', from: start, until: start + 20 },
    { resource: 'room', from: start, until: start + 65 },
    { resource: 'mei', from: start + 45, until: start + 55 },
  ],
});

it('a visit is drawn as it was claimed: hands, resting, hands, and the room’s turnover', () => {
  const [placed] = place([needles(600)], 480, 1080);

  expect(placed!.stretches).toEqual([
    { kind: 'hands', from: 0, minutes: 20 },
    { kind: 'resting', from: 20, minutes: 25 },
    { kind: 'hands', from: 45, minutes: 10 },
    { kind: 'turnover', from: 55, minutes: 10 },
  ]);
});

it('visits that overlap stand side by side, others have the whole column', () => {
  const placed = place([needles(600, 'A'), needles(620, 'B'), needles(670, 'C'), needles(800, 'D')], 480, 1080);

  expect(placed.map(({ visit, lane, lanes }) => `${visit.reference} ${lane}/${lanes}`)).toEqual([
    'A 0/2',
    'B 1/2',
    'C 0/2',
    'D 0/1',
  ]);
});

it('a visit that begins while the last room is turned over has the whole column', () => {
  const placed = place([needles(600, 'A'), needles(660, 'B')], 480, 1080);

  expect(placed.map(({ visit, lane, lanes }) => `${visit.reference} ${lane}/${lanes}`)).toEqual(['A 0/1', 'B 0/1']);
});

it('the hours shown are whole, and early or late visits widen them', () => {
  expect(hoursShown([])).toEqual([480, 1080]);
  expect(hoursShown([[450, 1135]])).toEqual([420, 1140]);
});

it('every minute of a day has its classes, and every class its rule', () => {
  const rules = positionRules();
  for (const minute of [0, 7, 99, 615, 1439, 1440])
    for (const name of position(minute, minute).split(' ')) expect(rules).toContain(`.${name}{`);
});
