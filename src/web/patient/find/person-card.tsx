import type { VNode } from 'preact';
import type { Carry } from '../../shared/form.js';
import { type Photo, Portrait } from '../../shared/portrait.js';
import { dial } from '../../../patients/phone-number.js';
import type { Site } from '../../shared/site.js';
import { dotted } from '../in-words.js';
import { HoldTimes } from '../hold-times.js';

/** A practitioner at one location, with what a patient needs to choose. */
export interface PersonCard {
  readonly name: string;
  readonly title: string;
  readonly photo: Photo | null;
  readonly href: string;
  /** "Harbour Street, Bellport, NY" */
  readonly place: string;
  /** "Bermondsey, London, United Kingdom": for readers who may be anywhere. */
  readonly placeInFull: string;
  /** "2.4 km" */
  readonly distance?: string;
  /** "English, Mandarin" */
  readonly languages: string;
  readonly access: readonly string[];
  /** "65 minutes, $120" */
  readonly offer: string;
  /** "Cupping isn't available at Bermondsey.": the offer and the times are without it. */
  readonly unavailable?: string;
  /** Some of the next free times. */
  readonly times: readonly TimeLink[];
  /** "No openings at those times right now." */
  readonly none: string;
  /** Of the place; empty where it has none. */
  readonly phone: string;
  readonly allTimes: string;
  /** With what a time is held. */
  readonly hold: Carry;
}

export interface TimeLink {
  readonly href: string;
  readonly day: string;
  /** "16:30" */
  readonly time: string;
  /** ISO 8601 with the location's offset */
  readonly at: string;
}

interface PersonProps {
  readonly site: Site;
  readonly person: PersonCard;
  /** In the list. */
  readonly number: number;
  /** And on the map. */
  readonly numbered: boolean;
}

export function Person({ site, person, number, numbered }: PersonProps): VNode {
  const { t } = site;
  return (
    <li
      class="person"
      id={`person-${number}`}
      data-search={`${person.name} ${person.place} ${person.languages}`.toLowerCase()}
    >
      <Portrait photo={person.photo} size="small" name={person.name} />
      <h2>
        {numbered && <span class="number">{number}</span>}
        <a href={person.href}>{person.name}</a>
      </h2>
      <p>{person.title}</p>
      <p class="where">
        <span>{person.place}</span>
        {person.distance && <span class="distance">{person.distance}</span>}
      </p>
      <p class="soft">{dotted([person.languages, ...person.access])}</p>
      {person.times.length > 0 ? (
        <>
          <p class="offer">
            {person.unavailable && <strong>{`${person.unavailable} `}</strong>}
            {t('find.next-free', { offer: person.offer })}
          </p>
          <HoldTimes site={site} fields={person.hold} times={person.times} name={person.name} />
          <p class="more">
            <a href={person.allTimes}>
              {t('find.all-times')} <span class="unseen">{t('find.time-with', { name: person.name })}</span>
            </a>
          </p>
        </>
      ) : (
        <p class="offer calls">
          {person.none} <a href={person.href}>{t('find.other-offers', { name: person.name })}</a>
          {person.phone && <a href={dial(person.phone)}>{t('find.call', { phone: person.phone })}</a>}
        </p>
      )}
    </li>
  );
}
