import type { VNode } from 'preact';
import { useSite } from '../shared/use-site.js';
import { StaffPage } from '../staff/staff-page.js';

/** A page of the administration; from those that name no other way back one leads to the index. */
export function AdminPage(props: Parameters<typeof StaffPage>[0]): VNode {
  const { t } = useSite();
  return <StaffPage here="/admin" back={{ href: '/admin', text: t('admin.back') }} {...props} />;
}
