import type { VNode } from 'preact';
import { webhookEvents } from '../../../webhooks/webhook.js';
import { Carried, type Carry, Field, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';
import type { TypedWebhook } from './webhook-form.js';

export interface WebhookFieldsProps {
  readonly site: Site;
  readonly action: string;
  readonly typed: TypedWebhook;
  readonly errors: FieldErrors;
  readonly carry?: Carry;
  readonly submit: string;
}

/** Which program, where, and what it hears of. */
export function WebhookForm({ site, action, typed, errors, carry, submit }: WebhookFieldsProps): VNode {
  const { t } = site;
  return (
    <form action={action} method="post">
      {carry && <Carried fields={carry} />}
      <Field
        site={site}
        name="name"
        label={t('webhook.name')}
        hint={t('webhook.name-hint')}
        value={typed.name}
        error={errors.name}
        input={{ maxLength: 80, autocomplete: 'off' }}
      />
      <Field
        site={site}
        name="address"
        label={t('webhook.address')}
        hint={t('webhook.address-hint')}
        value={typed.address}
        error={errors.address}
        input={{ maxLength: 1000, autocomplete: 'off', spellcheck: false }}
      />
      <Ticks
        name="events"
        legend={t('webhook.events')}
        error={errors.events}
        choices={webhookEvents.map((event) => ({ value: event, label: t(`webhook.event.${event}`) }))}
        chosen={typed.events}
      />
      <button class="button" type="submit" data-once>
        {submit}
      </button>
    </form>
  );
}
