import { expect, it } from 'vitest';
import { withoutMisfits } from '../../src/changes/misfits.js';
import { smallClinic } from '../support/small-clinic.js';

const [mei, jonas] = smallClinic.practitioners;
const [link] = smallClinic.links;

it('a clinic in which everything fits stays as it is', () => {
  expect(withoutMisfits(smallClinic)).toEqual({ file: smallClinic, dropped: 0 });
});

it('offers without a room and hours that overlap others are dropped, and counted', () => {
  const [first] = mei!.hours;
  const overlapping = { ...first!, from: '16:00', to: '18:00' };
  const clinic = {
    ...smallClinic,
    locations: smallClinic.locations.map((one) => ({
      ...one,
      rooms: one.rooms.filter(({ slug }) => slug !== 'chair'),
    })),
    practitioners: [{ ...mei!, hours: [...mei!.hours, overlapping] }, jonas!],
  };

  const { file, dropped } = withoutMisfits(clinic);

  expect(dropped).toBe(3);
  expect(file.practitioners[0]!.hours).toEqual(mei!.hours);
  expect(file.practitioners.flatMap(({ offers }) => offers.map(({ treatment }) => treatment))).not.toContain(
    'community',
  );
});

it('a link leads to what is left: without its treatment, without add-ons to it', () => {
  const clinic = {
    ...smallClinic,
    links: [{ ...link!, treatment: 'leeches', practitioner: 'nobody', near: 'Bellport' }],
  };

  const { file, dropped } = withoutMisfits(clinic);

  expect(dropped).toBe(2);
  expect(file.links[0]).toMatchObject({ code: link!.code, near: 'Bellport', addOns: [] });
  expect(file.links[0]!.treatment ?? file.links[0]!.practitioner).toBeUndefined();
});

it('what cannot be left out stays, for whoever validates the clinic', () => {
  const clinic = { ...smallClinic, name: '' };

  expect(withoutMisfits(clinic)).toEqual({ file: clinic, dropped: 0 });
});
