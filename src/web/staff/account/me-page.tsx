import type { VNode } from 'preact';
import { ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { NewPassword } from './password-pages.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface MeView extends StaffView {
  readonly sessions: readonly SessionLine[];
  readonly authenticator: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly added: string }[];
  /** An administrator who has to see to a second step before anything else. */
  readonly owes: boolean;
  readonly errors: FieldErrors;
  /** Which form the errors belong to. */
  readonly at?: 'password' | 'authenticator';
}

interface SessionLine {
  readonly id: string;
  readonly own: boolean;
  readonly browser: string;
  readonly address: string;
  readonly since: string;
  readonly seen: string;
}

interface MePageProps {
  readonly site: Site;
  readonly view: MeView;
}

export function MePage({ site, view }: MePageProps): VNode {
  const { t, assets } = site;
  const { member } = view;
  return (
    <StaffPage
      site={site}
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
      <ErrorSummary site={site} errors={linked(view)} />
      <SecondStep site={site} view={view} />
      <Passkeys site={site} view={view} />
      <Password site={site} view={view} />
      <Places site={site} view={view} />
    </StaffPage>
  );
}

/** The password is asked for twice on this page, so one of the two fields has another name there. */
function linked({ at, errors }: MeView): FieldErrors {
  return at === 'authenticator' && errors.password ? { 'authenticator-password': errors.password } : errors;
}

function SecondStep({ site, view }: MePageProps): VNode {
  const { t } = site;
  const error = view.at === 'authenticator' ? view.errors.password : undefined;
  const password = (id: string, label: string) => (
    <Field
      site={site}
      id={id}
      name="password"
      label={label}
      error={error}
      input={{ type: 'password', autocomplete: 'current-password', maxLength: 512 }}
    />
  );
  if (!view.authenticator) {
    return (
      <section aria-labelledby="second-step">
        <h2 id="second-step">{t('me.authenticator')}</h2>
        <p>{t('me.authenticator-off')}</p>
        <form action="/staff/me/authenticator" method="post">
          {password('authenticator-password', t('me.confirm-password'))}
          <button class="button" type="submit">
            {t('me.authenticator-begin')}
          </button>
        </form>
      </section>
    );
  }
  return (
    <section aria-labelledby="second-step">
      <h2 id="second-step">{t('me.authenticator')}</h2>
      <p>{t('me.authenticator-on')}</p>
      <details open={Boolean(error)}>
        <summary>{t('me.authenticator-change')}</summary>
        <form method="post" action="/staff/me/recovery-codes">
          {password('authenticator-password', t('me.confirm-password'))}
          <p class="actions">
            <button class="button quiet" type="submit">
              {t('me.recovery-renew')}
            </button>
            <button class="button quiet danger" type="submit" formAction="/staff/me/authenticator/removal">
              {t('me.authenticator-remove')}
            </button>
          </p>
        </form>
      </details>
    </section>
  );
}

function Passkeys({ site, view }: MePageProps): VNode {
  const { t } = site;
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t('me.passkeys')}</h2>
      <p>{t('me.passkeys-text')}</p>
      {view.passkeys.length > 0 && (
        <ul class="rows">
          {view.passkeys.map(({ id, name, added }) => (
            <li key={id}>
              <span>
                <strong>{name || t('me.passkey-unnamed')}</strong> <span class="soft">{added}</span>
              </span>
              <form action={`/staff/me/passkeys/${id}/removal`} method="post">
                <button class="link" type="submit">
                  {t('me.remove')} <span class="unseen">{name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <div hidden data-passkey="add" data-failed={t('me.passkey-failed')}>
        <form>
          <Field
            site={site}
            id="passkey-name"
            name="name"
            label={t('me.passkey-name')}
            hint={t('me.passkey-name-hint')}
            input={{ maxLength: 60 }}
          />
          <button class="button quiet" type="submit">
            {t('me.passkey-add')}
          </button>
        </form>
        <p class="error" role="alert" />
      </div>
      <noscript>
        <p class="soft">{t('me.passkeys-script')}</p>
      </noscript>
    </section>
  );
}

function Password({ site, view }: MePageProps): VNode {
  const { t } = site;
  const errors = view.at === 'password' ? view.errors : {};
  return (
    <section aria-labelledby="change-password">
      <h2 id="change-password">{t('me.password')}</h2>
      <form action="/staff/me/password" method="post">
        <Field
          site={site}
          name="current"
          label={t('me.password-current')}
          error={errors.current}
          input={{ type: 'password', autocomplete: 'current-password', maxLength: 512 }}
        />
        <NewPassword site={site} error={errors.password} />
        <p>{t('me.password-ends')}</p>
        <button class="button" type="submit" data-once>
          {t('me.password-change')}
        </button>
      </form>
    </section>
  );
}

function Places({ site: { t }, view }: MePageProps): VNode {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('me.sessions')}</h2>
      <ul class="rows">
        {view.sessions.map(({ id, own, browser, address, since, seen }) => (
          <li key={id}>
            <span>
              <strong>{browser}</strong> {own && <em>{t('me.session-own')}</em>}
              <span class="soft">{t('me.session-line', { address, since, seen })}</span>
            </span>
            <form action={`/staff/me/sessions/${id}/end`} method="post">
              <button class="link" type="submit">
                {t('me.session-end')} <span class="unseen">{`${browser}, ${since}`}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {view.sessions.length > 1 && (
        <form action="/staff/me/other-sessions/end" method="post">
          <button class="button quiet" type="submit">
            {t('me.session-end-others')}
          </button>
        </form>
      )}
    </section>
  );
}
