import type { VNode } from 'preact';
import { apiKey, apiScopes } from '../../../accounts/api-key.entity.js';
import { Copied } from '../../shared/copied.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../../staff/page-props.js';
import type { StaffView } from '../../staff/staff-page.js';
import { AdminPage } from '../admin-page.js';
import { EditForm } from '../resource/edit-form.js';
import type { EntryForm } from '../resource/resource.js';

interface ApiKeyView extends StaffView {
  readonly name: string;
  readonly facts: readonly string[];
  readonly revoked: boolean;
  readonly secret?: string;
  readonly form: EntryForm;
}

/** One key: itself, once; what it may do; its end. */
export function ApiKeyPage({ site, view }: PageProps<ApiKeyView>): VNode {
  const { t } = site;
  const { name, secret, form } = view;
  return (
    <AdminPage view={view} title={name} here={form.action}>
      {secret && (
        <Notice>
          <h2>{t('apiKey.secret-new', { name })}</h2>
          <Copied id="secret" label={t('apiKey.secret')} hint={t('apiKey.secret-once')} text={secret} />
        </Notice>
      )}
      <ul class="plain">
        {view.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {!view.revoked && (
        <>
          <Section id="change" title={t('apiKey.change')}>
            <ApiKeyForm form={form} submit={t('apiKey.save')} />
          </Section>
          <details class="why">
            <summary>{t('apiKey.revoke-ask', { name })}</summary>
            <p>{t('apiKey.revoke-lead')}</p>
            <Form action={`${form.action}/retirement`}>
              <Submit look="danger">{t('apiKey.revoke')}</Submit>
            </Form>
          </details>
        </>
      )}
    </AdminPage>
  );
}

export function ApiKeyForm({ form, submit }: { readonly form: EntryForm; readonly submit: string }): VNode {
  const { t } = useSite();
  const scopes = apiScopes.map((value) => ({ value, label: t(`apiKey.scope.${value}`) }));
  return <EditForm entity={apiKey} form={form} submit={submit} choices={{ scopes }} />;
}
