import type { VNode } from 'preact';
import { Section } from '../../shared/section.js';
import { ErrorSummary, Field, type FieldErrors, Form, Notice, Submit } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { NewPassword } from './password-pages.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { PageProps, ViewProps } from '../page-props.js';

export interface MeView extends StaffView {
  readonly sessions: readonly SessionLine[];
  readonly authenticator: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly added: string }[];
  /** An administrator who has to see to a second step before anything else. */
  readonly owes: boolean;
  readonly errors: FieldErrors;
  /** Which form the errors belong to. */
  readonly at?: 'name' | 'password' | 'authenticator';
}

interface SessionLine {
  readonly id: string;
  readonly own: boolean;
  readonly browser: string;
  readonly address: string;
  readonly since: string;
  readonly seen: string;
}

export function MePage({ site, view }: PageProps<MeView>): VNode {
  const { t, assets } = site;
  const { member } = view;
  return (
    <StaffPage
      view={{ member }}
      title={t('me.title')}
      heading={member.name}
      here="/staff/me"
      scripts={[assets.passkeys]}
    >
      <p class="soft">
        {member.email} · {member.roles.map((role) => t(`role.${role}`)).join(', ')}
      </p>
      {member.practitionerId && (
        <p>
          <a href="/staff/records">{t('records.title')}</a> · <a href="/staff/profile">{t('profile.title')}</a>
        </p>
      )}
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      {view.owes && (
        <Notice>
          <p>{t(view.passkeys.length > 0 ? 'me.owes-passkey' : 'me.owes')}</p>
        </Notice>
      )}
      <ErrorSummary errors={linked(view)} />
      <Name view={view} />
      <SecondStep view={view} />
      <Passkeys view={view} />
      <Password view={view} />
      <Places view={view} />
    </StaffPage>
  );
}

/** The password is asked for twice on this page, so one of the two fields has another name there. */
function linked({ at, errors }: MeView): FieldErrors {
  return at === 'authenticator' && errors.password ? { 'authenticator-password': errors.password } : errors;
}

function Name({ view: { member, at, errors } }: ViewProps<MeView>): VNode {
  const { t } = useSite();
  return (
    <Form
      action="/staff/me/name"
      typed={{ name: member.name }}
      errors={at === 'name' ? errors : {}}
      submit={t('me.name-save')}
    >
      <Field
        name="name"
        label={t('me.name')}
        hint={t('me.name-hint')}
        input={{ maxLength: 120, autocomplete: 'name' }}
      />
    </Form>
  );
}

function SecondStep({ view }: ViewProps<MeView>): VNode {
  const { t } = useSite();
  const error = view.at === 'authenticator' ? view.errors.password : undefined;
  const password = (id: string, label: string) => (
    <Field
      id={id}
      name="password"
      label={label}
      error={error}
      input={{ type: 'password', autocomplete: 'current-password', maxLength: 512 }}
    />
  );
  if (!view.authenticator) {
    return (
      <Section id="second-step" title={t('me.authenticator')}>
        <p>{t('me.authenticator-off')}</p>
        <Form action="/staff/me/authenticator">
          {password('authenticator-password', t('me.confirm-password'))}
          <Submit>{t('me.authenticator-begin')}</Submit>
        </Form>
      </Section>
    );
  }
  return (
    <Section id="second-step" title={t('me.authenticator')}>
      <p>{t('me.authenticator-on')}</p>
      <details open={Boolean(error)}>
        <summary>{t('me.authenticator-change')}</summary>
        <Form action="/staff/me/recovery-codes">
          {password('authenticator-password', t('me.confirm-password'))}
          <p class="actions">
            <Submit look="quiet">{t('me.recovery-renew')}</Submit>
            <Submit look="quiet danger" formAction="/staff/me/authenticator/removal">
              {t('me.authenticator-remove')}
            </Submit>
          </p>
        </Form>
      </details>
    </Section>
  );
}

function Passkeys({ view }: ViewProps<MeView>): VNode {
  const { t } = useSite();
  return (
    <Section id="passkeys" title={t('me.passkeys')}>
      <p>{t('me.passkeys-text')}</p>
      {view.passkeys.length > 0 && (
        <ul class="rows">
          {view.passkeys.map(({ id, name, added }) => (
            <li key={id}>
              <span>
                <strong>{name || t('me.passkey-unnamed')}</strong> <span class="soft">{added}</span>
              </span>
              <Form action={`/staff/me/passkeys/${id}/removal`}>
                <Submit look="link">
                  {t('me.remove')} <span class="unseen">{name}</span>
                </Submit>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <div hidden data-passkey="add" data-failed={t('me.passkey-failed')}>
        <Form method="get">
          <Field
            id="passkey-name"
            name="name"
            label={t('me.passkey-name')}
            hint={t('me.passkey-name-hint')}
            input={{ maxLength: 60 }}
          />
          <Submit look="quiet">{t('me.passkey-add')}</Submit>
        </Form>
        <p class="error" role="alert" />
      </div>
      <noscript>
        <p class="soft">{t('me.passkeys-script')}</p>
      </noscript>
    </Section>
  );
}

function Password({ view }: ViewProps<MeView>): VNode {
  const { t } = useSite();
  const errors = view.at === 'password' ? view.errors : {};
  return (
    <Section id="change-password" title={t('me.password')}>
      <Form action="/staff/me/password" errors={errors}>
        <Field
          name="current"
          label={t('me.password-current')}
          input={{ type: 'password', autocomplete: 'current-password', maxLength: 512 }}
        />
        <NewPassword error={errors.password} />
        <p>{t('me.password-ends')}</p>
        <Submit>{t('me.password-change')}</Submit>
      </Form>
    </Section>
  );
}

function Places({ view }: ViewProps<MeView>): VNode {
  const { t } = useSite();
  return (
    <Section id="sessions" title={t('me.sessions')}>
      <ul class="rows">
        {view.sessions.map(({ id, own, browser, address, since, seen }) => (
          <li key={id}>
            <span>
              <strong>{browser}</strong> {own && <em>{t('me.session-own')}</em>}
              <span class="soft">{t('me.session-line', { address, since, seen })}</span>
            </span>
            <Form action={`/staff/me/sessions/${id}/end`}>
              <Submit look="link">
                {t('me.session-end')} <span class="unseen">{`${browser}, ${since}`}</span>
              </Submit>
            </Form>
          </li>
        ))}
      </ul>
      {view.sessions.length > 1 && (
        <Form action="/staff/me/other-sessions/end">
          <Submit look="quiet">{t('me.session-end-others')}</Submit>
        </Form>
      )}
    </Section>
  );
}
