import type { VNode } from 'preact';
import { Carried, Field, Select, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { longestAddress, longestLabel } from './calendar-forms.js';
import type { CalendarsView } from './calendars.view.js';

interface CalendarFormProps {
  readonly view: CalendarsView;
}

/** What was typed into this form and is wrong with it, if it is the one that was refused. */
function refused(view: CalendarsView, form: CalendarsView['at']): Partial<Pick<CalendarsView, 'typed' | 'errors'>> {
  return view.at === form ? view : {};
}

export function FeedForm({ view }: CalendarFormProps): VNode {
  const { t } = useSite();
  const { typed, errors } = refused(view, 'feed');
  return (
    <form class="add" action={`${view.here}/feeds`} method="post" aria-labelledby="feed-new">
      <h3 id="feed-new">{t('calendars.feed-new')}</h3>
      <Carried fields={{ once: view.once }} />
      <Field
        id="feed-label"
        name="label"
        label={t('calendars.feed-label')}
        hint={t('calendars.feed-label-hint')}
        value={typed?.label}
        error={errors?.label}
        input={{ maxLength: longestLabel, autocomplete: 'off' }}
      />
      <Select
        id="feed-shows"
        name="shows"
        label={t('calendars.shows')}
        value={typed?.shows ?? 'initials'}
        choices={(['initials', 'nothing'] as const).map((value) => ({ value, label: t(`calendars.shows.${value}`) }))}
      />
      <p class="actions">
        <Submit>{t('calendars.feed-make')}</Submit>
      </p>
    </form>
  );
}

export function SubscriptionForm({ view }: CalendarFormProps): VNode {
  const { t } = useSite();
  const { typed, errors } = refused(view, 'subscription');
  return (
    <form class="add" action={`${view.here}/subscriptions`} method="post" aria-labelledby="subscription-new">
      <h3 id="subscription-new">{t('calendars.subscription-new')}</h3>
      <Carried fields={{ once: view.once }} />
      <Field
        id="subscription-address"
        name="address"
        label={t('calendars.address')}
        hint={t('calendars.address-hint')}
        value={typed?.address}
        error={errors?.address}
        input={{ maxLength: longestAddress, autocomplete: 'off', spellcheck: false }}
      />
      <Field
        id="subscription-label"
        name="label"
        label={t('calendars.subscription-label')}
        hint={t('calendars.subscription-label-hint')}
        value={typed?.label}
        error={errors?.label}
        input={{ maxLength: longestLabel, autocomplete: 'off' }}
      />
      <p class="actions">
        <Submit>{t('calendars.subscribe')}</Submit>
      </p>
    </form>
  );
}
