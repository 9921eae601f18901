import type { VNode } from 'preact';
import { type Carry, Form, Notice, Submit } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import type { Site } from '../../shared/site.js';
import { Facts, type Summary, Terms } from '../summary.js';

export interface OfferView {
  readonly visit: Summary;
  /** "Tuesday 1 December, 10:00", and short, on the button */
  readonly when: string;
  readonly short: string;
  /** On the clock of the place, and as an instant. */
  readonly until: string;
  readonly untilAt: string;
  /** Said only where someone could be misled about the clock. */
  readonly zone?: string | undefined;
  /** When the appointment is that would be replaced. */
  readonly instead?: string | undefined;
  readonly accept: string;
  readonly decline: string;
  /** They wait no longer, and this time goes to the next. */
  readonly leave: string;
  readonly fields: Carry;
  /** Why it could not be taken. */
  readonly fault?: string | undefined;
  readonly phones: readonly PhoneLine[];
}

/** A time that is held for somebody who waits: what it is, until when, and what becomes of the appointment they have. */
export function OfferPage({ site, view }: { readonly site: Site; readonly view: OfferView }): VNode {
  const { t } = site;
  const { visit, instead, fault } = view;
  return (
    <Layout site={site} title={t('offer.for-you')} hidden step beside>
      <div class="line">
        <div class="stop now end">
          <h1>{t('offer.heading', { when: view.when })}</h1>
          {fault && (
            <Notice bad>
              <p>{fault}</p>
              <Phones phones={view.phones} />
            </Notice>
          )}
          <p class="kept">
            {t('offer.held', { time: view.until })}{' '}
            <span class="soft" data-left-until={view.untilAt} data-says={t('details.minutes-left', { minutes: '*' })} />
          </p>
          {view.zone && <p class="soft">{view.zone}</p>}
          <p>{instead ? t('offer.instead', { when: instead }) : t('offer.stay')}</p>
          <Form action={view.accept} carry={view.fields}>
            <p class="actions">
              <Submit>{t(instead ? 'move.with-time' : 'details.book', { when: view.short })}</Submit>
              <Submit look="quiet" formAction={view.decline}>
                {t('offer.decline')}
              </Submit>
            </p>
            <p>
              <Submit look="link" formAction={view.leave}>
                {t(instead ? 'waitlist.leave-earlier' : 'waitlist.leave')}
              </Submit>
            </p>
          </Form>
        </div>
      </div>
      <aside class="summary" aria-label={t('book.summary')}>
        <h2>{t('book.summary')}</h2>
        <Facts site={site} visit={visit} />
        <Terms visit={visit} />
      </aside>
    </Layout>
  );
}

export interface OfferOverView {
  readonly state: 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
  readonly when: string;
  /** The appointment that stays as it was. */
  readonly kept?: string | undefined;
  /** They wait no longer. */
  readonly ended: boolean;
  readonly entry: string;
  /** Answers with the appointment. */
  readonly accept: string;
}

/** It was answered, or is gone: what that means, and that nothing is lost. */
export function OfferOverPage({ site, view }: { readonly site: Site; readonly view: OfferOverView }): VNode {
  const { t } = site;
  const { state, when, kept, ended, entry, accept } = view;
  const title = t(`offer.${state}`, { when });
  if (state === 'accepted')
    return (
      <Layout site={site} title={t('offer.for-you')} hidden>
        <h1>{title}</h1>
        <Form action={accept} submit={t('offer.see')} />
      </Layout>
    );
  return (
    <Layout site={site} title={t('offer.for-you')} hidden>
      <h1>{title}</h1>
      <p class="struck">{when}</p>
      {state === 'declined' && <p>{t('offer.declined-lead')}</p>}
      {!ended && <p class="lead">{t('offer.nothing-lost')}</p>}
      {kept && <p>{t('offer.kept', { when: kept })}</p>}
      <p class="actions">
        <a class="button quiet" href={entry}>
          {t('waitlist.title')}
        </a>
      </p>
    </Layout>
  );
}
