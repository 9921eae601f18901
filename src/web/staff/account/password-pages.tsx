import type { VNode } from 'preact';
import { Field, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';

export interface ChooseView {
  readonly kind: 'welcome' | 'reset' | 'first';
  readonly action: string;
  /** Whose account it is; the first administrator has still to say. */
  readonly person?: { readonly name: string; readonly email: string };
  readonly typed?: { readonly name?: string; readonly email?: string };
  readonly errors: FieldErrors;
}

/** A link out of an email, or off the console: only the button does anything, since mail scanners follow links. */
export function ChoosePasswordPage({ site, view }: { readonly site: Site; readonly view: ChooseView }): VNode {
  const { t } = site;
  const { kind, action, person, typed, errors } = view;
  return (
    <StaffPage
      site={site}
      view={view}
      title={t(`password.${kind}.title`)}
      heading={t(`password.${kind}.heading`, { name: person?.name ?? '', clinic: site.name })}
    >
      <form action={action} method="post">
        {person ? (
          <>
            <p>{t('password.for', { email: person.email })}</p>
            {/* For the password manager, which would otherwise keep a password of nobody. */}
            <input
              class="unseen"
              name="email"
              value={person.email}
              autocomplete="username"
              readOnly
              tabIndex={-1}
              aria-hidden="true"
            />
          </>
        ) : (
          <>
            <Field
              site={site}
              name="name"
              label={t('users.name')}
              value={typed?.name}
              error={errors.name}
              input={{ autocomplete: 'name', maxLength: 120 }}
            />
            <Field
              site={site}
              name="email"
              label={t('sign-in.email')}
              value={typed?.email}
              error={errors.email}
              input={{ type: 'email', autocomplete: 'username', maxLength: 254, spellcheck: false }}
            />
          </>
        )}
        <NewPassword site={site} error={errors.password} />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('password.submit')}
          </button>
        </p>
      </form>
    </StaffPage>
  );
}

export function NewPassword({ site, error }: { readonly site: Site; readonly error?: string }): VNode {
  return (
    <Field
      site={site}
      name="password"
      label={site.t('password.new')}
      hint={site.t('password.hint')}
      error={error}
      input={{ type: 'password', autocomplete: 'new-password', maxLength: 512 }}
    />
  );
}

interface ForgottenView {
  readonly asked: boolean;
  readonly fault?: string;
}

export function ForgottenPage({ site, view }: { readonly site: Site; readonly view: ForgottenView }): VNode {
  const { t } = site;
  if (view.asked) {
    return (
      <StaffPage site={site} view={view} title={t('forgotten.asked.title')}>
        <p>{t('forgotten.asked.text')}</p>
        <p>
          <a href="/staff/sign-in">{t('sign-in.title')}</a>
        </p>
      </StaffPage>
    );
  }
  return (
    <StaffPage site={site} view={view} title={t('forgotten.title')}>
      <p>{t('forgotten.text')}</p>
      <form action="/staff/reset" method="post">
        <Field
          site={site}
          name="email"
          label={t('sign-in.email')}
          input={{ type: 'email', autocomplete: 'username', maxLength: 254, spellcheck: false }}
        />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('forgotten.submit')}
          </button>
        </p>
      </form>
    </StaffPage>
  );
}
