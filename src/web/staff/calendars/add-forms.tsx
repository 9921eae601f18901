import type { VNode } from 'preact';
import { Field, Form, Select } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { longestAddress, longestLabel } from './calendar-forms.js';
import type { CalendarsView } from './calendars.view.js';
import type { ViewProps } from '../page-props.js';

/** What was typed into this form and is wrong with it, if it is the one that was refused. */
function refused(view: CalendarsView, form: CalendarsView['at']): Partial<Pick<CalendarsView, 'typed' | 'errors'>> {
  return view.at === form ? { typed: view.typed, errors: view.errors } : {};
}

export function FeedForm({ view }: ViewProps<CalendarsView>): VNode {
  const { t } = useSite();
  return (
    <Form
      class="add"
      action={`${view.here}/feeds`}
      carry={{ once: view.once }}
      labelledBy="feed-new"
      submit={t('calendars.feed-make')}
      {...refused(view, 'feed')}
    >
      <h3 id="feed-new">{t('calendars.feed-new')}</h3>
      <Field
        id="feed-label"
        name="label"
        label={t('calendars.feed-label')}
        hint={t('calendars.feed-label-hint')}
        input={{ maxLength: longestLabel, autocomplete: 'off' }}
      />
      <Select
        id="feed-shows"
        name="shows"
        label={t('calendars.shows')}
        choices={(['initials', 'nothing'] as const).map((value) => ({ value, label: t(`calendars.shows.${value}`) }))}
      />
    </Form>
  );
}

export function SubscriptionForm({ view }: ViewProps<CalendarsView>): VNode {
  const { t } = useSite();
  return (
    <Form
      class="add"
      action={`${view.here}/subscriptions`}
      carry={{ once: view.once }}
      labelledBy="subscription-new"
      submit={t('calendars.subscribe')}
      {...refused(view, 'subscription')}
    >
      <h3 id="subscription-new">{t('calendars.subscription-new')}</h3>
      <Field
        id="subscription-address"
        name="address"
        label={t('calendars.address')}
        hint={t('calendars.address-hint')}
        input={{ maxLength: longestAddress, autocomplete: 'off', spellcheck: false }}
      />
      <Field
        id="subscription-label"
        name="label"
        label={t('calendars.subscription-label')}
        hint={t('calendars.subscription-label-hint')}
        input={{ maxLength: longestLabel, autocomplete: 'off' }}
      />
    </Form>
  );
}
