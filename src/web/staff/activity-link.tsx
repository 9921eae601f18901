import type { VNode } from 'preact';
import { useSite } from '../shared/use-site.js';

/** To all that was done to a record, for administrators. */
export function ActivityLink({ record }: { readonly record: string }): VNode {
  return <a href={`/admin/audit?record=${record}`}>{useSite().t('activity.link')}</a>;
}
