import type { VNode } from 'preact';
import { firstWords } from '../../../i18n/markdown.js';
import type { Offered } from '../find/outcome.js';

interface OfferedListProps {
  readonly treatments: readonly Offered[];
  /** The level of the heading they stand under. */
  readonly under?: 1 | 2;
}

/** Treatments, each with what it is, how long it takes, and from how much. */
export function OfferedList({ treatments, under = 2 }: OfferedListProps): VNode {
  const Heading = under === 1 ? 'h2' : 'h3';
  return (
    <ul class="offered priced">
      {treatments.map((treatment) => (
        <li key={treatment.href}>
          <Heading>
            <a href={treatment.href}>{treatment.name}</a>
          </Heading>
          <p>{firstWords(treatment.description)}</p>
          <p class="soft offer">{treatment.offer}</p>
        </li>
      ))}
    </ul>
  );
}
