import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { FailedLetter } from '../../../health/failed-letters.service.js';
import { Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';
import { LetterRows } from './letter-rows.js';

export interface LettersView {
  readonly member: StaffMember;
  readonly letters: readonly FailedLetter[];
  readonly news?: string;
}

/** Whom to phone, since no letter reaches them. */
export function LettersPage({ site, view }: { readonly site: Site; readonly view: LettersView }): VNode {
  const { t } = site;
  return (
    <StaffLayout site={site} title={t('undelivered.title')} member={view.member} here="/staff/letters">
      <h1>{t('undelivered.title')}</h1>
      {view.news && (
        <Notice>
          <p>{view.news}</p>
        </Notice>
      )}
      {view.letters.length > 0 && <p>{t('undelivered.text')}</p>}
      <LetterRows site={site} letters={view.letters} at="/staff/letters" />
    </StaffLayout>
  );
}
