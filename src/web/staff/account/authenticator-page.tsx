import { renderSVG } from 'uqr';
import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, Field, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface AuthenticatorView {
  readonly member: StaffMember;
  /** `otpauth://totp/…` */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly sealed: string;
  readonly fault?: string;
}

/** Scan, keep the recovery codes, type a code. Nothing is on before that. */
export function AuthenticatorPage({ site, view }: { readonly site: Site; readonly view: AuthenticatorView }): VNode {
  const { t } = site;
  const { member, uri, recoveryCodes, sealed, fault } = view;
  const secret = new URLSearchParams(uri.slice(uri.indexOf('?'))).get('secret') ?? '';
  return (
    <StaffLayout site={site} title={t('authenticator.title')} member={member}>
      <h1>{t('authenticator.title')}</h1>
      {fault && <Notice bad>{fault}</Notice>}
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
    </StaffLayout>
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
    <StaffLayout site={site} title={t('authenticator.keep')} member={member}>
      <h1>{t('authenticator.keep')}</h1>
      <RecoveryCodes site={site} codes={codes} />
      <p class="actions">
        <a class="button" href="/staff/me">
          {t('authenticator.kept')}
        </a>
      </p>
    </StaffLayout>
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
