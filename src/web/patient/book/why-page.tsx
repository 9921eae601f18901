import type { VNode } from 'preact';
import { type Carry, Carried, Field } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';
import { unbroken } from '../in-words.js';

export interface WhyForm {
  readonly action: string;
  readonly fields: Carry;
  /** "Tuesday, December 1" */
  readonly day: string;
  /** "3:00 PM", as asked before; or as it was typed, with what is wrong with it. */
  readonly at?: string;
  readonly error?: string;
}

/** "Can’t see the time you want?", one click away on the choose-a-time page. */
export function Why({ site, form }: { readonly site: Site; readonly form: WhyForm }): VNode {
  const { t } = site;
  return (
    <details class="why">
      <summary>{t('why.question')}</summary>
      <p>{t('why.general')}</p>
      <WhyFields site={site} form={form} />
    </details>
  );
}

function WhyFields({ site, form }: { readonly site: Site; readonly form: WhyForm }): VNode {
  const { t } = site;
  return (
    <form class="row" action={form.action} method="get">
      <Carried fields={form.fields} />
      <Field
        name="at"
        label={t('why.at', { day: form.day })}
        value={form.at}
        error={form.error}
        input={{ maxLength: 20, autocomplete: 'off' }}
      />
      <button class="button quiet" type="submit">
        {t('why.submit')}
      </button>
    </form>
  );
}

export interface WhyView {
  readonly form: WhyForm;
  /** Undefined: the time could not be read. */
  readonly found?: {
    /** "Tuesday, December 1, 3:00 PM" */
    readonly when: string;
    /** The first thing in the way, or that it can be booked after all. */
    readonly answer: string;
  };
  readonly back: string;
}

export function WhyPage({ site, view }: { readonly site: Site; readonly view: WhyView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('why.title')} step hidden>
      <h1>{view.found ? unbroken(view.found.when) : t('why.title')}</h1>
      {view.found && <p class="lead">{view.found.answer}</p>}
      <p>
        <a class="button" href={view.back}>
          {t('why.back')}
        </a>
      </p>
      <h2>{t('why.another')}</h2>
      <WhyFields site={site} form={view.form} />
    </Layout>
  );
}
