import type { VNode } from 'preact';
import { ownWords } from '../../../clinic-file/person-edits.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { type PhotoFields, PhotoForm } from './photo-form.js';
import { EntityField } from '../entity-field.js';
import { Carried, type FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface ProfileView extends StaffView {
  /** As patients see it. */
  readonly page: string;
  readonly typed: Typed;
  readonly seen: string;
  readonly errors: FieldErrors;
  readonly photo: PhotoFields;
}

/** What a practitioner shows of themselves. */
export function ProfilePage({ site, view }: { readonly site: Site; readonly view: ProfileView }): VNode {
  const { t } = site;
  const form = { entity: ownWords, typed: view.typed, errors: view.errors };
  return (
    <StaffPage
      site={site}
      view={{ ...view, errors: { ...view.photo.errors, ...view.errors } }}
      title={t('profile.title')}
      here="/staff/me"
      styles={[site.assets.settingsStyle]}
    >
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
      <section aria-labelledby="notifications-head">
        <h2 id="notifications-head">{t('profile.notifications')}</h2>
        <form action="/staff/profile/letters" method="post">
          <EntityField site={site} form={form} name="letters" />
          <button class="button" type="submit">
            {t('practitioner.save')}
          </button>
        </form>
      </section>
    </StaffPage>
  );
}
