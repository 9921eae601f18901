import type { VNode } from 'preact';
import type { FormDraft } from '../../../accounts/form-draft.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Notice, Submit } from '../../shared/form.js';
import { home } from '../../shared/next.js';
import type { Site } from '../../shared/site.js';
import { StaffPage } from '../staff-page.js';
import { filesAgain, linesOf } from './draft-text.js';

interface DraftPageProps {
  readonly site: Site;
  readonly member: StaffMember;
  readonly draft: FormDraft;
  /** Where it is sent: its own address, with the draft. */
  readonly action: string;
}

/** Where the form cannot be shown as it was: all that was typed, and one button that sends it. */
export function DraftPage({ site, member, draft, action }: DraftPageProps): VNode {
  const { t } = site;
  const again = filesAgain(site, draft.files);
  return (
    <StaffPage view={{ member }} title={t('draft.title')}>
      <Notice>{t('draft.lead')}</Notice>
      <h2>{t('draft.typed')}</h2>
      <dl class="facts typed">
        {linesOf(draft.typed).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {again && <p>{again}</p>}
      <Form action={action} carry={draft.typed}>
        <p class="actions">
          <Submit>{t('draft.continue')}</Submit>
          <ButtonLink href={draft.page}>{t('draft.back')}</ButtonLink>
        </p>
      </Form>
    </StaffPage>
  );
}

/** It has been used, it is too old, or it belongs to another account. */
export function NoDraftPage({ site, member }: Pick<DraftPageProps, 'site' | 'member'>): VNode {
  const { t } = site;
  return (
    <StaffPage view={{ member }} title={t('draft.gone')}>
      <p>{t('draft.gone-text')}</p>
      <p class="actions">
        <a class="button" href={home}>
          {t('staff.nav.diary')}
        </a>
      </p>
    </StaffPage>
  );
}
