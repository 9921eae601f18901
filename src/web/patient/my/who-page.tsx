import type { VNode } from 'preact';
import { type Choice, ErrorSummary, type FieldErrors, Form, Select } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { Ticks } from '../../shared/ticks.js';

export interface WhoView {
  readonly people: readonly Choice[];
  readonly chosen: readonly string[];
  readonly treatment?: string;
  readonly treatments: readonly Choice[];
  readonly errors: FieldErrors;
}

/** For whom an appointment is to be booked, and what. */
export function WhoPage({ site, view }: { readonly site: Site; readonly view: WhoView }): VNode {
  const { t } = site;
  const { people, chosen, treatment, treatments, errors } = view;
  return (
    <Layout site={site} title={t('my.book')} hidden>
      <h1>{t('my.book')}</h1>
      <ErrorSummary errors={errors} />
      <Form method="get" action="/my/book" errors={errors} submit={t('household.continue')}>
        <Ticks
          name="person"
          legend={t('household.title')}
          hint={t('household.two')}
          error={errors.person}
          choices={people}
          chosen={chosen}
        />
        <Select name="treatment" label={t('find.treatment')} value={treatment} choices={treatments} />
      </Form>
      <p>
        <a href="/my">{t('my.title')}</a>
      </p>
    </Layout>
  );
}
