import type { VNode } from 'preact';
import { ButtonLink } from '../../shared/button-link.js';
import { Form, Submit } from '../../shared/form.js';
import { StaffPage, type StaffView } from '../staff-page.js';
import type { PageProps } from '../page-props.js';

export interface RemovalView extends StaffView {
  readonly name: string;
  /** `/staff/calendars/mei` */
  readonly here: string;
  readonly list: 'feeds' | 'subscriptions';
  readonly id: string;
  readonly label: string;
  readonly once: string;
}

/** Asked once. */
export function RemovalPage({ site: { t }, view }: PageProps<RemovalView>): VNode {
  const { here, list, id, label } = view;
  const kind = list === 'feeds' ? 'revoke' : 'unsubscribe';
  const title = t(`calendars.${kind}.title`, { label });
  return (
    <StaffPage view={view} title={title} here="/staff/calendars">
      <p class="soft">{t('calendars.of', { name: view.name })}</p>
      <p>{t(`calendars.${kind}.text`)}</p>
      <Form class="actions" action={`${here}/${list}/${id}/removal`} carry={{ once: view.once }}>
        <Submit look="danger">{t(`calendars.${kind}.do`)}</Submit>
        <ButtonLink href={here}>{t(`calendars.${kind}.keep`)}</ButtonLink>
      </Form>
    </StaffPage>
  );
}
