import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';

interface RetirementProps {
  readonly site: Site;
  /** Of the entry. */
  readonly address: string;
  readonly lead: string;
  readonly button: string;
}

/** The end of an entry. */
export function Retirement({ site, address, lead, button }: RetirementProps): VNode {
  return (
    <section aria-labelledby="retire">
      <h2 id="retire">{site.t('location.retire')}</h2>
      <p class="hint">{lead}</p>
      <form action={`${address}/retirement`} method="post">
        <button class="button quiet danger" type="submit" data-once>
          {button}
        </button>
      </form>
    </section>
  );
}
