import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { NextLine } from './waitlist-page.js';

export interface WaitlistTimeView extends StaffView {
  /** "Tue, Dec 1, 10:00–11:00 AM with Mei Tanaka, Bellport" */
  readonly time: string;
  readonly back: string;
  readonly line: readonly CouldLine[];
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
      heading={view.time}
      here="/staff/waitlist/time"
      back={{ href: view.back, text: t('diary.back') }}
      styles={[assets.deskStyle]}
    >
      <p>{t('desk-waitlist.could-count', { count: view.line.length })}</p>
      <ol class="rows line-up">
        {view.line.map((one) => (
          <Could key={one.entry} one={one} />
        ))}
      </ol>
    </StaffPage>
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
