import { VisitProgress } from '../../src/bookings/by-staff/visit-progress.service.js';
import type { App } from './app.js';
import { rosa } from './staff-actors.js';

/** Tuesday, 1 December 2026 in Bellport (New York time): the day that the pictures of the README show. */
export const clinicDay = '2026-12-01';

/** Ten past eleven on that day. */
export const lateMorning = new Date(`${clinicDay}T11:10:00-05:00`);

type Step = 'arrival' | 'start' | 'end';

interface Appointment {
  readonly time: string;
  readonly practitioner: string;
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly name: string;
  readonly steps?: readonly Step[];
}

const [mei, jonas] = ['mei-tanaka', 'jonas-weber'];
const done: readonly Step[] = ['arrival', 'start', 'end'];
const inTreatment: readonly Step[] = ['arrival', 'start'];

/** Mei sees two patients at once whenever one of them is resting with the needles in. */
const appointments: readonly Appointment[] = [
  { time: '09:00', practitioner: mei, treatment: 'acupuncture', name: 'Dana Whitfield', steps: done },
  { time: '09:15', practitioner: mei, treatment: 'acupuncture', name: 'Marcus Lee', steps: done },
  {
    time: '10:15',
    practitioner: mei,
    treatment: 'acupuncture',
    addOns: ['cupping'],
    name: 'Ana García',
    steps: inTreatment,
  },
  { time: '10:30', practitioner: mei, treatment: 'gua-sha', name: 'Sam Ortiz', steps: done },
  { time: '11:30', practitioner: mei, treatment: 'first-consultation', name: 'Helen Brooks', steps: ['arrival'] },
  { time: '13:30', practitioner: mei, treatment: 'community-acupuncture', name: 'Owen Hart' },
  { time: '13:45', practitioner: mei, treatment: 'acupuncture', name: 'Ruth Castellano' },
  { time: '15:00', practitioner: mei, treatment: 'facial-acupuncture', name: 'Chloe Martin' },
  { time: '12:00', practitioner: jonas, treatment: 'acupuncture', name: 'Ben Okafor' },
  { time: '13:00', practitioner: jonas, treatment: 'acupuncture', name: 'Lukas Frei' },
  { time: '14:15', practitioner: jonas, treatment: 'cupping', name: 'Tess Nolan' },
  { time: '15:15', practitioner: jonas, treatment: 'acupuncture', addOns: ['moxibustion'], name: 'Gina Romano' },
  { time: '17:00', practitioner: jonas, treatment: 'first-consultation', name: 'Noah Adler' },
];

/** Books the day through the public API, then lets the clock and the appointments come to late morning. */
export async function fillClinicDay({ url, get, clock }: Pick<App, 'url' | 'get' | 'clock'>): Promise<void> {
  const references: string[] = [];
  for (const [index, appointment] of appointments.entries()) references.push(await book(url, appointment, index));
  clock.set(lateMorning);
  for (const [index, { steps = [] }] of appointments.entries())
    for (const step of steps) await get(VisitProgress).advance(rosa, references[index]!, step);
}

async function book(url: string, { time, name, ...visit }: Appointment, index: number): Promise<string> {
  const { practitioner, treatment, addOns = [] } = visit;
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.org`;
  const answer = await fetch(`${url}/api/v1/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      treatment,
      addOns,
      practitioner,
      location: 'bellport',
      start: `${clinicDay}T${time}:00-05:00`,
      patient: { name, email: email.normalize('NFD').replace(/\p{M}/gu, ''), phone: `+1 631 555 01${10 + index}` },
    }),
  });
  const booked = (await answer.json()) as { readonly reference: string };
  if (answer.status !== 201) throw new Error(`${name} at ${time}: ${JSON.stringify(booked)}`);
  return booked.reference;
}
