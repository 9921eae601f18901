import type { VNode } from 'preact';
import { emailInput, ErrorSummary, Field, type FieldErrors, Form, Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';

export interface AskView {
  /** What just happened, and whether it went wrong. */
  readonly news?: string;
  readonly fault?: string;
  readonly email: string;
  readonly errors: FieldErrors;
}

/** The way back in: an address to send a link to. */
export function AskPage({ site, view }: { readonly site: Site; readonly view: AskView }): VNode {
  const { t, assets } = site;
  return (
    <Layout site={site} title={t('my.title')} hidden>
      <h1>{t('my.title')}</h1>
      {view.news && (
        <Notice>
          <p>{view.news}</p>
        </Notice>
      )}
      {view.fault && (
        <Notice bad>
          <p>{view.fault}</p>
        </Notice>
      )}
      <ErrorSummary errors={view.errors} />
      <p>{t('my.lead')}</p>
      <Form action="/my" errors={view.errors} submit={t('new-link.do')} proof={assets.proof}>
        <Field
          name="email"
          label={t('new-link.email')}
          value={view.email}
          input={{ ...emailInput, autocomplete: 'email' }}
        />
      </Form>
      <p>
        <a href="/new-link">{t('my.replace')}</a>
      </p>
    </Layout>
  );
}

/** The same for every address. */
export function AskedPage({ site }: { readonly site: Site }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('new-link.asked')} hidden>
      <h1>{t('new-link.asked')}</h1>
      <p>{t('my.asked')}</p>
    </Layout>
  );
}

/** What the link in the email leads to. The form goes to where it stands. */
export function OpenPage({ site }: { readonly site: Site }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('my.title')} hidden>
      <h1>{t('my.title')}</h1>
      <p>{t('my.open-lead')}</p>
      <Form submit={t('my.open')} />
      <p class="soft">{t('my.open-shared')}</p>
    </Layout>
  );
}
