import { renderSVG } from 'uqr';
import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, Field } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface AuthenticatorView extends StaffView {
  /** `otpauth://totp/…` */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly sealed: string;
}

/** Scan, keep the recovery codes, type a code. Nothing is on before that. */
export function AuthenticatorPage({ site, view }: { readonly site: Site; readonly view: AuthenticatorView }): VNode {
  const { t } = site;
  const { uri, recoveryCodes, sealed } = view;
  const secret = new URLSearchParams(uri.slice(uri.indexOf('?'))).get('secret') ?? '';
  return (
    <StaffPage site={site} view={view} title={t('authenticator.title')}>
      <h2>{t('authenticator.scan')}</h2>
      <p>{t('authenticator.scan-text')}</p>
      <div class="qr" role="img" aria-label={t('authenticator.scan')} dangerouslySetInnerHTML={{ __html: qr(uri) }} />
      <p>
        {t('authenticator.by-hand')} <code class="secret">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <h2>{t('authenticator.keep')}</h2>
      <RecoveryCodes site={site} codes={recoveryCodes} />
      <h2>{t('authenticator.confirm')}</h2>
      <form action="/staff/me/authenticator/confirmation" method="post">
        <Carried fields={{ sealed }} />
        <Field
          site={site}
          name="code"
          label={t('sign-in.code.label')}
          input={{ autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 10 }}
        />
        <p class="actions">
          <button class="button" type="submit" data-once>
            {t('authenticator.submit')}
          </button>
          <a class="button quiet" href="/staff/me">
            {t('authenticator.not-now')}
          </a>
        </p>
      </form>
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
    <StaffPage site={site} view={{ member }} title={t('authenticator.keep')}>
      <RecoveryCodes site={site} codes={codes} />
      <p class="actions">
        <a class="button" href="/staff/me">
          {t('authenticator.kept')}
        </a>
      </p>
    </StaffPage>
  );
}

function RecoveryCodes({ site, codes }: { readonly site: Site; readonly codes: readonly string[] }): VNode {
  return (
    <>
      <p>{site.t('authenticator.keep-text')}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button class="button quiet" type="button" data-print hidden>
        {site.t('done.print')}
      </button>
    </>
  );
}

/** Black on white by night too: cameras look for that. Made here of digits and letters only, so nothing needs escaping. */
function qr(uri: string): string {
  return renderSVG(uri, { border: 2 });
}
