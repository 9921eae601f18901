import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Site } from '../../shared/site.js';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import { EntryPage, Retirement } from '../resource/entry-page.js';
import { type PersonFields, PractitionerFields } from './practitioner-fields.js';

export interface PractitionerView {
  readonly member: StaffMember;
  readonly name: string;
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
    <EntryPage
      site={site}
      member={view.member}
      title={name}
      back={{ href: '/admin/practitioners', text: t('practitioners.back') }}
      news={view.news}
      fault={view.fault}
      errors={{ ...view.photo.errors, ...view.fields.errors }}
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
    </EntryPage>
  );
}
