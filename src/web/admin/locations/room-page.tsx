import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { roomDetails } from '../../../clinic-file/place-edits.js';
import { Carried, type Choice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityFields } from '../../staff/entity-field.js';
import { EntryPage } from '../resource/entry-page.js';
import type { Form } from '../resource/resource.js';

interface RoomView {
  readonly member: StaffMember;
  readonly place: string;
  readonly back: string;
  readonly title: string;
  readonly form: Form;
  readonly features: readonly Choice[];
  readonly fault?: string;
}

/** A room by its name, and what it has. */
export function RoomPage({ site, view }: { readonly site: Site; readonly view: RoomView }): VNode {
  const { t } = site;
  const { typed, errors, action, carry } = view.form;
  return (
    <EntryPage
      site={site}
      member={view.member}
      title={view.title}
      back={{ href: view.back, text: t('location.back', { name: view.place }) }}
      fault={view.fault}
      errors={errors}
    >
      <form action={action} method="post">
        <Carried fields={carry} />
        <EntityFields site={site} form={{ entity: roomDetails, typed, errors }} choices={{ features: view.features }} />
        <button class="button" type="submit">
          {t('room.save')}
        </button>
      </form>
    </EntryPage>
  );
}
