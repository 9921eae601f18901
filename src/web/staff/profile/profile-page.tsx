import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type PhotoFields, PhotoForm } from './photo-form.js';
import { NotificationPreference } from './notification-preference.js';
import { Carried, ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface ProfileView {
  readonly member: StaffMember;
  /** As patients see it. */
  readonly page: string;
  readonly profile: string;
  readonly letters: string;
  readonly seen: string;
  readonly errors: FieldErrors;
  readonly photo: PhotoFields;
  readonly fault?: string;
  readonly news?: string;
}

/** What a practitioner shows of themselves. */
export function ProfilePage({ site, view }: { readonly site: Site; readonly view: ProfileView }): VNode {
  const { t } = site;
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
          <Field
            site={site}
            name="profile"
            label={t('practitioner.profile-own')}
            hint={t('practitioner.profile-hint')}
            optional
            rows={10}
            value={view.profile}
            error={view.errors.profile}
            input={{ maxLength: 4000 }}
          />
          <button class="button" type="submit">
            {t('practitioner.save')}
          </button>
        </form>
      </section>
      <section aria-labelledby="letters-of-visits">
        <h2 id="letters-of-visits">{t('profile.letters')}</h2>
        <form action="/staff/profile/letters" method="post">
          <NotificationPreference site={site} chosen={view.letters} />
          <button class="button" type="submit">
            {t('practitioner.save')}
          </button>
        </form>
      </section>
    </StaffLayout>
  );
}
