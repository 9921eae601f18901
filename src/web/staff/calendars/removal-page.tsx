import type { VNode } from 'preact';
import { Carried } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { StaffPage, type StaffView } from '../staff-page.js';

export interface RemovalView extends StaffView {
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
    <StaffPage site={site} view={view} title={title} here="/staff/calendars">
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
    </StaffPage>
  );
}
