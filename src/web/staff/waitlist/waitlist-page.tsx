import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { Section } from '../../shared/section.js';
import { useSite } from '../../shared/use-site.js';
import type { PageProps } from '../page-props.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface WaitlistView extends StaffView {
  /** Nothing is offered by itself. */
  readonly off: boolean;
  readonly held: readonly HeldLine[];
  readonly opened: readonly OpenedLine[];
  readonly entries: readonly EntryLine[];
}

/** A time that is held for somebody now. */
export interface HeldLine {
  readonly id: string;
  readonly entry: string;
  readonly patient: string;
  /** "Tue, Dec 1, 10:00 AM" */
  readonly when: string;
  /** With whom and where, too. */
  readonly time: string;
  /** "Held until 2:15 PM, 12 minutes left" */
  readonly until: string;
}

/** A time that opened up, what has become of it, and who comes next. */
export interface OpenedLine {
  readonly id: string;
  readonly time: string;
  /** "Canceled, 4 minutes ago" */
  readonly cause: string;
  readonly offers: readonly string[];
  /** Undefined: there is nothing more to come. */
  readonly next?: readonly NextLine[] | undefined;
}

export interface NextLine {
  readonly entry: string;
  readonly patient: string;
  /** "moved up by the desk, fills the time" */
  readonly why: string;
  /** "Not asked automatically: call 631 555 0142" */
  readonly toCall?: string | undefined;
}

export interface EntryLine {
  readonly id: string;
  readonly patient: string;
  readonly patientId: string | null;
  readonly phone: string | null;
  readonly what: string;
  /** "Earlier than Tue, Dec 8, 10:00 AM" */
  readonly kind: string;
  readonly wishes: string;
  /** "Waiting since Nov 28" */
  readonly since: string;
  /** "Moved up: pain" */
  readonly moved?: string | undefined;
  /** "Not asked automatically: call 631 555 0142" */
  readonly toCall?: string | undefined;
}

/** Who waits for what, in the order in which they are asked; what is held for whom; what opened up. */
export function WaitlistPage({ site, view }: PageProps<WaitlistView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage view={view} title={t('waitlist.title')} here="/staff/waitlist" styles={[assets.deskStyle]}>
      <p>{t(view.off ? 'desk-waitlist.off' : 'desk-waitlist.lead')}</p>
      <p class="actions">
        <a class="button" href="/staff/waitlist/new">
          {t('desk-waitlist.add')}
        </a>
        <a class="button quiet" href="/staff/waitlist/time">
          {t('desk-waitlist.could-ask')}
        </a>
      </p>
      <div class="two aside-first">
        <Section id="line" title={t('desk-waitlist.line')}>
          <p class="soft">{t('desk-waitlist.count', { count: view.entries.length })}</p>
          {view.entries.length === 0 && <p>{t('desk-waitlist.none-next')}</p>}
          <ol class="rows line-up">
            {view.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </Section>
        <div class="aside">
          <Held held={view.held} />
          <Opened opened={view.opened} />
        </div>
      </div>
    </StaffPage>
  );
}

function Held({ held }: Pick<WaitlistView, 'held'>): VNode {
  const { t } = useSite();
  return (
    <Section id="held" title={t('desk-waitlist.held')}>
      {held.length === 0 && <p class="soft">{t('desk-waitlist.held-none')}</p>}
      <ul class="rows line-up">
        {held.map(({ id, entry, patient, when, time, until }) => (
          <li key={id}>
            <span>
              <a href={`/staff/waitlist/${entry}`}>{patient}</a>
              <span>{time}</span>
              <span class="soft">{until}</span>
            </span>
            <span class="actions">
              <Form action={`/staff/waitlist/offers/${id}/acceptance`}>
                <Submit look="quiet small">
                  {t('desk-waitlist.accept')}
                  <Unseen text={`${patient}, ${when}`} />
                </Submit>
              </Form>
              <Form action={`/staff/waitlist/offers/${id}/refusal`}>
                <Submit look="quiet small">
                  {t('desk-waitlist.decline')}
                  <Unseen text={`${patient}, ${when}`} />
                </Submit>
              </Form>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Opened({ opened }: Pick<WaitlistView, 'opened'>): VNode {
  const { t } = useSite();
  return (
    <Section id="opened" title={t('desk-waitlist.opened')}>
      {opened.length === 0 && <p class="soft">{t('desk-waitlist.opened-none')}</p>}
      <ul class="rows line-up">
        {opened.map(({ id, time, cause, offers, next }) => (
          <li key={id}>
            <div>
              {time}
              <span class="soft">{cause}</span>
              {offers.map((offer) => (
                <span key={offer}>{offer}</span>
              ))}
              {next?.length === 0 && <span>{t('desk-waitlist.nobody')}</span>}
              {next && next.length > 0 && <Next next={next} />}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Next({ next }: { readonly next: readonly NextLine[] }): VNode {
  const { t } = useSite();
  return (
    <>
      <span class="soft">{t('desk-waitlist.next')}</span>
      <ol>
        {next.map(({ entry, patient, why, toCall }) => (
          <li key={entry}>
            <a href={`/staff/waitlist/${entry}`}>{patient}</a> · {why}
            {toCall && <b class="flag">{toCall}</b>}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Which of several, for those who hear the button alone. */
const Unseen = ({ text }: { readonly text: string }) => <span class="unseen">: {text}</span>;

function Entry({ entry }: { readonly entry: EntryLine }): VNode {
  const { id, patient, phone, what, kind, wishes, since, moved, toCall } = entry;
  return (
    <li>
      <div>
        <a href={`/staff/waitlist/${id}`}>{patient}</a>
        {phone && ` · ${phone}`}
        <span>{`${what} · ${kind}`}</span>
        <span class="soft">{[wishes, since].filter(Boolean).join(' · ')}</span>
        {moved && <b class="flag">{moved}</b>}
        {toCall && <b class="flag">{toCall}</b>}
      </div>
    </li>
  );
}
