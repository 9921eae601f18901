import { expect, it } from 'vitest';
import { normalForm } from '../../src/clinic-file/normal-form.js';
import { readClinicFile } from '../../src/clinic-file/read-clinic-file.js';
import { clinicDraft } from '../../src/import/clinic-draft.js';
import { DumpReader } from '../../src/import/dump-reader.js';
import { configurationOf, EasyAppointmentsReader } from '../../src/import/easy-appointments.js';
import { readAnswers } from '../../src/import/easy-appointments-api.js';
import { importItemsOf, findingsOf } from '../../src/import/easy-appointments-items.js';
import { answers, dump } from '../support/easy-appointments.js';
import { smallClinic } from '../support/small-clinic.js';

function ofDump(text: string) {
  const reader = new EasyAppointmentsReader('2026-11-27');
  const rows = new DumpReader();
  for (const row of [...rows.push(text), ...rows.end()]) reader.row(row);
  return reader.result();
}

function ofAnswers(...given: readonly unknown[]) {
  const reader = new EasyAppointmentsReader('2026-11-27');
  for (const one of given) expect(readAnswers(one, reader)).toBe(true);
  return reader.result();
}

it.each(['1.3', '1.6'] as const)('a dump of %s gives everybody, and every appointment to come', (version) => {
  const found = ofDump(dump({ version }));

  // Up to 1.4 an appointment had no status: what was called off was deleted.
  const statuses = [
    { ref: 'status:booked', text: 'Booked', visits: 5, likely: 'live' },
    { ref: 'status:confirmed', text: 'Confirmed', visits: 1, likely: 'live' },
    { ref: 'status:cancelled', text: 'Cancelled', visits: 1, likely: 'cancelled' },
  ];
  expect(findingsOf(found)).toMatchObject({
    patients: 6,
    visits: 6,
    past: 1,
    statuses: version === '1.3' ? [] : statuses,
  });
  const all = [...importItemsOf(found)];
  expect(all[6]).toEqual({
    where: 'appointment 2',
    name: "Ada O'Neill",
    email: 'ada@example.org',
    phone: '+1 631 555 0101',
    visit: {
      key: '2/8f14e45fceea167a5a36dedd4bea0002',
      treatment: '1',
      practitioner: '3',
      location: '',
      addOns: [],
      date: '2026-12-01',
      minuteOfDay: 600,
      zone: version === '1.3' ? null : 'America/New_York',
      statuses: version === '1.3' ? [] : ['status:booked'],
    },
  });
  expect(all[5]).toMatchObject({ where: 'customer 16', name: 'Fay Okoro', visit: null });
});

it('the answers of the API say the same as the dump, together or one by one', () => {
  const together = ofAnswers(answers);
  const oneByOne = ofAnswers(answers.customers, answers.services, answers.appointments, answers.providers);

  expect([...importItemsOf(oneByOne)]).toEqual([...importItemsOf(together)]);
  expect([...importItemsOf(together)]).toEqual([...importItemsOf(ofDump(dump()))]);
});

it('with aggregates the appointments bring their people with them', () => {
  const [first] = answers.appointments.slice(1);
  const whole = {
    ...first,
    customer: answers.customers[0],
    provider: answers.providers[0],
    service: answers.services[0],
  };

  expect([...importItemsOf(ofAnswers([whole]))][1]).toMatchObject({
    name: "Ada O'Neill",
    visit: { practitioner: '3', treatment: '1' },
  });
});

it('providers and services become a clinic file: hours without breaks, days that differ, time off; what is known stays', () => {
  const draft = clinicDraft(normalForm(smallClinic), configurationOf(ofDump(dump())), 'harbour');
  const file = normalForm(readClinicFile(draft));

  expect(file.practitioners.map(({ slug }) => slug)).toEqual(['mei', 'jonas', 'nora-lind']);
  expect(file.treatments.map(({ slug, kind }) => `${kind} ${slug}`)).toContain('base ear-seeds');
  expect(file.treatments.find(({ slug }) => slug === 'ear-seeds')).toMatchObject({
    price: 4000,
    online: false,
    phases: [{ minutes: 30, kind: 'hands' }],
  });
  expect(file.practitioners[0]?.offers.map(({ treatment }) => treatment)).toContain('ear-seeds');
  const nora = file.practitioners.at(-1)!;
  expect(nora.offers).toEqual([{ treatment: 'acupuncture', location: 'harbour' }]);
  expect(nora.hours.filter(({ weekday }) => weekday === 1 || weekday === 6)).toEqual([
    { location: 'harbour', weekday: 1, from: '09:00', to: '12:00' },
    { location: 'harbour', weekday: 1, from: '13:00', to: '17:00' },
    { location: 'harbour', weekday: 6, from: '10:00', to: '14:00' },
  ]);
  expect(nora.exceptions).toEqual([
    { location: 'harbour', date: '2026-12-08', open: [] },
    ...['2026-12-10', '2026-12-11'].map((date) => ({
      location: 'harbour',
      date,
      open: [
        { from: '10:00', to: '11:00' },
        { from: '11:30', to: '13:00' },
      ],
    })),
  ]);
  expect(nora.timeOff).toEqual([
    { from: '2026-12-24T00:00:00-05:00', to: '2026-12-27T00:00:00-05:00', reason: 'Christmas' },
  ]);
});

it('a clinic without rooms gets one for each who works there', () => {
  const bare = {
    ...smallClinic,
    locations: smallClinic.locations.map((one) => ({ ...one, rooms: [], equipment: [] })),
    treatments: [],
    practitioners: [],
    links: [],
  };

  const file = readClinicFile(
    clinicDraft(normalForm(bare), configurationOf(ofDump(dump({ version: '1.3' }))), 'harbour'),
  );

  expect(file.locations[0]?.rooms.map(({ slug }) => slug)).toEqual(['room-1', 'room-2']);
  expect(file.practitioners.map(({ name, timeOff }) => [name, timeOff.length])).toEqual([
    ['Mei Tanaka', 1],
    ['Nora Lind', 0],
  ]);
});
