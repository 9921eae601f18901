import type { Candidate } from '../../../availability/candidates.js';
import type { FreeOfPost } from '../../../availability/free-starts.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { money } from '../../../i18n/amount.js';
import { dateAdd, wallOf } from '../../../time/wall-clock.js';
import { say } from '../../../i18n/words.js';
import type { Clinic } from '../../shared/structured-data.js';
import {
  locationResource,
  practitionerResource,
  type Resource,
  roleResource,
  scheduleResource,
  serviceId,
  serviceResource,
} from './fhir.js';
import type { PublishedFile } from './publication.js';

interface DirectoryPart {
  readonly type: PublishedFile['type'];
  readonly resources: Iterable<Resource>;
  readonly states: readonly string[];
}

/** All that slots refer to: places, people, what each does where, and the calendar of each treatment of theirs. */
export function directory(
  clinic: Clinic,
  { locations, clinic: { locale } }: Snapshot,
  free: readonly FreeOfPost[],
  at: Date,
  days: number,
): readonly DirectoryPart[] {
  const people = new Set(free.map(({ post }) => post.practitioner));
  const offerOf = ({ visit: { minutes, price }, location: { currency } }: Candidate) =>
    say('find.offer', { minutes, price: money(price, currency, locale) }, locale);
  const parts: readonly Pick<DirectoryPart, 'type' | 'resources'>[] = [
    { type: 'Location', resources: each(locations, (location) => locationResource(clinic, location)) },
    { type: 'Practitioner', resources: each(people, (person) => practitionerResource(clinic, person)) },
    {
      type: 'PractitionerRole',
      resources: each(free, ({ post, offered }) =>
        roleResource(
          clinic,
          post,
          offered.map(({ candidate }) => candidate.treatment),
        ),
      ),
    },
    {
      type: 'HealthcareService',
      resources: each(servicesOf(free), ({ location, treatment }) => serviceResource(clinic, location, treatment)),
    },
    {
      type: 'Schedule',
      resources: each(
        free.flatMap(({ offered }) => offered),
        ({ candidate }) => {
          const from = wallOf(candidate.location.timeZone, Math.floor(at.getTime() / 60_000)).date;
          return scheduleResource(clinic, candidate, { offer: offerOf(candidate), from, to: dateAdd(from, days - 1) });
        },
      ),
    },
  ];
  const states = [...new Set(locations.map(({ address }) => address.region).filter(Boolean))];
  return parts.map((part) => ({ ...part, states }));
}

/** What is offered at each place, by whomever: once. */
function servicesOf(free: readonly FreeOfPost[]): Iterable<Candidate> {
  const services = new Map<string, Candidate>();
  for (const { candidate } of free.flatMap(({ offered }) => offered)) services.set(serviceId(candidate), candidate);
  return services.values();
}

/** Made while it is read, so that who reads can let others have their turn. */
function* each<T>(all: Iterable<T>, make: (one: T) => Resource): Iterable<Resource> {
  for (const one of all) yield make(one);
}
