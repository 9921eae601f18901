import type { FreeOfPost } from '../../availability/free-starts.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { money } from '../../time/wording.js';
import { dateAdd, wallOf } from '../../time/wall-clock.js';
import { say } from '../../words/words.js';
import type { Clinic } from '../findable/data.js';
import {
  locationResource,
  practitionerResource,
  type Resource,
  roleResource,
  scheduleResource,
  serviceResource,
} from './fhir.js';
import type { PublishedFile } from './publication.js';

interface Part {
  readonly type: PublishedFile['type'];
  readonly resources: readonly Resource[];
  readonly states: readonly string[];
}

/** All that slots refer to: places, people, what each does where, and the calendar of each treatment of theirs. */
export function directory(
  clinic: Clinic,
  { locations, treatments, clinic: { currency, locale } }: Snapshot,
  free: readonly FreeOfPost[],
  at: Date,
  days: number,
): readonly Part[] {
  const states = [...new Set(locations.map(({ address }) => address.region).filter(Boolean))];
  const people = [...new Set(free.map(({ post }) => post.practitioner))];
  const services = locations.flatMap((location) => {
    const here = new Set(
      free
        .filter(({ post }) => post.location === location)
        .flatMap(({ offered }) => offered.map(({ candidate }) => candidate.treatment)),
    );
    return treatments.filter((one) => here.has(one)).map((treatment) => serviceResource(clinic, location, treatment));
  });
  const roles = free.map(({ post, offered }) =>
    roleResource(
      clinic,
      post,
      offered.map(({ candidate }) => candidate.treatment),
    ),
  );
  const schedules = free.flatMap(({ post: { location }, offered }) => {
    const from = wallOf(location.timeZone, Math.floor(at.getTime() / 60_000)).date;
    return offered.map(({ candidate }) => {
      const { minutes, price } = candidate.visit;
      const offer = say('find.offer', { minutes, price: money(price, currency, locale) }, locale);
      return scheduleResource(clinic, candidate, { offer, from, to: dateAdd(from, days - 1) });
    });
  });
  return [
    { type: 'Location', resources: locations.map((location) => locationResource(clinic, location)), states },
    { type: 'Practitioner', resources: people.map((person) => practitionerResource(clinic, person)), states },
    { type: 'PractitionerRole', resources: roles, states },
    { type: 'HealthcareService', resources: services, states },
    { type: 'Schedule', resources: schedules, states },
  ];
}
