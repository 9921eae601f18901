import type { VNode } from 'preact';
import { emailInput, ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import type { Site } from '../../shared/site.js';

export interface NewLinkView {
  readonly asked: boolean;
  readonly email: string;
  readonly errors: FieldErrors;
  readonly fault?: string;
  readonly phones: readonly PhoneLine[];
}

export function NewLinkPage({ site, view }: { readonly site: Site; readonly view: NewLinkView }): VNode {
  const { t, assets } = site;
  if (view.asked)
    return (
      <Layout site={site} title={t('new-link.asked')} hidden>
        <h1>{t('new-link.asked')}</h1>
        <p>{t('new-link.asked-text')}</p>
        <Phones phones={view.phones} />
      </Layout>
    );
  return (
    <Layout site={site} title={t('new-link.title')} hidden>
      <h1>{t('new-link.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary errors={view.errors} />
      <p>{t('new-link.lead')}</p>
      <form method="post" action="/new-link" data-proof={assets.proof}>
        <Field
          name="email"
          label={t('new-link.email')}
          hint={t('new-link.ends')}
          value={view.email}
          error={view.errors.email}
          input={{ ...emailInput, autocomplete: 'email' }}
        />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('new-link.do')}
          </button>
        </p>
      </form>
      <Phones phones={view.phones} />
    </Layout>
  );
}
