import type { VNode } from 'preact';
import { readableEmail } from '../../../platform/email-address.js';
import { dial } from '../../../patients/phone-number.js';
import { useSite } from '../../shared/use-site.js';
import type { ViewProps } from '../page-props.js';
import { ChangeRoom, type RoomView } from './change-room.js';
import { Said } from './said-contact.js';
import type { ReachView } from './unreached.js';
import type { SaidLine } from './visit-contacts.service.js';

/** What there is to know of an appointment. */
export interface FactsView extends Pick<ReachView, 'reference' | 'phone' | 'email'> {
  /** What the booking says, where the patient’s record says something else. */
  readonly says: readonly SaidLine[];
  /** What the patient's calendar program said to the invitation. */
  readonly calendar?: string;
  /** From when till when. */
  readonly period: string;
  readonly treatment: string;
  readonly practitioner: string;
  readonly place: string;
  readonly room: RoomView;
  readonly price: string;
  /** As the patient was shown them when booking. */
  readonly terms: readonly string[];
  /** Why it was let clash, now or before it moved. */
  readonly overbooked: readonly string[];
  readonly outside: boolean;
  /** Why it was put outside the hours. */
  readonly outsideWhy: readonly string[];
  /** All that reception learns of the answers; null: nothing was asked, or it is not theirs to know. */
  readonly flagged: boolean | null;
}

export function Facts({ view }: ViewProps<FactsView>): VNode {
  const { t } = useSite();
  return (
    <dl class="facts-tight">
      <dt>{t('visit.when')}</dt>
      <dd>
        <time>{view.period}</time>
        {view.outside && (
          <>
            {' · '}
            <b class="flag">{t('diary.outside')}</b>
          </>
        )}
      </dd>
      <dt>{t('visit.treatment')}</dt>
      <dd>
        {view.treatment}, {view.price}
      </dd>
      <dt>{t('visit.with')}</dt>
      <dd>{view.practitioner}</dd>
      <dt>{t('visit.where')}</dt>
      <dd>{view.place}</dd>
      {view.room.name && (
        <>
          <dt>{t('diary.column.room')}</dt>
          <dd>
            {view.room.choices.length > 1 ? <ChangeRoom reference={view.reference} room={view.room} /> : view.room.name}
          </dd>
        </>
      )}
      <dt>{t('phone.phone')}</dt>
      <dd>
        {view.phone ? <a href={dial(view.phone)}>{view.phone}</a> : '–'}
        <Said says={view.says} what="phone" />
      </dd>
      <dt>{t('phone.email')}</dt>
      <dd>
        {view.email ? readableEmail(view.email) : t('visit.no-email')}
        <Said says={view.says} what="email" />
      </dd>
      {view.calendar && (
        <>
          <dt>{t('answer.calendar')}</dt>
          <dd>{view.calendar}</dd>
        </>
      )}
      <dt>{t('notification.fact.reference')}</dt>
      <dd>{view.reference}</dd>
      <dt>{t('visit.terms')}</dt>
      <dd>{view.terms.map((sentence) => `“${sentence}”`).join(' ')}</dd>
      {view.flagged !== null && (
        <>
          <dt>{t('answers.flag')}</dt>
          <dd class={view.flagged ? 'flagged' : undefined}>{t(view.flagged ? 'answers.flagged' : 'answers.clear')}</dd>
        </>
      )}
      <Why term={t('life.overbooked')} said={view.overbooked} />
      <Why term={t('life.outside')} said={view.outsideWhy} />
    </dl>
  );
}

/** Reasons that staff gave. */
function Why({ term, said }: { readonly term: string; readonly said: readonly string[] }): VNode | null {
  if (said.length === 0) return null;
  return (
    <>
      <dt>{term}</dt>
      {said.map((reason) => (
        <dd key={reason}>{reason}</dd>
      ))}
    </>
  );
}
