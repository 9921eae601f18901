import { expect, it } from 'vitest';
import { termsIn, termsOf } from '../../src/treatments/terms.js';

const clinic = {
  minNoticeMinutes: 120,
  horizonDays: 90,
  cancelNoticeMinutes: 1440,
  startEveryMinutes: 15,
  offeredTimes: 'any' as const,
  opensHoursBefore: 24,
  timesPerHalfDay: 2,
  holdMinutes: 10,
  practitionersSetHours: true,
  lateCancellation: 'Later than that, half the price is due.',
  noShow: 'Who does not come pays all of it.',
};

it('without terms of its own a treatment has the clinic’s', () => {
  const { holdMinutes: _, practitionersSetHours: __, ...terms } = clinic;

  expect(termsOf(clinic, [{ policy: {} }])).toEqual(terms);
});

it('a first consultation wants two days’ notice, and may say so little', () => {
  const terms = termsOf(clinic, [{ policy: { minNoticeMinutes: 2880, noShow: 'We call you.' } }]);

  expect(terms).toMatchObject({ minNoticeMinutes: 2880, cancelNoticeMinutes: 1440, noShow: 'We call you.' });
});

it('of a visit made of two the strictest terms hold, on the grid of its base', () => {
  const base = { policy: { minNoticeMinutes: 60, horizonDays: 30, startEveryMinutes: 20 } };
  const addOn = {
    policy: { minNoticeMinutes: 240, horizonDays: 60, cancelNoticeMinutes: 2880, startEveryMinutes: 60 },
  };

  expect(termsOf(clinic, [base, addOn])).toMatchObject({
    minNoticeMinutes: 240,
    horizonDays: 30,
    cancelNoticeMinutes: 2880,
    startEveryMinutes: 20,
  });
});

it('an add-on that asks for less notice than the clinic does not shorten it for its base', () => {
  expect(termsOf(clinic, [{ policy: {} }, { policy: { minNoticeMinutes: 0 } }]).minNoticeMinutes).toBe(120);
});

it('what both say is said once, and the clinic’s words only where neither says anything', () => {
  const half = { policy: { lateCancellation: 'Half is due.' } };
  const herbs = { policy: { lateCancellation: 'The herbs are paid for.' } };

  expect(termsOf(clinic, [half, herbs]).lateCancellation).toBe('Half is due. The herbs are paid for.');
  expect(termsOf(clinic, [half, half]).lateCancellation).toBe('Half is due.');
  expect(termsOf(clinic, [half, { policy: {} }]).lateCancellation).toBe('Half is due.');
  expect(termsOf(clinic, [{ policy: {} }]).noShow).toBe(clinic.noShow);
});

it('in another language says what is translated, each part in its own words, and nothing where nothing is said', () => {
  const told = { ...clinic, translations: { de: { noShow: 'Wer nicht kommt, zahlt alles.' } } };
  const half = {
    policy: { lateCancellation: 'Half is due.', translations: { de: { lateCancellation: 'Die Hälfte.' } } },
  };
  const herbs = { policy: { lateCancellation: 'The herbs are paid for.' } };
  const stray = { policy: { translations: { de: { noShow: 'Nichts.' } } } };
  const german = termsIn(termsOf(told, [half, herbs, stray]), 'de-AT');

  expect(german.lateCancellation).toBe('Die Hälfte. The herbs are paid for.');
  expect(german.noShow).toBe('Wer nicht kommt, zahlt alles.');
  expect(termsIn(termsOf(told, [half]), 'fr').lateCancellation).toBe('Half is due.');
});
