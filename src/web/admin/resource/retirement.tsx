import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

interface RetirementProps {
  /** Of the entry. */
  readonly address: string;
  readonly lead: string;
  readonly button: string;
}

/** What archiving an entry means, and the button that does it. */
export function Retirement({ address, lead, button }: RetirementProps): VNode {
  const { t } = useSite();
  return (
    <Section id="retire" title={t('location.retire')}>
      <p class="hint">{lead}</p>
      <Form action={`${address}/retirement`}>
        <Submit look="quiet danger">{button}</Submit>
      </Form>
    </Section>
  );
}
