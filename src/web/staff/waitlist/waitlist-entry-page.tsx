import type { VNode } from 'preact';
import { type Choice, Field, type FieldErrors, Form, Select, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { Ticks } from '../../shared/ticks.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { EntryLine } from './waitlist-page.js';
import { patientAddress } from '../patients/patient-address.js';

export interface WaitlistEntryView extends StaffView {
  readonly entry: EntryLine & { readonly email: string | null };
  readonly errors: FieldErrors;
  readonly priority: string;
  /** A time is held for them: because it was their turn, or because the desk chose it. */
  readonly held: 'line' | 'desk' | null;
  /** What has been offered so far, and what became of it. */
  readonly offers: readonly string[];
  /** Undefined: a time is held for them already, or they do not wait yet. */
  readonly offer?: OfferFormView | undefined;
  readonly typed: Readonly<Record<string, string>>;
}

interface OfferFormView {
  readonly minutes: number;
  readonly day: string;
  readonly places: readonly Choice[];
  readonly location: string;
  /** "Tuesday, December 1" */
  readonly dayName: string;
  readonly times: readonly Choice[];
}

/** One who waits: what for, what they have been offered, and what the desk can do about it. */
export function WaitlistEntryPage({ site, view }: PageProps<WaitlistEntryView>): VNode {
  const { t, assets } = site;
  const { entry, offer } = view;
  return (
    <StaffPage
      view={view}
      title={t('desk-waitlist.entry')}
      heading={entry.patient}
      here="/staff/waitlist/one"
      styles={[assets.deskStyle]}
    >
      <div class="two">
        <div>
          <Section id="waits" title={t('desk-waitlist.waits-for')}>
            <ul class="plain">
              <li>{`${entry.what} · ${entry.kind}`}</li>
              {entry.wishes && <li>{entry.wishes}</li>}
              <li>{entry.since}</li>
              {[entry.moved, entry.toCall].filter(Boolean).map((flag) => (
                <li key={flag}>
                  <b class="flag">{flag}</b>
                </li>
              ))}
              {[entry.phone, entry.email].filter(Boolean).map((reach) => (
                <li key={reach}>
                  <bdi>{reach}</bdi>
                </li>
              ))}
              {entry.patientId && (
                <li>
                  <a href={patientAddress(entry.patientId)}>{t('desk-waitlist.record')}</a>
                </li>
              )}
            </ul>
          </Section>
          {offer && <Offer view={view} offer={offer} />}
          <Section id="offers" title={t('desk-waitlist.offers')}>
            {view.offers.length === 0 && <p class="soft">{t('desk-waitlist.no-offers')}</p>}
            <ul class="rows">
              {view.offers.map((said) => (
                <li key={said}>{said}</li>
              ))}
            </ul>
          </Section>
        </div>
        <div class="aside">
          <Order view={view} />
          <Remove view={view} />
        </div>
      </div>
    </StaffPage>
  );
}

interface PartProps {
  readonly view: WaitlistEntryView;
}

function Offer({ view, offer }: PartProps & { readonly offer: OfferFormView }): VNode {
  const { t } = useSite();
  const at = `/staff/waitlist/${view.entry.id}`;
  return (
    <Section id="offer" title={t('desk-waitlist.offer')}>
      <p class="hint">{t('desk-waitlist.offer-hint', { minutes: offer.minutes })}</p>
      <Form method="get" class="row" action={at} typed={{ day: offer.day, location: offer.location }}>
        <Field name="day" label={t('desk-waitlist.offer-day')} input={{ type: 'date' }} />
        {offer.places.length > 1 && <Select name="location" label={t('diary.place')} choices={offer.places} />}
        <Submit look="quiet">{t('desk-waitlist.offer-show')}</Submit>
      </Form>
      {offer.times.length === 0 ? (
        <p>{t('desk-waitlist.offer-none')}</p>
      ) : (
        <Form action={`${at}/offer`} errors={view.errors} carry={{ day: offer.day, location: offer.location }}>
          <Ticks
            name="time"
            type="radio"
            legend={offer.dayName}
            choices={offer.times}
            chosen={[]}
            error={view.errors['time']}
          />
          <p class="actions">
            <Submit>{t('desk-waitlist.offer-do')}</Submit>
          </p>
        </Form>
      )}
    </Section>
  );
}

function Order({ view }: PartProps): VNode {
  const { t } = useSite();
  const { entry, priority, typed, errors } = view;
  return (
    <Section id="order" title={t('desk-waitlist.order')} class="panel">
      <Form action={`/staff/waitlist/${entry.id}/order`} typed={typed} errors={errors}>
        <Ticks
          name="priority"
          type="radio"
          legend={t('desk-waitlist.order-asked')}
          choices={(['1', '0', '-1'] as const).map((value) => ({ value, label: t(`desk-waitlist.order.${value}`) }))}
          chosen={[priority]}
        />
        <Field
          name="reason"
          label={t('desk-waitlist.reason')}
          hint={t('desk-waitlist.reason-hint')}
          input={{ maxLength: 300, required: false }}
        />
        <Submit look="small">{t('desk-waitlist.order-do')}</Submit>
      </Form>
    </Section>
  );
}

/** Who is removed can join again. */
function Remove({ view: { entry, held, typed, errors } }: PartProps): VNode {
  const { t } = useSite();
  return (
    <details class="panel" open={errors['why'] !== undefined}>
      <summary>{t('desk-waitlist.remove')}</summary>
      <Form action={`/staff/waitlist/${entry.id}/removal`} typed={typed} errors={errors}>
        <p class="hint">{t('desk-waitlist.remove-hint', { held: held ?? 'none' })}</p>
        <Field
          name="why"
          label={t('desk-waitlist.reason')}
          hint={t('desk-waitlist.reason-hint')}
          input={{ maxLength: 300, required: false }}
        />
        <Submit look="danger small">{t('desk-waitlist.remove-do')}</Submit>
      </Form>
    </details>
  );
}
