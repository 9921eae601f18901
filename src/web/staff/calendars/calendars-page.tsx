import type { VNode } from 'preact';
import { ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';
import { FeedForm, SubscriptionForm } from './add-forms.js';
import type { CalendarsView } from './calendars.view.js';
import { NewAddress } from './new-address-notice.js';

interface CalendarsPageProps {
  readonly site: Site;
  readonly view: CalendarsView;
}

/** The calendars of one practitioner: the visits going out, busy times coming in. */
export function CalendarsPage({ site, view }: CalendarsPageProps): VNode {
  const { t } = site;
  const title = t('calendars.of', { name: view.name });
  return (
    <StaffPage site={site} view={view} title={title} here="/staff/calendars">
      {view.everyone && (
        <p>
          <a href="/staff/calendars">{t('calendars.everyone-back')}</a>
        </p>
      )}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={linked(view)} />
      {view.made && <NewAddress site={site} made={view.made} />}
      <Feeds site={site} view={view} />
      <Subscriptions site={site} view={view} />
    </StaffPage>
  );
}

/** Two forms ask for a label, so their fields have other names on the page. */
function linked({ at, errors }: CalendarsView): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [`${at}-${name}`, message]));
}

function Feeds({ site, view }: CalendarsPageProps): VNode {
  const { t } = site;
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t('calendars.feeds')}</h2>
      <p>{t('calendars.feeds-text')}</p>
      {view.feeds.length === 0 && <p class="soft">{t('calendars.feeds-none')}</p>}
      {view.feeds.length > 0 && (
        <ul class="rows calendars">
          {view.feeds.map(({ id, label, text }) => (
            <li key={id}>
              <span>
                <strong>{label}</strong>
                <span class="soft">{text}</span>
              </span>
              <a
                class="link"
                href={`${view.here}/feeds/${id}/removal`}
                aria-label={t('calendars.revoke-name', { label })}
              >
                {t('calendars.revoke')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <FeedForm site={site} view={view} />
    </section>
  );
}

function Subscriptions({ site, view }: CalendarsPageProps): VNode {
  const { t } = site;
  return (
    <section aria-labelledby="subscriptions">
      <h2 id="subscriptions">{t('calendars.subscriptions')}</h2>
      <p>{t('calendars.subscriptions-text')}</p>
      {view.subscriptions.length === 0 && <p class="soft">{t('calendars.subscriptions-none')}</p>}
      {view.subscriptions.length > 0 && (
        <ul class="rows calendars">
          {view.subscriptions.map(({ id, label, text, faults }) => (
            <li key={id}>
              <span>
                <strong>{label}</strong>
                <span class="soft">{text}</span>
                {faults.map((fault) => (
                  <span key={fault} class="failing">
                    {fault}
                  </span>
                ))}
              </span>
              <a
                class="link"
                href={`${view.here}/subscriptions/${id}/removal`}
                aria-label={t('calendars.unsubscribe-name', { label })}
              >
                {t('calendars.unsubscribe')}
              </a>
            </li>
          ))}
        </ul>
      )}
      <SubscriptionForm site={site} view={view} />
    </section>
  );
}
