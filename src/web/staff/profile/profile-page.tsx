import type { VNode } from 'preact';
import { ownWords } from '../../../clinic-file/details.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { type PhotoFields, PhotoForm } from './photo-form.js';
import { EntityField } from '../entity-field.js';
import { Section } from '../../shared/section.js';
import { type FieldErrors, Form, Submit } from '../../shared/form.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { PageProps } from '../page-props.js';

export interface ProfileView extends StaffView {
  /** As patients see it. */
  readonly page: string;
  readonly typed: Typed;
  readonly seen: string;
  readonly errors: FieldErrors;
  readonly photo: PhotoFields;
}

/** What a practitioner shows of themselves. */
export function ProfilePage({ site, view }: PageProps<ProfileView>): VNode {
  const { t } = site;
  const form = { entity: ownWords, typed: view.typed, errors: view.errors };
  return (
    <StaffPage
      view={{ ...view, errors: { ...view.photo.errors, ...view.errors } }}
      title={t('profile.title')}
      here="/staff/profile"
    >
      <p>
        {t('profile.lead')} <a href={view.page}>{t('practitioner.page')}</a>
      </p>
      <Section id="photo-heading" title={t('photo.title')}>
        <PhotoForm fields={view.photo} />
      </Section>
      <Section id="words" title={t('practitioner.profile-own')}>
        <Form {...form} action="/staff/profile" carry={{ seen: view.seen }}>
          <EntityField name="profile" label={t('practitioner.profile-own')} />
          <Submit>{t('practitioner.save')}</Submit>
        </Form>
      </Section>
      <Section id="notifications-head" title={t('profile.notifications')}>
        <Form {...form} action="/staff/profile/letters">
          <EntityField name="letters" />
          <Submit>{t('practitioner.save')}</Submit>
        </Form>
      </Section>
    </StaffPage>
  );
}
