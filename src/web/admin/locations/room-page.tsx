import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { roomDetails } from '../../../clinic-file/place-edits.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { Carried, type Choice, ErrorSummary, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { EntityFields } from '../../staff/entity-field.js';
import { StaffLayout } from '../../staff/staff-layout.js';

interface RoomView {
  readonly member: StaffMember;
  readonly place: string;
  readonly back: string;
  readonly action: string;
  readonly title: string;
  readonly typed: Typed;
  readonly features: readonly Choice[];
  readonly seen?: string;
  readonly errors: FieldErrors;
  readonly fault?: string;
}

/** A room by its name, and what it has. */
export function RoomPage({ site, view }: { readonly site: Site; readonly view: RoomView }): VNode {
  const { t } = site;
  const { errors } = view;
  const form = { entity: roomDetails, typed: view.typed, errors };
  return (
    <StaffLayout site={site} title={view.title} member={view.member} here="/admin">
      <p class="soft">
        <a href={view.back}>{t('location.back', { name: view.place })}</a>
      </p>
      <h1>{view.title}</h1>
      {view.fault && <Notice bad>{view.fault}</Notice>}
      <ErrorSummary site={site} errors={errors} />
      <form action={view.action} method="post">
        <Carried fields={{ seen: view.seen }} />
        <EntityFields site={site} form={form} choices={{ features: view.features }} />
        <button class="button" type="submit">
          {t('room.save')}
        </button>
      </form>
    </StaffLayout>
  );
}
