import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Carried } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffLayout } from '../staff-layout.js';

export interface RemovalView {
  readonly member: StaffMember;
  readonly name: string;
  /** `/staff/calendars/mei` */
  readonly here: string;
  readonly kind: 'revoke' | 'unsubscribe';
  readonly id: string;
  readonly label: string;
  readonly once: string;
}

/** Asked once. */
export function RemovalPage({ site: { t }, site, view }: { readonly site: Site; readonly view: RemovalView }): VNode {
  const { here, kind, id, label } = view;
  const title = t(`calendars.${kind}.title`, { label });
  return (
    <StaffLayout site={site} title={title} member={view.member} here="/staff/calendars">
      <h1>{title}</h1>
      <p class="soft">{t('calendars.of', { name: view.name })}</p>
      <p>{t(`calendars.${kind}.text`)}</p>
      <form
        class="actions"
        action={`${here}/${kind === 'revoke' ? 'feeds' : 'subscriptions'}/${id}/removal`}
        method="post"
      >
        <Carried fields={{ once: view.once }} />
        <button class="button danger" type="submit" data-once>
          {t(`calendars.${kind}.do`)}
        </button>
        <a class="button quiet" href={here}>
          {t(`calendars.${kind}.keep`)}
        </a>
      </form>
    </StaffLayout>
  );
}
