import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Field, Form, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { home, leadsToDraft } from '../../shared/next.js';
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
    <StaffPage view={{ ...view, member }} title={t('confirm.title')} scripts={[assets.passkeys]}>
      {view.unsent && <Notice bad>{t('confirm.unsent')}</Notice>}
      {leadsToDraft(view.next) && <Notice>{t('confirm.kept')}</Notice>}
      <p>{t('confirm.lead')}</p>
      <p class="soft">{t('confirm.as', { name: member.name, email: member.email })}</p>
      {!view.passkeyOnly && (
        <Form action="/staff/confirm" carry={{ next: view.next }} submit={t('confirm.do')}>
          {/* For the password's keeper in the browser: whose password it is. */}
          <input type="text" name="username" value={member.email} autocomplete="username" hidden readonly />
          <Field
            name="password"
            label={t('sign-in.password')}
            input={{ type: 'password', autocomplete: 'current-password', maxLength: 512, autofocus: true }}
          />
        </Form>
      )}
      <PasskeyButton next={view.next} label={t('confirm.passkey')} alone={view.passkeyOnly} />
      <p>
        <a href={home}>{t('confirm.back')}</a>
      </p>
    </StaffPage>
  );
}
