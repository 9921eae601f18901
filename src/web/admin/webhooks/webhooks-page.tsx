import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { ForPrograms } from './for-programs.js';
import { WebhookForm } from './webhook-fields.js';
import type { TypedWebhook } from './webhook-form.js';

export interface WebhooksView {
  readonly member: StaffMember;
  readonly news?: string;
  readonly endpoints: readonly { readonly id: string; readonly name: string; readonly facts: readonly string[] }[];
}

interface WebhooksPageProps<View> {
  readonly site: Site;
  readonly view: View;
}

/** Every program that is told of visits, and what whoever writes one must know. */
export function WebhooksPage({ site, view }: WebhooksPageProps<WebhooksView>): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('webhooks.title')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin">{t('admin.back')}</a>
      </p>
      <h1>{t('webhooks.title')}</h1>
      {view.news && <Notice>{view.news}</Notice>}
      <p>{t('webhooks.lead')}</p>
      {view.endpoints.length === 0 ? (
        <p class="soft">{t('webhooks.none')}</p>
      ) : (
        <ul class="rows">
          {view.endpoints.map(({ id, name, facts }) => (
            <li key={id}>
              <span>
                <a href={`/admin/webhooks/${id}`}>{name}</a>
                {facts.map((fact) => (
                  <span key={fact} class="soft">
                    {fact}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="actions">
        <a class="button" href="/admin/webhooks/new">
          {t('webhooks.add')}
        </a>
      </p>
      <ForPrograms site={site} />
    </StaffLayout>
  );
}

export interface NewWebhookView {
  readonly member: StaffMember;
  readonly typed: TypedWebhook;
  readonly errors: FieldErrors;
  readonly once: string;
}

/** One more. */
export function NewWebhookPage({ site, view }: WebhooksPageProps<NewWebhookView>): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('webhook.new')} member={view.member} here="/admin">
      <p class="soft">
        <a href="/admin/webhooks">{t('webhooks.back')}</a>
      </p>
      <h1>{t('webhook.new')}</h1>
      <ErrorSummary site={site} errors={view.errors} />
      <WebhookForm
        site={site}
        action="/admin/webhooks/new"
        typed={view.typed}
        errors={view.errors}
        carry={{ once: view.once }}
        submit={t('webhook.make')}
      />
    </StaffLayout>
  );
}
