import type { VNode } from 'preact';
import { leastWork } from '../../../accounts/guess-limits.js';
import { emailInput, Field, Form } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage } from '../staff-page.js';
import type { PageProps } from '../page-props.js';

export interface SignInView {
  readonly next: string;
  /** What was typed before; never the password. */
  readonly email?: string;
  /** What went wrong, or what happened just before. */
  readonly fault?: string;
  readonly news?: string;
  /** A proof of so much work has to come with the form. */
  readonly workBits?: number | undefined;
}

export function SignInPage({ site, view }: PageProps<SignInView>): VNode {
  const { t, assets } = site;
  return (
    <StaffPage view={view} title={t('sign-in.title')} scripts={[assets.passkeys]}>
      <Form
        action="/staff/sign-in"
        carry={{ next: view.next }}
        proof={proofOf(site, view.workBits)}
        submit={t('sign-in.submit')}
      >
        <Field
          name="email"
          label={t('sign-in.email')}
          value={view.email}
          input={{ ...emailInput, autocomplete: 'username webauthn' }}
        />
        <Field
          name="password"
          label={t('sign-in.password')}
          input={{ type: 'password', autocomplete: 'current-password', maxLength: 512 }}
        />
      </Form>
      {view.workBits !== undefined && <NeedsScript />}
      <PasskeyButton next={view.next} label={t('sign-in.passkey')} />
      <p>
        <a href="/staff/reset">{t('sign-in.forgotten')}</a>
      </p>
    </StaffPage>
  );
}

/** The script that finds a proof of so much work. */
export function proofOf({ assets }: Pick<Site, 'assets'>, workBits: number | undefined): string | undefined {
  return workBits === undefined ? undefined : `${assets.proof}#${workBits}`;
}

export function NeedsScript(): VNode {
  const { t } = useSite();
  return (
    <noscript>
      <p>{t('sign-in.needs-script')}</p>
    </noscript>
  );
}

interface PasskeyButtonProps {
  readonly next: string;
  readonly label: string;
  /** There is no other way. */
  readonly alone?: boolean;
}

/** Shown by the script, and only where the browser knows passkeys. */
export function PasskeyButton({ next, label, alone }: PasskeyButtonProps): VNode {
  const { t, assets } = useSite();
  return (
    <div
      hidden
      data-passkey="sign-in"
      data-next={next}
      data-failed={t('sign-in.passkey-failed')}
      data-work={`${assets.proof}#${leastWork}`}
    >
      {!alone && <p class="soft">{t('sign-in.or')}</p>}
      <p class="actions">
        <button class={alone ? 'button' : 'button quiet'} type="button">
          {label}
        </button>
      </p>
      <p class="error" role="alert" />
    </div>
  );
}

export interface CodeView {
  readonly kind: 'code' | 'recovery';
  readonly next: string;
  readonly fault?: string;
}

/** The second step: the code of an authenticator, or one of the recovery codes. */
export function CodePage({ site, view }: PageProps<CodeView>): VNode {
  const { t } = site;
  const { kind, next } = view;
  const other = kind === 'code' ? 'recovery' : 'code';
  return (
    <StaffPage view={view} title={t(`sign-in.${kind}.title`)}>
      <Form action={`/staff/sign-in/${kind}`} carry={{ next }} submit={t('sign-in.submit')}>
        <Field
          name="code"
          label={t(`sign-in.${kind}.label`)}
          hint={t(`sign-in.${kind}.hint`)}
          input={
            kind === 'code'
              ? { autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 10, autofocus: true }
              : { autocomplete: 'off', maxLength: 20, spellcheck: false, autofocus: true }
          }
        />
      </Form>
      <p>
        <a href={`/staff/sign-in/${other}?next=${encodeURIComponent(next)}`}>{t(`sign-in.to-${other}`)}</a>
      </p>
    </StaffPage>
  );
}
