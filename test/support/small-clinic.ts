import type { DataSource } from 'typeorm';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { clinicFiles } from './clinic-files.js';

const weekdays = [1, 2, 3, 4, 5];
const everyDay = weekdays.map((weekday) => ({ location: 'harbour', weekday, from: '09:00', to: '17:00' }));
const everything = ['acupuncture', 'cupping', 'community'].map((treatment) => ({ treatment, location: 'harbour' }));

/**
 * One place in New York with two tables, one chair and one cupping set; Mei and Jonas do everything, Monday to Friday,
 * 09:00 to 17:00. Acupuncture: 20 hands, 25 resting, 10 hands, and 10 until the room is ready again.
 */
export const smallClinic: ClinicFile = {
  name: 'Harbour Acupuncture',
  currency: 'USD',
  locale: 'en-US',
  policy: {
    minNoticeMinutes: 120,
    horizonDays: 90,
    cancelNoticeMinutes: 1440,
    startEveryMinutes: 15,
    holdMinutes: 10,
  },
  locations: [
    {
      slug: 'harbour',
      name: 'Harbour Street',
      address: { line1: '4 Harbour Street', city: 'Bellport', region: 'NY', postcode: '11713', country: 'US' },
      latitude: 40.757,
      longitude: -72.9393,
      timeZone: 'America/New_York',
      phone: '+1 631 555 0100',
      access: ['step-free'],
      rooms: [
        { slug: 'east', name: 'East room', features: ['table'] },
        { slug: 'west', name: 'West room', features: ['table'] },
        { slug: 'chair', name: 'Chair by the window', features: ['chair'] },
      ],
      equipment: [{ slug: 'cups', kind: 'cupping-set' }],
    },
  ],
  treatments: [
    {
      slug: 'acupuncture',
      name: 'Acupuncture',
      kind: 'base',
      description: 'Needles, and time to rest with them.',
      phases: [
        { minutes: 20, kind: 'hands' },
        { minutes: 25, kind: 'resting' },
        { minutes: 10, kind: 'hands' },
      ],
      turnoverMinutes: 10,
      price: 9500,
      room: ['table'],
      equipment: [],
      addOns: ['cupping'],
      for: 'anyone',
      online: true,
    },
    {
      slug: 'cupping',
      name: 'Cupping',
      kind: 'base',
      description: 'Cups on the back and shoulders.',
      phases: [{ minutes: 30, kind: 'hands' }],
      turnoverMinutes: 10,
      price: 6000,
      room: ['table'],
      equipment: ['cupping-set'],
      addOns: [],
      for: 'anyone',
      online: true,
    },
    {
      slug: 'community',
      name: 'Community acupuncture',
      kind: 'base',
      description: 'Needles in a chair, in company.',
      phases: [
        { minutes: 10, kind: 'hands' },
        { minutes: 30, kind: 'resting' },
        { minutes: 5, kind: 'hands' },
      ],
      turnoverMinutes: 5,
      price: 3500,
      room: ['chair'],
      equipment: [],
      addOns: [],
      for: 'anyone',
      online: true,
    },
    {
      slug: 'cupping',
      name: 'Cupping with it',
      kind: 'add-on',
      description: 'Cups after the needles.',
      phases: [{ minutes: 15, kind: 'hands' }],
      turnoverMinutes: 10,
      price: 3000,
      room: ['table'],
      equipment: ['cupping-set'],
      addOns: [],
      for: 'anyone',
      online: true,
    },
  ],
  practitioners: [
    {
      slug: 'mei',
      name: 'Mei Tanaka',
      title: 'Licensed acupuncturist',
      email: 'mei@harbour.example.org',
      languages: ['en', 'ja'],
      registration: { body: 'NCCAOM', number: '100001' },
      offers: everything,
      hours: everyDay,
      exceptions: [],
      timeOff: [],
    },
    {
      slug: 'jonas',
      name: 'Jonas Weber',
      title: 'Licensed acupuncturist',
      email: 'jonas@harbour.example.org',
      languages: ['en', 'de'],
      offers: everything,
      hours: everyDay,
      exceptions: [],
      timeOff: [],
    },
  ],
  links: [
    {
      code: 'muscle-knots',
      label: 'See your local acupuncturist',
      treatment: 'acupuncture',
      addOns: ['cupping'],
      page: 'https://blog.example.org/muscle-knots',
    },
  ],
};

/** Puts a clinic into a database; the small one unless told otherwise. */
export async function importClinic(db: DataSource, file: ClinicFile = smallClinic): Promise<void> {
  await clinicFiles(db).import(file);
}
