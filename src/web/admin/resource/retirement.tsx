import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';

interface RetirementProps {
  readonly site?: Site;
  /** Of the entry. */
  readonly address: string;
  readonly lead: string;
  readonly button: string;
}

/** The end of an entry. */
export function Retirement({ address, lead, button }: RetirementProps): VNode {
  const { t } = useSite();
  return (
    <section aria-labelledby="retire">
      <h2 id="retire">{t('location.retire')}</h2>
      <p class="hint">{lead}</p>
      <Form action={`${address}/retirement`}>
        <Submit look="quiet danger">{button}</Submit>
      </Form>
    </section>
  );
}
