import type { VNode } from 'preact';
import { type Carry, Carried } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import type { Site } from '../../shared/site.js';

export interface WhyForm {
  readonly action: string;
  readonly fields: Carry;
  /** "Tuesday 1 December" */
  readonly day: string;
  /** "15:00", as asked before */
  readonly at?: string;
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
      <div class="field">
        <label for="at">{t('why.at', { day: form.day })}</label>
        <input id="at" name="at" type="time" value={form.at} required />
      </div>
      <button class="button quiet" type="submit">
        {t('why.submit')}
      </button>
    </form>
  );
}

export interface WhyView {
  readonly form: WhyForm;
  /** "Tuesday 1 December, 15:00" */
  readonly when: string;
  /** The first thing in the way, or that it can be booked after all. */
  readonly answer: string;
  readonly back: string;
}

export function WhyPage({ site, view }: { readonly site: Site; readonly view: WhyView }): VNode {
  const { t } = site;
  return (
    <Layout site={site} title={t('why.title')} hidden>
      <h1>{t('why.heading', { when: view.when })}</h1>
      <p class="lead">{view.answer}</p>
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
