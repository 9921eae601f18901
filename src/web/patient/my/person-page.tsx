import type { VNode } from 'preact';
import { type Choice, ErrorSummary, Field, type FieldErrors, Form, phoneInput, Select } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly typed: { readonly phone: string; readonly language: string };
  readonly languages: readonly Choice[];
  readonly errors: FieldErrors;
}

/** What a person may change about themselves. */
export function PersonPage({ site, view }: { readonly site: Site; readonly view: PersonView }): VNode {
  const { t } = site;
  const { id, name, typed, languages, errors } = view;
  const title = t('my.change-of', { name });
  return (
    <Layout site={site} title={t('my.contact')} hidden>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      <Form action={`/my/people/${id}`} typed={typed} errors={errors} submit={t('my.save')}>
        <Field
          name="phone"
          label={t('details.phone')}
          hint={t('details.phone-hint')}
          optional
          input={{ ...phoneInput, autocomplete: 'tel' }}
        />
        <Select name="language" label={t('my.language')} hint={t('my.language-hint')} choices={languages} />
      </Form>
      <p>
        <a href="/my">{t('my.title')}</a>
      </p>
    </Layout>
  );
}
