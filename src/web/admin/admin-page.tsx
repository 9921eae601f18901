import type { VNode } from 'preact';
import { StaffPage } from '../staff/staff-page.js';

interface AdminPageProps extends Omit<Parameters<typeof StaffPage>[0], 'here'> {
  /** Which page of the list it is, or is below. */
  readonly here: string;
}

/** A page of the administration has its place in the list of pages. */
export function AdminPage(props: AdminPageProps): VNode {
  return <StaffPage {...props} />;
}
