import type { VNode } from 'preact';
import { Copied } from '../../shared/copied.js';
import { Section } from '../../shared/section.js';
import { type FieldErrors, Notice } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage } from '../staff-page.js';
import { FeedForm, SubscriptionForm } from './add-forms.js';
import type { CalendarsView, NewAddressView } from './calendars.view.js';
import type { PageProps } from '../page-props.js';

/** The calendars of one practitioner: the visits going out, busy times coming in. */
export function CalendarsPage({ site, view }: PageProps<CalendarsView>): VNode {
  const { t } = site;
  return (
    <StaffPage
      view={{ ...view, errors: linked(view) }}
      title={t('calendars.of', { name: view.name })}
      back={view.everyone ? { href: '/staff/calendars', text: t('calendars.everyone-back') } : undefined}
      here="/staff/calendars"
    >
      {view.made && <NewAddress made={view.made} />}
      <List view={view} list="feeds">
        <FeedForm view={view} />
      </List>
      <List view={view} list="subscriptions">
        <SubscriptionForm view={view} />
      </List>
    </StaffPage>
  );
}

/** Two forms ask for a label, so their fields have other names on the page. */
function linked({ at, errors }: CalendarsView): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [`${at}-${name}`, message]));
}

interface ListProps {
  readonly view: CalendarsView;
  readonly list: 'feeds' | 'subscriptions';
  readonly children: VNode;
}

/** What goes out or comes in, each with the way to end it, and the form for one more. */
function List({ view, list, children }: ListProps): VNode {
  const { t } = useSite();
  const end = list === 'feeds' ? 'revoke' : 'unsubscribe';
  const rows = view[list];
  return (
    <Section id={list} title={t(`calendars.${list}`)}>
      <p>{t(`calendars.${list}-text`)}</p>
      {rows.length === 0 && <p class="soft">{t(`calendars.${list}-none`)}</p>}
      {rows.length > 0 && (
        <ul class="rows calendars">
          {rows.map(({ id, label, text, faults = [] }) => (
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
                href={`${view.here}/${list}/${id}/removal`}
                aria-label={t(`calendars.${end}-name`, { label })}
              >
                {t(`calendars.${end}`)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </Section>
  );
}

/** The only time these addresses are seen: whole, and to be selected where nothing copies them. */
function NewAddress({ made }: { readonly made: NewAddressView }): VNode {
  const { t } = useSite();
  return (
    <Notice>
      <h2>{t('calendars.new', { label: made.label })}</h2>
      <p>{t('calendars.new-text')}</p>
      <Copied id="address-visits" label={t('calendars.address-visits')} text={made.visits} />
      <Copied
        id="address-busy"
        label={t('calendars.address-busy')}
        hint={t('calendars.address-busy-hint')}
        text={made.busy}
      />
    </Notice>
  );
}
