import { renderSVG } from 'uqr';
import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Field, Form, Submit } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { useSite } from '../../shared/use-site.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { PageProps } from '../page-props.js';

export interface AuthenticatorView extends StaffView {
  /** `otpauth://totp/…` */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly sealed: string;
}

/** Scan, keep the recovery codes, type a code. Nothing is on before that. */
export function AuthenticatorPage({ site, view }: PageProps<AuthenticatorView>): VNode {
  const { t } = site;
  const { uri, recoveryCodes, sealed } = view;
  const secret = new URLSearchParams(uri.slice(uri.indexOf('?'))).get('secret') ?? '';
  return (
    <StaffPage view={view} title={t('authenticator.title')} here="/staff/me">
      <h2>{t('authenticator.scan')}</h2>
      <p>{t('authenticator.scan-text')}</p>
      <div class="qr" role="img" aria-label={t('authenticator.scan')} dangerouslySetInnerHTML={{ __html: qr(uri) }} />
      <p>
        {t('authenticator.by-hand')} <code class="secret">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <h2>{t('authenticator.keep')}</h2>
      <RecoveryCodes codes={recoveryCodes} />
      <h2>{t('authenticator.confirm')}</h2>
      <Form action="/staff/me/authenticator/confirmation" carry={{ sealed }}>
        <Field
          name="code"
          label={t('sign-in.code.label')}
          input={{ autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 10 }}
        />
        <p class="actions">
          <Submit>{t('authenticator.submit')}</Submit>
          <ButtonLink href="/staff/me">{t('authenticator.not-now')}</ButtonLink>
        </p>
      </Form>
    </StaffPage>
  );
}

interface RecoveryCodesPageProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly codes: readonly string[];
}

export function RecoveryCodesPage({ site, member, codes }: RecoveryCodesPageProps): VNode {
  const { t } = site;
  return (
    <StaffPage view={{ member }} title={t('authenticator.keep')} here="/staff/me">
      <RecoveryCodes codes={codes} />
      <p class="actions">
        <a class="button" href="/staff/me">
          {t('authenticator.kept')}
        </a>
      </p>
    </StaffPage>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): VNode {
  const { t } = useSite();
  return (
    <>
      <p>{t('authenticator.keep-text')}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button class="button quiet" type="button" data-print hidden>
        {t('done.print')}
      </button>
    </>
  );
}

/** Black on white by night too: cameras look for that. Made here of digits and letters only, so nothing needs escaping. */
function qr(uri: string): string {
  return renderSVG(uri, { border: 2 });
}
