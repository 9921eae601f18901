import type { VNode } from 'preact';
import { messageLength } from '../../../changes/change.js';
import { dial } from '../../../patients/phone-number.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Section } from '../../shared/section.js';
import { ErrorSummary, Field, FieldError, type FieldErrors, Form, Notice, Submit } from '../../shared/form.js';
import { StaffLayout } from '../staff-layout.js';
import type { PageProps } from '../page-props.js';

/** What the two pages say of a change, whatever it is. */
export interface ChangeDescription {
  /** The change in words. */
  readonly what: string;
  /** Where the change has its address. */
  readonly action: string;
  readonly back: string;
  readonly backText: string;
  /** The place in the masthead. */
  readonly here: string;
  readonly heading: string;
  readonly keep: string;
  /** When it is done. */
  readonly done: string;
  /** What else there may be to do then. */
  readonly next?: { readonly href: string; readonly text: string };
}

export interface DecideView {
  readonly member: StaffMember;
  readonly told: ChangeDescription;
  /** Whose visit gets another room, which: nothing to decide. */
  readonly reassigned: readonly string[];
  readonly stamp: string;
  readonly visits: readonly Choosing[];
  readonly message: string;
  readonly errors: FieldErrors;
  readonly fault?: string;
}

/** A visit and what may become of it. */
export interface Choosing {
  /** `visit-ABCD2345` */
  readonly name: string;
  readonly title: string;
  readonly treatment: string;
  /** Whom to call, where there is no address to write to. */
  readonly call?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly noWay?: string;
  readonly chosen: string;
}

/** The visits a change would strand: what becomes of each, and one message to all. */
export function DecidePage({ site, view }: PageProps<DecideView>): VNode {
  const { t } = site;
  const { told } = view;
  return (
    <StaffLayout title={told.heading} member={view.member} here={told.here} styles={[site.assets.hoursStyle]}>
      <p class="soft">{told.what}</p>
      <h1>{told.heading}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary errors={view.errors} />
      <p>{t(view.visits.length > 0 ? 'hours.decide.lead' : 'hours.decide.lead-none')}</p>
      {view.reassigned.length > 0 && (
        <Section id="reassigned" title={t('hours.decide.reassigned')}>
          <ul class="plain">
            {view.reassigned.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      {view.visits.length > 1 && (
        <p class="for-all">
          {t('hours.decide.all')} <a href={`${told.action}?all=keep`}>{t('hours.decide.all-keep')}</a>{' '}
          <a href={`${told.action}?all=move`}>{t('hours.decide.all-move')}</a>{' '}
          <a href={`${told.action}?all=cancel`}>{t('hours.decide.all-cancel')}</a>
        </p>
      )}
      <Form action={told.action} errors={view.errors} carry={{ stamp: view.stamp }}>
        {view.visits.map((visit) => (
          <Visit key={visit.name} site={site} view={view} visit={visit} />
        ))}
        {view.visits.length > 0 && (
          <>
            <Field
              name="message"
              label={t('hours.decide.message')}
              hint={t('hours.decide.message-hint')}
              optional
              rows={4}
              value={view.message}
              input={{ maxLength: messageLength }}
            />
            <p class="hint">{t('hours.decide.wait')}</p>
          </>
        )}
        <p class="actions">
          <Submit>{t(view.visits.length > 0 ? 'hours.decide.submit' : 'hours.decide.submit-plain')}</Submit>
          <a class="button quiet" href={told.back} data-close>
            {t('hours.decide.leave')}
          </a>
        </p>
      </Form>
    </StaffLayout>
  );
}

function Visit({ site: { t }, view, visit }: PageProps<DecideView> & { readonly visit: Choosing }): VNode {
  const error = view.errors[visit.name];
  return (
    <fieldset
      class={error ? 'displaced wrong' : 'displaced'}
      id={visit.name}
      aria-describedby={error && `${visit.name}-error`}
    >
      <legend>{visit.title}</legend>
      <p class="soft">{visit.treatment}</p>
      {visit.call && <p class="call">{visit.call}</p>}
      {error && <FieldError name={visit.name} message={error} />}
      {visit.noWay && <p>{visit.noWay}</p>}
      {[
        ...visit.choices,
        { value: 'keep', label: view.told.keep },
        { value: 'cancel', label: t('hours.decide.cancel') },
      ].map(({ value, label }) => (
        <label key={value} class="pick">
          <input type="radio" name={visit.name} value={value} checked={visit.chosen === value} required /> {label}
        </label>
      ))}
    </fieldset>
  );
}

export interface SavedView {
  readonly member: StaffMember;
  readonly told: ChangeDescription;
  readonly undone: boolean;
  /** There while it can be undone. */
  readonly undo?: {
    readonly action: string;
    readonly until: string;
    readonly secondsLeft: number;
    readonly emails: number;
  };
  readonly visits: readonly string[];
  readonly calls: readonly { readonly name: string; readonly phone: string; readonly what: string }[];
  readonly fault?: string;
}

/** What was done, whom to call, and for three minutes the way back. */
export function SavedPage({ site, view }: PageProps<SavedView>): VNode {
  const { t } = site;
  const { undo } = view;
  const { told } = view;
  const heading = view.undone ? t('hours.saved.undone') : told.done;
  return (
    <StaffLayout title={heading} member={view.member} here={told.here} styles={[site.assets.hoursStyle]}>
      <p class="soft" data-done={view.calls.length + view.visits.length === 0 ? heading : undefined}>
        {told.what}
      </p>
      <h1>{heading}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.undone && <p>{t('hours.saved.undone-lead')}</p>}
      {undo && (
        <Form class="notice" action={undo.action}>
          <p>
            {t('hours.saved.undo-until', { time: undo.until, emails: undo.emails })}{' '}
            <span
              class="soft"
              data-seconds-left={undo.secondsLeft}
              data-says={t('hours.saved.seconds-left', { seconds: '*' })}
            />
          </p>
          <p class="actions">
            <Submit look="quiet">{t('hours.saved.undo')}</Submit>
          </p>
        </Form>
      )}
      {view.calls.length > 0 && (
        <Section id="calls" title={t('hours.saved.call')}>
          <ul class="rows">
            {view.calls.map(({ name, phone, what }) => (
              <li key={what}>
                <span>
                  {name} <span class="soft">{what}</span>
                </span>
                <a href={dial(phone)}>{phone}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.visits.length > 0 && (
        <Section id="visits" title={t('hours.saved.visits')}>
          <ul class="plain">
            {view.visits.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      {told.next && !view.undone && (
        <p>
          <a href={told.next.href}>{told.next.text}</a>
        </p>
      )}
      <p>
        <a class="button" href={told.back} data-close>
          {told.backText}
        </a>
      </p>
    </StaffLayout>
  );
}
