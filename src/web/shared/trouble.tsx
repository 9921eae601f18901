import type { VNode } from 'preact';
import type { StaffMember } from '../../accounts/staff-member.js';
import type { HealthReport, Trouble } from '../../health/trouble.js';
import { useSite } from './use-site.js';

interface AlarmProps {
  readonly member: StaffMember;
  readonly looked: HealthReport;
}

/** On every page of the staff while a patient would notice that something is wrong: what, and what to do. */
export function Alarm({ member, looked }: AlarmProps): VNode | null {
  const { t } = useSite();
  const troubles = told(looked).filter((trouble) => trouble !== 'webhooks-off' || member.roles.includes('admin'));
  if (troubles.length === 0) return null;
  return (
    <section class="alarm" aria-label={t('health.alarm')}>
      {troubles.map((trouble) => (
        <p key={trouble}>
          <TroubleInWords member={member} trouble={trouble} count={looked.failedNotifications} />
        </p>
      ))}
    </section>
  );
}

/** Without a worker emails are late, too: one of the two is enough. */
export function told({ troubles }: HealthReport): readonly Trouble[] {
  return troubles.filter((trouble) => trouble !== 'notifications-late' || !troubles.includes('no-worker'));
}

interface TroubleProps {
  readonly member: StaffMember;
  readonly trouble: Trouble;
  /** Of emails that failed. */
  readonly count: number;
  /** The page on which it is said needs no way to itself. */
  readonly here?: string;
}

/** What is wrong, what it means for patients, and where it can be seen to by this reader. */
export function TroubleInWords({ member, trouble, count, here }: TroubleProps): VNode {
  const { t } = useSite();
  const may = (...roles: readonly string[]) => member.roles.some((role) => roles.includes(role));
  const way =
    trouble === 'notifications-failed'
      ? may('reception', 'admin') && (['/staff/undelivered', 'health.go.undelivered'] as const)
      : trouble === 'nothing-open'
        ? may('reception', 'admin') && (['/staff/hours', 'health.go.hours'] as const)
        : trouble === 'webhooks-off'
          ? may('admin') && (['/admin/webhooks', 'health.go.webhooks'] as const)
          : trouble === 'restored'
            ? may('admin') && (['/admin/health/restore', 'health.go.restored'] as const)
            : may('admin') && (['/admin/health', 'health.go.health'] as const);
  return (
    <>
      <strong>{t(`trouble.${trouble}`, { count })}</strong> {t(`trouble.${trouble}.do`)}
      {way && way[0] !== here && (
        <>
          {' '}
          <a href={way[0]}>{t(way[1])}</a>
        </>
      )}
    </>
  );
}
