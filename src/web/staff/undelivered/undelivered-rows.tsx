import type { VNode } from 'preact';
import { dial } from '../../../patients/phone-number.js';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';
import { instantIn } from '../in-words.js';
import { whyUndelivered } from './why-undelivered.js';

interface UndeliveredRowsProps {
  readonly site: Site;
  readonly notifications: readonly FailedNotification[];
  /** The page to come back to. */
  readonly at: '/staff/undelivered' | '/admin/health';
}

/** Notifications that will not arrive: to whom, about which visit, why not, and the two ways out. */
export function UndeliveredRows({ site, notifications, at }: UndeliveredRowsProps): VNode {
  if (notifications.length === 0) return <p>{site.t('undelivered.none')}</p>;
  return (
    <ul class="rows undelivered">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <About site={site} notification={notification} />
          <span class="actions">
            {!notification.superseded && <Act site={site} notification={notification} at={at} what="again" />}
            <Act site={site} notification={notification} at={at} what="phoned" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function About({
  site: { t, locale, now },
  notification,
}: {
  readonly site: Site;
  readonly notification: FailedNotification;
}): VNode {
  const { channel, template, to, visit, failedAt, stillTried, fault, superseded } = notification;
  const what = t(`undelivered.template.${template}`);
  return (
    <span>
      <strong>{channel === 'text' ? t('undelivered.by-text', { what }) : what}</strong>
      {visit && (
        <>
          {', '}
          <a href={`/staff/visits/${visit.reference}`}>
            {shortTime(visit.timeZone, minuteOfInstant(visit.startsAt), locale, now)}
          </a>
          {visit.over && ` ${t('undelivered.over')}`}
          <span class="whom">
            {visit.patient}
            {visit.phone && (
              <>
                {': '}
                <a href={dial(visit.phone)}>{visit.phone}</a>
              </>
            )}
          </span>
        </>
      )}
      <span class="soft">
        {t(stillTried ? 'undelivered.deferred' : 'undelivered.to', {
          to,
          at: visit ? shortTime(visit.timeZone, minuteOfInstant(failedAt), locale, now) : instantIn(locale, failedAt),
        })}
        {fault && ` ${whyUndelivered(t, fault, stillTried)}`}
      </span>
      {superseded && <span class="soft">{t('undelivered.superseded')}</span>}
    </span>
  );
}

interface ActProps {
  readonly site: Site;
  readonly notification: FailedNotification;
  readonly at: UndeliveredRowsProps['at'];
  readonly what: 'again' | 'phoned';
}

function Act({ site: { t }, notification: { id, to }, at, what }: ActProps): VNode {
  return (
    <form method="post" action={`/staff/undelivered/${id}/${what}`}>
      <input type="hidden" name="at" value={at} />
      <button class="button quiet small" type="submit" aria-label={t(`undelivered.${what}-name`, { to })}>
        {t(`undelivered.${what}`)}
      </button>
    </form>
  );
}
