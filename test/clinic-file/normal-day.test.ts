import { describe, expect, it } from 'vitest';
import { type DrawnDay, normalDay, offeredBy } from '../../src/clinic-file/normal-day.js';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { slugOf } from '../../src/configuration/slug.js';
import { smallClinic } from '../support/small-clinic.js';

const today = '2026-11-23';
const acupuncture = { kind: 'base', slug: 'acupuncture' } as const;
const every = (minutes: number): ClinicFile =>
  normalForm({ ...smallClinic, policy: { ...smallClinic.policy, startEveryMinutes: minutes } });
const withPhases = (
  clinic: ClinicFile,
  ...minutes: readonly (readonly [number, 'hands' | 'resting'])[]
): ClinicFile => ({
  ...clinic,
  treatments: clinic.treatments.map((one) =>
    one.slug === 'acupuncture' ? { ...one, phases: minutes.map(([minutes, kind]) => ({ minutes, kind })) } : one,
  ),
});
const day = (clinic: ClinicFile, who?: string) => normalDay(clinic, acupuncture, today, who)!;

describe('a day with two rooms and one practitioner', () => {
  it('holds more when the practitioner need not stay', () => {
    const { phased, solid, rooms, weekday, practitioner } = day(every(5));

    expect([phased.visits, solid.visits, rooms, weekday]).toEqual([12, 8, 2, 2]);
    expect(practitioner).toEqual({ slug: 'mei', name: 'Mei Tanaka' });
  });

  it('holds no more when no start of the grid falls into the rest; then a finer grid is named', () => {
    expect(day(every(15))).toMatchObject({
      phased: { visits: 8 },
      solid: { visits: 8 },
      finer: { every: 5, visits: 12 },
    });
    expect(day(withPhases(every(15), [15, 'hands'], [30, 'resting'], [15, 'hands'])).phased.visits).toBeGreaterThan(8);
  });

  it('is drawn with nobody in two places', () => {
    const { phased } = day(every(5));

    for (const row of phased.rows) {
      const sorted = row.stretches.toSorted((a, b) => a.from - b.from);
      for (const [n, { from }] of sorted.entries()) {
        const before = sorted[n - 1];
        if (before) expect(before.from + before.minutes).toBeLessThanOrEqual(from);
      }
    }
    expect(phased.rows.map(({ name }) => name)).toEqual(['Mei Tanaka', 'East room', 'West room']);
    expect(minutesOf(phased, 'resting')).toBe(12 * 25);
    expect(minutesOf(phased, 'turnover')).toBe(12 * 10);
  });
});

const minutesOf = ({ rows }: DrawnDay, kind: string) =>
  rows.flatMap(({ stretches }) => stretches).reduce((sum, one) => sum + (one.kind === kind ? one.minutes : 0), 0);

it('is that of whoever is asked for, with phases of their own', () => {
  const own: ClinicFile = {
    ...every(5),
    practitioners: every(5).practitioners.map((one) =>
      one.slug === 'jonas'
        ? {
            ...one,
            offers: [{ treatment: 'acupuncture', location: 'harbour', phases: [{ minutes: 120, kind: 'hands' }] }],
          }
        : one,
    ),
  };

  expect(offeredBy(own, acupuncture)).toEqual(['mei/harbour', 'jonas/harbour']);
  expect(day(own, 'jonas/harbour')).toMatchObject({ practitioner: { slug: 'jonas' }, phased: { visits: 4 } });
});

it('counts everybody who offers it there, in the same rooms', () => {
  expect(day(every(5)).everyone).toEqual({ people: 2, visits: 14, solid: 14 });
});

it('is another day for who does not work on Tuesdays', () => {
  const clinic: ClinicFile = {
    ...every(5),
    practitioners: [
      { ...every(5).practitioners[0]!, hours: [{ location: 'harbour', weekday: 4, from: '09:00', to: '12:00' }] },
    ],
  };

  expect(day(clinic)).toMatchObject({ weekday: 4, everyone: null, phased: { from: 540, to: 720 } });
});

it('is somebody’s while nobody offers it', () => {
  const nobody: ClinicFile = { ...every(5), practitioners: [] };

  expect(day(nobody)).toMatchObject({ practitioner: null, location: 'Harbour Street', phased: { visits: 12 } });
});

it('is none where no room would do', () => {
  const clinic: ClinicFile = { ...every(5), practitioners: [], locations: [{ ...every(5).locations[0]!, rooms: [] }] };

  expect(normalDay(clinic, acupuncture, today)).toBeNull();
});

it('of an add-on is that of the treatment it is had with', () => {
  const day = normalDay(every(5), { kind: 'add-on', slug: 'cupping' }, today)!;

  expect(day.having).toBe('Acupuncture');
  expect(day.phased.visits).toBeLessThan(12);
});

it.each([
  ['Gua sha & cupping', 'gua-sha-cupping'],
  ['Größere Ruhe', 'grossere-ruhe'],
  ['  Mei’s hour ', 'meis-hour'],
  ['鍼灸', 'untitled'],
])('%s has the address %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(slugOf(name, new Set([slug, `${slug}-2`]))).toBe(`${slug}-3`);
});

it('patients who choose at random fill a day with fewer visits than it could hold, unless it is kept full', () => {
  const { chosen, phased } = day(every(15));

  expect(chosen!.any.visits).toBeLessThan(chosen!.full.visits);
  expect(chosen!.full.visits).toBeLessThanOrEqual(phased.visits);
  expect(day(every(15)).chosen).toEqual(chosen);
});
