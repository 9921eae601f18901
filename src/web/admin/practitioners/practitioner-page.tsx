import type { VNode } from 'preact';
import type { Site } from '../../shared/site.js';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import { StaffPage, type StaffView } from '../../staff/staff-page.js';
import { Retirement } from '../resource/retirement.js';
import { type PersonFields, PractitionerFields } from './practitioner-fields.js';

export interface PractitionerView extends StaffView {
  readonly name: string;
  /** To their hours, calendars, account … */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
  readonly fields: PersonFields;
  readonly photo: PhotoFields;
}

/** Somebody who treats, with all that is decided about them. */
export function PractitionerPage({ site, view }: { readonly site: Site; readonly view: PractitionerView }): VNode {
  const { t } = site;
  const { name } = view;
  return (
    <StaffPage
      site={site}
      view={{ ...view, errors: { ...view.photo.errors, ...view.fields.errors } }}
      title={name}
      back={{ href: '/admin/practitioners', text: t('practitioners.back') }}
      here="/admin"
      styles={[site.assets.settingsStyle]}
    >
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
      <Retirement
        site={site}
        address={view.fields.action}
        lead={t('location.retire-lead')}
        button={t('practitioner.retire-this', { name })}
      />
    </StaffPage>
  );
}
