import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, Field, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { home } from '../../shared/next.js';
import { PasskeyButton } from './sign-in-page.js';
import { StaffPage } from '../staff-page.js';

interface ConfirmProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly view: {
    readonly next: string;
    /** A form was on its way and did not arrive. */
    readonly unsent: boolean;
    readonly passkeyOnly: boolean;
    readonly fault?: string;
  };
}

export function ConfirmPage({ site, member, view }: ConfirmProps): VNode {
  const { t, assets } = site;
  return (
    <StaffPage site={site} view={{ ...view, member }} title={t('confirm.title')} scripts={[assets.passkeys]}>
      {view.unsent && <Notice bad>{t('confirm.unsent')}</Notice>}
      <p>{t('confirm.lead')}</p>
      <p class="soft">{t('confirm.as', { name: member.name, email: member.email })}</p>
      {!view.passkeyOnly && (
        <form action="/staff/confirm" method="post">
          <Carried fields={{ next: view.next }} />
          {/* For the password's keeper in the browser: whose password it is. */}
          <input type="text" name="username" value={member.email} autocomplete="username" hidden readonly />
          <Field
            site={site}
            name="password"
            label={t('sign-in.password')}
            input={{ type: 'password', autocomplete: 'current-password', maxLength: 512, autofocus: true }}
          />
          <p class="actions">
            <button class="button" type="submit" data-once>
              {t('confirm.do')}
            </button>
          </p>
        </form>
      )}
      <PasskeyButton site={site} next={view.next} label={t('confirm.passkey')} alone={view.passkeyOnly} />
      <p>
        <a href={home}>{t('confirm.back')}</a>
      </p>
    </StaffPage>
  );
}
