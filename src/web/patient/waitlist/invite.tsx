import type { VNode } from 'preact';
import { useSite } from '../../shared/use-site.js';

export interface InviteView {
  readonly href: string;
  /** They have an appointment, and may want an earlier one. */
  readonly earlier?: boolean;
}

/** For whom nothing suits that is to be had now. */
export function Invite({ href, earlier }: InviteView): VNode {
  const { t } = useSite();
  return (
    <p class="no-print">
      {t(earlier ? 'waitlist.earlier' : 'waitlist.invite')}{' '}
      <a href={href} rel="nofollow">
        {t(earlier ? 'waitlist.earlier-do' : 'waitlist.join')}
      </a>
    </p>
  );
}
