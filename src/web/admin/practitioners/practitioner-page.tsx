import type { VNode } from 'preact';
import { type PhotoFields, PhotoForm } from '../../staff/profile/photo-form.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { Tab, Tabbed } from '../../staff/tabbed.js';
import { Retirement } from '../resource/retirement.js';
import { type PersonFields, PractitionerFields } from './practitioner-fields.js';
import type { PageProps } from '../../staff/page-props.js';

export interface PractitionerView extends StaffView {
  readonly name: string;
  /** To their hours, calendars, account … */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
  readonly fields: PersonFields;
  readonly photo: PhotoFields;
}

/** Somebody who treats, with all that is decided about them. */
export function PractitionerPage({ site, view }: PageProps<PractitionerView>): VNode {
  const { t } = site;
  const { name } = view;
  return (
    <AdminPage
      view={{ ...view, errors: { ...view.photo.errors, ...view.fields.errors } }}
      title={name}
      here={view.fields.action}
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
      <Tabbed
        tabs={[
          ['tab-details', t('practitioner.details')],
          ['tab-treatments', t('practitioner.offers')],
          ['tab-photo', t('photo.title')],
        ]}
      >
        <PractitionerFields fields={view.fields} />
        <Tab id="tab-photo" title={t('photo.title')}>
          <PhotoForm fields={view.photo} />
        </Tab>
      </Tabbed>
      <Retirement
        address={view.fields.action}
        lead={t('location.retire-lead')}
        button={t('practitioner.retire-this', { name })}
      />
    </AdminPage>
  );
}
