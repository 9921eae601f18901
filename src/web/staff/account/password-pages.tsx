import type { VNode } from 'preact';
import { emailInput, Field, type FieldErrors, Form } from '../../shared/form.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage } from '../staff-page.js';
import type { PageProps } from '../page-props.js';
import { NeedsScript, proofOf } from './sign-in-page.js';

export interface ChooseView {
  readonly kind: 'welcome' | 'reset' | 'first';
  readonly action: string;
  /** Whose account it is; the first administrator has still to say. */
  readonly person?: { readonly name: string; readonly email: string };
  readonly typed?: { readonly name?: string; readonly email?: string };
  readonly errors: FieldErrors;
}

/** A link out of an email, or off the console: only the button does anything, since mail scanners follow links. */
export function ChoosePasswordPage({ site, view }: PageProps<ChooseView>): VNode {
  const { t } = site;
  const { kind, action, person, typed, errors } = view;
  return (
    <StaffPage
      view={view}
      title={t(`password.${kind}.title`)}
      heading={t(`password.${kind}.heading`, { name: person?.name ?? '', clinic: site.name })}
    >
      <Form action={action} typed={typed} errors={errors} submit={t('password.submit')}>
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
            <Field name="name" label={t('users.name')} input={{ autocomplete: 'name', maxLength: 120 }} />
            <Field name="email" label={t('sign-in.email')} input={{ ...emailInput, autocomplete: 'username' }} />
          </>
        )}
        <NewPassword error={errors.password} />
      </Form>
    </StaffPage>
  );
}

export function NewPassword({ error }: { readonly error?: string }): VNode {
  const { t } = useSite();
  return (
    <Field
      name="password"
      label={t('password.new')}
      hint={t('password.hint')}
      error={error}
      input={{ type: 'password', autocomplete: 'new-password', maxLength: 512 }}
    />
  );
}

interface ForgottenView {
  readonly asked: boolean;
  /** As it was typed. */
  readonly email?: string;
  /** A proof of so much work has to come with the form. */
  readonly workBits?: number | undefined;
  readonly fault?: string;
}

export function ForgottenPage({ site, view }: PageProps<ForgottenView>): VNode {
  const { t } = site;
  if (view.asked) {
    return (
      <StaffPage view={view} title={t('forgotten.asked.title')}>
        <p>{t('forgotten.asked.text')}</p>
        <p>
          <a href="/staff/sign-in">{t('sign-in.title')}</a>
        </p>
      </StaffPage>
    );
  }
  return (
    <StaffPage view={view} title={t('forgotten.title')}>
      <p>{t('forgotten.text')}</p>
      <Form action="/staff/reset" proof={proofOf(site, view.workBits)} submit={t('forgotten.submit')}>
        <Field
          name="email"
          label={t('sign-in.email')}
          value={view.email}
          input={{ ...emailInput, autocomplete: 'username' }}
        />
      </Form>
      {view.workBits !== undefined && <NeedsScript />}
    </StaffPage>
  );
}
