import type { Candidate } from '../../../availability/candidates.js';
import { zoneOf } from '../../../time/wall-clock.js';
import type { Clinic } from '../../shared/structured-data.js';
import { bookAddress, choiceOf } from '../choice.js';
import { scheduleId } from './fhir.js';

const extensions = 'http://fhir-registry.smarthealthit.org/StructureDefinition';

/**
 * FHIR Slots, one a line: each a start that one patient can book, with the address at which it is chosen. What is the same
 * in all of them is written once: there are tens of thousands.
 */
export function slotLines({ origin }: Clinic, candidate: Candidate, starts: readonly number[]): string {
  const schedule = scheduleId(candidate);
  const zone = zoneOf(candidate.location.timeZone);
  const link = `${origin}${bookAddress(choiceOf(candidate))}&start=`;
  const phone = candidate.location.phone;
  const head = `{"resourceType":"Slot","id":"${schedule}-`;
  const middle = `","schedule":{"reference":"Schedule/${schedule}"},"status":"free","start":"`;
  const before = `","extension":[{"url":"${extensions}/booking-deep-link","valueUrl":${JSON.stringify(link).slice(0, -1)}`;
  const call = phone ? `,{"url":"${extensions}/booking-phone","valueString":${JSON.stringify(phone)}}` : '';
  const tail = `"}${call}]}\n`;
  let lines = '';
  for (const start of starts) {
    const from = zone.iso(start);
    const to = zone.iso(start + candidate.visit.minutes);
    lines += `${head}${start}${middle}${from}","end":"${to}${before}${inQuery(from)}${tail}`;
  }
  return lines;
}

/** Of a moment, only these mean something else in a query. */
const inQuery = (iso: string) => iso.replaceAll(':', '%3A').replace('+', '%2B');
