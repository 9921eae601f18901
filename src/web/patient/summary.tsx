import type { ComponentChildren, VNode } from 'preact';
import type { Site } from '../shared/site.js';

/** A visit in words, as the patient is told it before and after booking. */
export interface Summary {
  readonly treatment: string;
  /** "55 minutes", "75 minutes · For new patients" */
  readonly minutes: string;
  /** "Tuesday 1 December, 10:00", once chosen */
  readonly when?: string;
  /** "until 11:05" */
  readonly until?: string;
  readonly practitioner: string;
  readonly place: string;
  readonly address?: string;
  readonly price: string;
  /** When cancelling is free and what it means otherwise, sentence by sentence. */
  readonly terms: readonly string[];
}

export function Facts({ site, visit }: { readonly site: Site; readonly visit: Summary }): VNode {
  const { t } = site;
  return (
    <dl class="facts">
      {visit.when && (
        <Fact name={t('visit.when')}>
          <strong>{visit.when}</strong> {visit.until && <span class="soft">{visit.until}</span>}
        </Fact>
      )}
      <Fact name={t('visit.treatment')}>
        {visit.treatment} <span class="soft">{visit.minutes}</span>
      </Fact>
      <Fact name={t('visit.with')}>{visit.practitioner}</Fact>
      <Fact name={t('visit.where')}>
        {visit.place} {visit.address && <span class="soft">{visit.address}</span>}
      </Fact>
      <Fact name={t('visit.price')}>{visit.price}</Fact>
    </dl>
  );
}

export function Terms({ visit }: { readonly visit: Pick<Summary, 'terms'> }): VNode {
  return (
    <div class="terms">
      {visit.terms.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
