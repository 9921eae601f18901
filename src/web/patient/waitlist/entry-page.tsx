import type { VNode } from 'preact';
import type { Outcome } from '../../../waitlist/entry.js';
import { type Carry, ErrorSummary, type FieldErrors, Form, Notice, Submit } from '../../shared/form.js';
import { Layout } from '../../shared/layout.js';
import { type PhoneLine, Phones } from '../../shared/phones.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { Line, type PastStep } from '../line.js';
import { ByText } from './join-page.js';
import { type WishesChoices, WishesFields } from './wishes-fields.js';

export interface EntryView {
  readonly kind: 'earlier' | 'list';
  /** The treatment; the appointment that is kept. */
  readonly past: readonly PastStep[];
  /** Undefined: they do not wait yet. */
  readonly waiting?: WaitingView | undefined;
  readonly action: string;
  readonly fields?: Carry;
  readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly errors: FieldErrors;
  readonly choices: WishesChoices;
  /** Text messages can be asked for; whether they are. */
  readonly byText?: boolean | undefined;
  readonly news?: string | undefined;
  readonly fault?: string | undefined;
}

interface WaitingView {
  readonly ahead: number;
  /** "December 1" */
  readonly since: string;
  /** "20 minutes" */
  readonly decide: string;
  /** What they wait for, in words. */
  readonly wishes: readonly string[];
  /** The time that is held for them now. */
  readonly held?: { readonly when: string; readonly href: string } | undefined;
  readonly leave: string;
}

/** What somebody waits for, and where they stand; or, before that, what they would wait for. */
export function EntryPage({ site, view }: { readonly site: Site; readonly view: EntryView }): VNode {
  const { t } = site;
  const { kind, waiting, errors } = view;
  const heading = t(!waiting ? 'waitlist.earlier-do' : kind === 'earlier' ? 'waitlist.earlier-on' : 'waitlist.heading');
  return (
    <Layout site={site} title={heading} hidden styles={[site.assets.findStyle]}>
      <Line site={site} now="details" past={view.past} last>
        <h1>{heading}</h1>
        {view.fault && <Notice bad>{view.fault}</Notice>}
        {view.news && <Notice>{view.news}</Notice>}
        <ErrorSummary errors={errors} />
        {kind === 'earlier' && <p class="lead">{t('waitlist.earlier-lead')}</p>}
        {waiting ? <Waiting view={view} waiting={waiting} /> : <WishesForm view={view} />}
      </Line>
    </Layout>
  );
}

function Waiting({ view, waiting }: { readonly view: EntryView; readonly waiting: WaitingView }): VNode {
  const { t } = useSite();
  const { ahead, since, decide, wishes, held, leave } = waiting;
  return (
    <>
      {held && (
        <Notice>
          <p>{t('waitlist.held', { when: held.when })}</p>
          <p class="actions">
            <a class="button" href={held.href}>
              {t('waitlist.held-see')}
            </a>
          </p>
        </Notice>
      )}
      <Section id="place" title={t('waitlist.place')}>
        <p>
          <strong>{t('waitlist.ahead', { count: ahead })}</strong>{' '}
          <span class="soft">{t('waitlist.since', { date: since })}</span>
        </p>
        <p>{t('waitlist.order')}</p>
        <p>{t('waitlist.decide', { duration: decide })}</p>
      </Section>
      <Section id="suits" title={t('waitlist.waits-for')}>
        <ul class="plain">
          {wishes.map((wish) => (
            <li key={wish}>{wish}</li>
          ))}
        </ul>
        <details open={Object.keys(view.errors).length > 0}>
          <summary>{t('waitlist.change')}</summary>
          <WishesForm view={view} />
        </details>
      </Section>
      <Form action={leave}>
        <p class="actions">
          <Submit look="quiet danger">
            {t(view.kind === 'earlier' ? 'waitlist.leave-earlier' : 'waitlist.leave')}
          </Submit>
        </p>
      </Form>
    </>
  );
}

function WishesForm({ view }: { readonly view: EntryView }): VNode {
  const { t } = useSite();
  const { action, fields, typed, errors, waiting, byText } = view;
  return (
    <Form
      action={action}
      carry={fields}
      typed={typed}
      errors={errors}
      submit={t(waiting ? 'my.save' : 'waitlist.earlier-do')}
    >
      <WishesFields choices={view.choices} />
      {byText !== undefined && <ByText checked={byText} />}
    </Form>
  );
}

export interface EntryOverView {
  readonly outcome: Outcome;
  /** To times that can be booked now. */
  readonly find: string;
  readonly phones: readonly PhoneLine[];
}

/** They do not wait any more: why, and what to do if that is not what they want. */
export function EntryOverPage({ site, view }: { readonly site: Site; readonly view: EntryOverView }): VNode {
  const { t } = site;
  const { outcome, find, phones } = view;
  const title = t(`waitlist.over.${outcome}`);
  const isBooked = outcome === 'booked' || outcome === 'moved';
  return (
    <Layout site={site} title={title} hidden>
      <h1>{title}</h1>
      {!isBooked && <p class="lead">{t('waitlist.over-text')}</p>}
      {outcome === 'removed' && (
        <>
          <p>{t('waitlist.over-removed')}</p>
          <Phones phones={phones} />
        </>
      )}
      <p class="actions">
        <a class="button" href={isBooked ? '/my' : find}>
          {t(isBooked ? 'my.title' : 'about.find')}
        </a>
      </p>
    </Layout>
  );
}
