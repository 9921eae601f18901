import type { ComponentChildren, VNode } from 'preact';
import { webhook } from '../../../webhooks/webhook.entity.js';
import { webhookEvents } from '../../../webhooks/webhook.js';
import { Copied } from '../../shared/copied.js';
import { Section } from '../../shared/section.js';
import { type Carry, Form, Notice, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { EditForm } from '../resource/edit-form.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import type { EntryForm } from '../resource/resource.js';
import { spans } from './replays.js';
import { TriesTable, type TryView } from './tries-table.js';
import type { PageProps } from '../../staff/page-props.js';

interface WebhookView extends StaffView {
  readonly name: string;
  readonly facts: readonly string[];
  readonly running: boolean;
  readonly formerUntil?: string;
  readonly secret?: string;
  readonly form: EntryForm;
  readonly tries: readonly TryView[];
  /** Where the older ones are, if there are any. */
  readonly older?: string;
  readonly isNewest: boolean;
  readonly once: string;
}

/** One program: whether everything arrives, its secret, what was sent, its end. */
export function WebhookPage({ site, view }: PageProps<WebhookView>): VNode {
  const { t } = site;
  const here = view.form.action;
  return (
    <AdminPage view={view} title={view.name} here={here}>
      {view.secret && <NewSecret name={view.name} secret={view.secret} />}
      <ul class="plain">
        {view.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div class="actions">
        <Do action={`${here}/test`}>{t('webhook.test')}</Do>
        {view.running ? (
          <Do action={`${here}/pause`}>{t('webhook.pause')}</Do>
        ) : (
          <Do action={`${here}/resumption`}>{t('webhook.resume')}</Do>
        )}
      </div>
      <Section id="log" title={t('webhook.log')}>
        <p class="hint">{t('webhook.log-lead')}</p>
        <TriesTable here={here} tries={view.tries} />
        <p class="actions">
          {!view.isNewest && <a href={here}>{t('webhook.newest')}</a>}
          {view.older && <a href={view.older}>{t('webhook.older')}</a>}
        </p>
        {view.tries.length > 0 && <Replay here={here} />}
      </Section>
      <Section id="secret-head" title={t('webhook.secret')}>
        <p>{t('webhook.secret-kept')}</p>
        {view.formerUntil && <p>{view.formerUntil}</p>}
        <p class="hint">{t('webhook.replace-hint')}</p>
        <Do action={`${here}/secret`} carry={{ once: view.once }}>
          {t('webhook.replace')}
        </Do>
      </Section>
      <Section id="change" title={t('webhook.change')}>
        <WebhookForm form={view.form} submit={t('webhook.save')} />
      </Section>
      <details class="why">
        <summary>{t('webhook.remove-ask', { name: view.name })}</summary>
        <p>{t('webhook.remove-lead')}</p>
        <Form action={`${here}/retirement`}>
          <Submit look="danger">{t('webhook.remove')}</Submit>
        </Form>
      </details>
    </AdminPage>
  );
}

/** Which program, where, and what it hears of. */
export function WebhookForm({ form, submit }: { readonly form: EntryForm; readonly submit: string }): VNode {
  const { t } = useSite();
  const events = webhookEvents.map((value) => ({ value, label: t(`webhook.event.${value}`) }));
  return <EditForm entity={webhook} form={form} submit={submit} choices={{ events }} />;
}

interface DoProps {
  readonly action: string;
  readonly carry?: Carry;
  readonly children: ComponentChildren;
}

function Do({ children, ...form }: DoProps): VNode {
  return (
    <Form {...form}>
      <Submit look="quiet">{children}</Submit>
    </Form>
  );
}

/** The only time it is seen. */
function NewSecret({ name, secret }: { readonly name: string; readonly secret: string }): VNode {
  const { t } = useSite();
  return (
    <Notice>
      <h2>{t('webhook.secret-new', { name })}</h2>
      <Copied id="secret" label={t('webhook.secret')} hint={t('webhook.secret-once')} text={secret} />
    </Notice>
  );
}

function Replay({ here }: { readonly here: string }): VNode {
  const { t } = useSite();
  return (
    <details class="why">
      <summary>{t('webhook.replay')} …</summary>
      <p class="hint">{t('webhook.replay-hint')}</p>
      <Form action={`${here}/replays`}>
        <Select
          name="since"
          label={t('webhook.since')}
          value="24"
          choices={spans.map((hours) => ({ value: String(hours), label: t(`webhook.since.${hours}`) }))}
        />
        <Select
          name="which"
          label={t('webhook.which')}
          value="dead"
          choices={(['dead', 'all'] as const).map((which) => ({ value: which, label: t(`webhook.which.${which}`) }))}
        />
        <Submit look="quiet">{t('webhook.again')}</Submit>
      </Form>
    </details>
  );
}
