import type { VNode } from 'preact';
import { idleMinutes, longestHours } from '../../accounts/session-limits.js';
import type { StaffMember } from '../../accounts/staff-member.js';
import { useSite } from '../shared/use-site.js';

/** Said by the script, two minutes before one is signed out. */
export function SessionWarning({ member }: { readonly member: StaffMember }): VNode {
  const { t, now } = useSite();
  const latest = Math.floor(member.session.signedInAt.getTime() / 60_000) + longestHours * 60 - now;
  return (
    <div
      class="session"
      hidden
      data-session={Math.min(idleMinutes, latest) * 60}
      data-soon={t('session.soon')}
      data-last={t('session.last')}
      data-over={t('session.over')}
      data-stayed={t('session.stayed')}
    >
      <p role="alert" />
      <button class="button" type="button">
        {t('session.stay')}
      </button>
    </div>
  );
}
