import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ownWords } from '../../../clinic-file/details.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { type PhotoFields, PhotoForm } from './photo-form.js';
import { EntityField } from '../entity-field.js';
import { Carried, ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface ProfileView {
  readonly member: StaffMember;
  /** As patients see it. */
  readonly page: string;
  readonly typed: Typed;
  readonly seen: string;
  readonly errors: FieldErrors;
  readonly photo: PhotoFields;
  readonly fault?: string;
  readonly news?: string;
}

/** What a practitioner shows of themselves. */
export function ProfilePage({ site, view }: { readonly site: Site; readonly view: ProfileView }): VNode {
  const { t } = site;
  const form = { entity: ownWords, typed: view.typed, errors: view.errors };
  return (
    <StaffLayout
      site={site}
      title={t('profile.title')}
      member={view.member}
      here="/staff/me"
      styles={[site.assets.settingsStyle]}
    >
      <h1>{t('profile.title')}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={{ ...view.photo.errors, ...view.errors }} />
      <p>
        {t('profile.lead')} <a href={view.page}>{t('practitioner.page')}</a>
      </p>
      <PhotoForm site={site} fields={view.photo} />
      <section aria-labelledby="words">
        <h2 id="words">{t('practitioner.profile-own')}</h2>
        <form action="/staff/profile" method="post">
          <Carried fields={{ seen: view.seen }} />
          <EntityField site={site} form={form} name="profile" label={t('practitioner.profile-own')} />
          <button class="button" type="submit">
            {t('practitioner.save')}
          </button>
        </form>
      </section>
      <section aria-labelledby="letters-of-visits">
        <h2 id="letters-of-visits">{t('profile.letters')}</h2>
        <form action="/staff/profile/letters" method="post">
          <EntityField site={site} form={form} name="letters" />
          <button class="button" type="submit">
            {t('practitioner.save')}
          </button>
        </form>
      </section>
    </StaffLayout>
  );
}
