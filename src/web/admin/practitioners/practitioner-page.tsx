import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ErrorSummary, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import { type PersonFields, PractitionerFields } from './practitioner-fields.js';

export interface PractitionerView {
  readonly member: StaffMember;
  readonly name: string;
  readonly here: string;
  /** To their hours, calendars, account … */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
  readonly fields: PersonFields;
  readonly photo: PhotoFields;
  readonly fault?: string;
  readonly news?: string;
}

/** Somebody who treats, with all that is decided about them. */
export function PractitionerPage({ site, view }: { readonly site: Site; readonly view: PractitionerView }): VNode {
  const { t } = site;
  const { name } = view;
  return (
    <StaffLayout site={site} title={name} member={view.member} here="/admin" styles={[site.assets.settingsStyle]}>
      <p class="soft">
        <a href="/admin/practitioners">{t('practitioners.back')}</a>
      </p>
      <h1>{name}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      {view.news && <Notice>{view.news}</Notice>}
      <ErrorSummary site={site} errors={{ ...view.photo.errors, ...view.fields.errors }} />
      <nav class="choices" aria-label={t('practitioner.ways', { name })}>
        <ul class="ways-on">
          {view.ways.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <PhotoForm site={site} fields={view.photo} />
      <section aria-label={name}>
        <PractitionerFields site={site} fields={view.fields} />
      </section>
      <section aria-labelledby="retire">
        <h2 id="retire">{t('location.retire')}</h2>
        <p class="hint">{t('location.retire-lead')}</p>
        <form action={`${view.here}/retirement`} method="post">
          <button class="button quiet danger" type="submit" data-once>
            {t('practitioner.retire-this', { name })}
          </button>
        </form>
      </section>
    </StaffLayout>
  );
}
