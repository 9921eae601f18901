import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried, type Choice, ErrorSummary, Field, type FieldErrors, Notice } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../../staff/staff-layout.js';
import { Ticks } from '../../shared/ticks.js';
import type { TypedRoom } from './room-form.js';

interface RoomView {
  readonly member: StaffMember;
  readonly place: string;
  readonly back: string;
  readonly action: string;
  readonly title: string;
  readonly typed: TypedRoom;
  readonly features: readonly Choice[];
  readonly seen?: string;
  readonly errors: FieldErrors;
  readonly fault?: string;
}

/** A room by its name, and what it has. */
export function RoomPage({ site, view }: { readonly site: Site; readonly view: RoomView }): VNode {
  const { t } = site;
  const { typed, errors } = view;
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
        <Field
          site={site}
          name="name"
          label={t('room.name')}
          value={typed.name}
          error={errors.name}
          input={{ maxLength: 200 }}
        />
        {view.features.length > 0 && (
          <Ticks
            name="features"
            legend={t('room.features')}
            hint={t('room.features-hint')}
            error={errors.features}
            choices={view.features}
            chosen={typed.features}
          />
        )}
        <Field
          site={site}
          name="more"
          label={t('room.feature-new')}
          hint={t('room.feature-new-hint')}
          optional
          value={typed.more}
          error={errors.more}
          input={{ maxLength: 200 }}
        />
        <button class="button" type="submit">
          {t('room.save')}
        </button>
      </form>
    </StaffLayout>
  );
}
