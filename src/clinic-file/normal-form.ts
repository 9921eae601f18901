import { normalForm as normal } from '../configuration/entries.js';
import { inOrderOf } from '../configuration/in-order-of.js';
import { templateKinds } from '../notifications/message-template.js';
import { isoOf } from '../time/wall-clock.js';
import { clinicFileEntity } from './clinic-file.entity.js';
import type { ClinicFile } from './schema.js';

/**
 * The same clinic, written in one way only: keys in order, defaults left out, lists without an order of their own
 * sorted, instants on the wall clock of the practitioner's first location. Two files mean the same exactly when their normal forms are the same text.
 */
export function normalForm(file: ClinicFile): ClinicFile {
  const zones = new Map(file.locations.map(({ slug, timeZone }) => [slug, timeZone]));
  const treatments = ['base', 'add-on'].flatMap((kind) =>
    file.treatments.filter((treatment) => treatment.kind === kind).map(({ slug }) => slug),
  );
  return normal(clinicFileEntity, {
    ...file,
    practitioners: file.practitioners.map((one) => practitioner(one, zones, treatments)),
    letters: lettersOf(file),
  });
}

type Practitioner = ClinicFile['practitioners'][number];

function practitioner(given: Practitioner, zones: ReadonlyMap<string, string>, treatments: string[]): Practitioner {
  const places = [...zones.keys()];
  const home = places.find((place) => [...given.offers, ...given.hours].some(({ location }) => location === place));
  const instant = (text: string) => isoOf(zones.get(home ?? '') ?? 'UTC', Date.parse(text) / 60_000);
  return {
    ...given,
    offers: given.offers.toSorted(
      inOrderOf((offer) => [places.indexOf(offer.location), treatments.indexOf(offer.treatment)]),
    ),
    hours: given.hours.toSorted(
      inOrderOf(({ weekday, from, to, location, everyWeeks = 1, starting = '' }) => [
        weekday,
        from,
        places.indexOf(location),
        to,
        everyWeeks,
        starting,
      ]),
    ),
    exceptions: given.exceptions
      .map((one) => ({ ...one, open: one.open.toSorted(inOrderOf(({ from }) => [from])) }))
      .sort(inOrderOf(({ date, location }) => [date, places.indexOf(location)])),
    timeOff: given.timeOff
      .map((one) => ({ ...one, from: instant(one.from), to: instant(one.to) }))
      .sort(inOrderOf(({ from, to, reason = '' }) => [Date.parse(from), Date.parse(to), reason])),
  };
}

/** Those that say something, in the order the kinds have. */
function lettersOf({ letters = [] }: ClinicFile): ClinicFile['letters'] {
  return letters
    .filter(({ kind: _kind, language: _language, ...words }) => Object.values(words).some((said) => said !== undefined))
    .sort(inOrderOf(({ kind, language }) => [templateKinds.indexOf(kind), language]));
}
