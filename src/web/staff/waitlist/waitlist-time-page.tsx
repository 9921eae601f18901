import type { VNode } from 'preact';
import { type Choice, Field, type FieldErrors, Form, Select, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { NextLine } from './waitlist-page.js';

export interface WaitlistTimeView extends StaffView {
  /** "Tue, Dec 1, 10:00–11:00 AM with Mei Tanaka, Bellport", and who could have it; undefined: no time has been chosen. */
  readonly could?: { readonly time: string; readonly line: readonly CouldLine[] } | undefined;
  readonly back: string;
  readonly practitioners: readonly Choice[];
  readonly places: readonly Choice[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

export interface CouldLine extends NextLine {
  /** "10:15 AM" */
  readonly at: string;
  readonly hasOffer: boolean;
  /** `<start>/<practitioner>`, and where. */
  readonly slot: string;
  readonly location: string;
}

/** Who could have a time that is available, in the order in which they would be asked. */
export function WaitlistTimePage({ site, view }: PageProps<WaitlistTimeView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage
      view={view}
      title={t('desk-waitlist.could')}
      heading={view.could?.time}
      here="/staff/waitlist/time"
      back={{ href: view.back, text: t('diary.back') }}
      styles={[assets.deskStyle]}
    >
      {view.could && (
        <>
          <p>{t('desk-waitlist.could-count', { count: view.could.line.length })}</p>
          <ol class="rows line-up">
            {view.could.line.map((one) => (
              <Could key={one.entry} one={one} />
            ))}
          </ol>
        </>
      )}
      <Ask view={view} />
    </StaffPage>
  );
}

/** Which time, for whoever does not draw it in the diary. */
function Ask({ view }: { readonly view: WaitlistTimeView }): VNode {
  const { t } = useSite();
  const { practitioners, places, typed, errors } = view;
  const time = { maxLength: 20 };
  return (
    <Section id="ask" title={t('desk-waitlist.could-ask')}>
      <Form method="get" action="/staff/waitlist/time" typed={typed} errors={errors}>
        <div class="row">
          <Select name="practitioner" label={t('diary.practitioner')} choices={practitioners} />
          <Select name="location" label={t('diary.place')} choices={places} />
        </div>
        <div class="row">
          <Field name="day" label={t('desk-waitlist.offer-day')} input={{ type: 'date' }} />
          <Field name="begins" label={t('desk-waitlist.could-from')} input={time} />
          <Field name="ends" label={t('desk-waitlist.could-until')} input={time} />
        </div>
        <p class="actions">
          <Submit>{t('desk-waitlist.could-show')}</Submit>
        </p>
      </Form>
    </Section>
  );
}

function Could({ one }: { readonly one: CouldLine }): VNode {
  const { t } = useSite();
  const { entry, patient, at, why, toCall, hasOffer, slot, location } = one;
  return (
    <li>
      <span>
        <a href={`/staff/waitlist/${entry}`}>{patient}</a>
        <span class="soft">{why}</span>
        {toCall && <b class="flag">{toCall}</b>}
        {hasOffer && <span>{t('desk-waitlist.has-offer')}</span>}
      </span>
      {!hasOffer && (
        <Form action={`/staff/waitlist/${entry}/offer`} carry={{ time: slot, location }}>
          <Submit look="quiet small">
            {t('desk-waitlist.could-offer', { time: at })}
            <span class="unseen">: {patient}</span>
          </Submit>
        </Form>
      )}
    </li>
  );
}
