import type { Snapshot } from '../../../availability/snapshot.js';
import type { Treatment } from '../../../treatments/treatment.js';
import type { Site } from '../../shared/site.js';
import { findAddress } from '../choice.js';
import { leastText, minutesOf, offerFrom, pricesOf } from '../find/find-form.view.js';
import { type CourseRhythm, rhythmOf, rhythmText } from '../course/course-choice.js';
import { pricesInWords } from '../course/course-times.view.js';
import { firstVisit } from './first-visit.view.js';
import type { TreatmentView } from './treatment-page.js';

export function treatmentView(site: Site, snapshot: Snapshot, treatment: Treatment, via?: string): TreatmentView {
  const { t } = site;
  const { treatments } = snapshot;
  const base = treatment.kind === 'base' ? treatment : treatments.find((one) => one.addOns.includes(treatment.slug));
  const addOns = treatments.filter((one) => one.kind === 'add-on' && treatment.addOns.includes(one.slug));
  return {
    name: treatment.name,
    description: treatment.description,
    preparation: treatment.preparation,
    offer: offerFrom(site, snapshot, treatment),
    phases: treatment.phases.map(({ minutes, kind }) => ({
      minutes: t('visit.minutes', { minutes }),
      part: minutes,
      words: t(`about.${kind}`),
      kind,
    })),
    addOns: addOns.map((addOn) => ({
      name: addOn.name,
      description: addOn.description,
      adds: t('find.adds', { minutes: minutesOf(addOn), price: leastText(site, pricesOf(snapshot, addOn)) }),
    })),
    firstVisit:
      treatment.for === 'new'
        ? undefined
        : firstVisit(site, snapshot, ({ slug }) => findAddress({ treatment: slug, via }), via),
    courses: coursesOf(site, snapshot, treatment, via),
    find: findAddress({ treatment: base?.slug, addOn: base === treatment ? [] : [treatment.slug], via }),
  };
}

/** Nobody comes for the first time several times. */
function coursesOf(site: Site, snapshot: Snapshot, treatment: Treatment, via?: string): TreatmentView['courses'] {
  const { t } = site;
  const { kind, courses, slug } = treatment;
  const { currency } = snapshot.clinic;
  if (kind !== 'base' || treatment.for === 'new') return [];
  const href = (rhythm: CourseRhythm) => findAddress({ treatment: slug, course: rhythmText(rhythm), via });
  if (courses.length === 0) return [{ href: href(rhythmOf({}, [])), text: t('course.several'), detail: '' }];
  return courses.map((offer) => ({
    href: href(offer),
    text: t('course.book', { count: offer.visits }),
    detail: [
      t('course.every', { days: offer.everyDays }),
      ...(offer.price === undefined
        ? []
        : [...pricesInWords(site, currency, offer.price, []), ...onlyWhere(snapshot, treatment, currency)]),
    ].join(' · '),
  }));
}

/** The places where it is paid in this currency, if it is offered elsewhere too. */
function onlyWhere({ offers, locations }: Snapshot, { id }: Treatment, currency: string): string[] {
  const offering = new Set(offers.flatMap((offer) => (offer.treatmentId === id ? [offer.locationId] : [])));
  const all = locations.filter((location) => offering.has(location.id));
  const paid = all.filter((location) => location.currency === currency);
  return paid.length < all.length ? paid.map(({ name }) => name) : [];
}
