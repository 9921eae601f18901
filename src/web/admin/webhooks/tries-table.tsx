import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div class="scrolls" role="region" tabIndex={0} aria-label={t('reports.scrolls', { what: t('webhook.log') })}>
      <table class="figures tries">
        <caption class="unseen">{t('webhook.log')}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {t(`webhook.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tries.map(({ id, messageId, when, event, reference, attempt, status, milliseconds, state }) => (
            <tr key={id}>
              <th scope="row">{when}</th>
              <td>{event}</td>
              <td>
                {state && <span class={state === 'dead' ? 'bad' : 'soft'}>{t(`webhook.state.${state}`)}</span>}
                {state && state !== 'due' && (
                  <Form action={`${here}/replays`} carry={{ message: messageId }}>
                    <Submit look="link" label={t('webhook.again-name', { event, reference })}>
                      {t('webhook.again')}
                    </Submit>
                  </Form>
                )}
              </td>
              <td>{status ?? t('webhook.no-answer')}</td>
              <td>{attempt}</td>
              <td>{t('webhook.milliseconds', { count: milliseconds })}</td>
              <td>{reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
