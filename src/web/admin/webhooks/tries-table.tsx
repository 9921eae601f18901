import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { Table } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';

export interface TryView {
  readonly id: string;
  readonly messageId: string;
  readonly when: string;
  readonly event: string;
  readonly reference: string;
  readonly attempt: number;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly state: 'due' | 'delivered' | 'dead' | null;
}

interface TriesProps {
  readonly here: string;
  readonly tries: readonly TryView[];
}

/** One line a try; where it was a message's last, how that stands and the way to send it again. */
export function TriesTable({ here, tries }: TriesProps): VNode {
  const { t } = useSite();
  if (tries.length === 0) return <p class="soft">{t('webhook.log-none')}</p>;
  const head = ['when', 'event', 'fate', 'answer', 'try', 'took', 'reference'] as const;
  return (
    <Table
      class="tries"
      caption={t('webhook.log')}
      head={head.map((name) => t(`webhook.${name}`))}
      rows={tries.map((one) => [
        one.when,
        one.event,
        { text: <Fate here={here} one={one} /> },
        one.status === null ? t('webhook.no-answer') : String(one.status),
        String(one.attempt),
        t('webhook.milliseconds', { count: one.milliseconds }),
        one.reference,
      ])}
    />
  );
}

function Fate({ here, one }: { readonly here: string; readonly one: TryView }): VNode | null {
  const { t } = useSite();
  const { messageId, event, reference, state } = one;
  if (!state) return null;
  return (
    <>
      <span class={state === 'dead' ? 'bad' : 'soft'}>{t(`webhook.state.${state}`)}</span>
      {state !== 'due' && (
        <Form action={`${here}/replays`} carry={{ message: messageId }}>
          <Submit look="link" label={t('webhook.again-name', { event, reference })}>
            {t('webhook.again')}
          </Submit>
        </Form>
      )}
    </>
  );
}
