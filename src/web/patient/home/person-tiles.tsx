import type { VNode } from 'preact';
import { type Photo, Portrait } from '../../shared/portrait.js';

export interface PersonTile {
  readonly name: string;
  readonly title: string;
  readonly href: string;
  readonly photo: Photo | null;
  /** "Bellport, Bermondsey" */
  readonly places: string;
  /** "English, Japanese" */
  readonly languages: string;
}

interface PersonTilesProps {
  readonly people: readonly PersonTile[];
  /** The level of the heading they stand under. */
  readonly under?: 1 | 2;
}

/** Faces, each with who it is and the way to their page. */
export function PersonTiles({ people, under = 2 }: PersonTilesProps): VNode {
  const Heading = under === 1 ? 'h2' : 'h3';
  return (
    <ul class="person-tiles">
      {people.map((person) => (
        <li key={person.href}>
          <Portrait photo={person.photo} size="tile" name={person.name} />
          <div>
            <Heading>
              <a href={person.href}>{person.name}</a>
            </Heading>
            {person.title && <p>{person.title}</p>}
            {person.places && <p class="soft">{person.places}</p>}
            {under === 1 && person.languages && <p class="soft">{person.languages}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
