import type { VNode } from 'preact';
import { Carried, emailInput, Field, Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';

export interface ConfirmationView {
  /** Where it went, while that can be corrected. */
  readonly email?: string;
  readonly correct: string;
  readonly resend: string;
  readonly once: string;
  /** What was typed instead, and what is wrong with it. */
  readonly typed?: string;
  readonly error?: string;
  /** Why it was not sent again. */
  readonly fault?: string;
}

interface ConfirmationProps {
  readonly confirmation: ConfirmationView;
}

/** Where the email went, which `lead` says, and a form to have it sent elsewhere. */
export function ConfirmationSent(props: ConfirmationProps & { readonly lead: string }): VNode {
  const { confirmation, lead } = props;
  const { email, correct, once, typed, error, fault } = confirmation;
  const { t } = useSite();
  if (!email) return <p class="lead">{lead}</p>;
  return (
    <section class="sent">
      {fault && (
        <Notice bad>
          <p>{fault}</p>
        </Notice>
      )}
      <p class="lead">{lead}</p>
      <details class="no-print" open={error !== undefined}>
        <summary>{t('done.email-wrong')}</summary>
        <Form action={correct} carry={{ once }} errors={error ? { email: error } : {}} submit={t('done.email-send')}>
          <Field
            name="email"
            label={t('done.email-new')}
            hint={t('done.email-new-hint')}
            value={typed ?? email}
            input={{ ...emailInput, autocomplete: 'email', autofocus: Boolean(error) }}
          />
        </Form>
      </details>
    </section>
  );
}

export function ResendButton({ confirmation: { resend, once } }: ConfirmationProps): VNode {
  const { t } = useSite();
  return (
    <form class="no-print" method="post" action={resend}>
      <Carried fields={{ once }} />
      <Submit look="link">{t('done.email-resend')}</Submit>
    </form>
  );
}
