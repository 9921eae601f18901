import type { VNode } from 'preact';
import { Form, Submit } from '../../shared/form.js';
import { dial } from '../../../patients/phone-number.js';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { shortTime } from '../../../time/wording.js';
import { useSite } from '../../shared/use-site.js';
import { instantIn } from '../in-words.js';
import { patientAddress } from '../patients/patient-address.js';
import { whyUndelivered } from './why-undelivered.js';

interface UndeliveredRowsProps {
  readonly notifications: readonly FailedNotification[];
  /** The page to come back to. */
  readonly at: '/staff/undelivered' | '/admin/health';
}

/** Notifications that will not arrive: to whom, about which visit, why not, and the two ways out. */
export function UndeliveredRows({ notifications, at }: UndeliveredRowsProps): VNode {
  const { t } = useSite();
  if (notifications.length === 0) return <p>{t('undelivered.none')}</p>;
  return (
    <ul class="rows undelivered">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <About notification={notification} />
          <span class="actions">
            {!notification.superseded && <Act notification={notification} at={at} what="again" />}
            <Act notification={notification} at={at} what="phoned" />
          </span>
        </li>
      ))}
    </ul>
  );
}

function About({ notification }: { readonly notification: FailedNotification }): VNode {
  const site = useSite();
  const { t, locale, now } = site;
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
            <a href={patientAddress(visit.patientId)}>{visit.patient}</a>
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
          at: visit ? shortTime(visit.timeZone, minuteOfInstant(failedAt), locale, now) : instantIn(site, failedAt),
        })}
        {fault && ` ${whyUndelivered(t, fault, stillTried)}`}
      </span>
      {superseded && <span class="soft">{t('undelivered.superseded')}</span>}
    </span>
  );
}

interface ActProps {
  readonly notification: FailedNotification;
  readonly at: UndeliveredRowsProps['at'];
  readonly what: 'again' | 'phoned';
}

function Act({ notification: { id, to }, at, what }: ActProps): VNode {
  const { t } = useSite();
  return (
    <Form action={`/staff/undelivered/${id}/${what}`}>
      <input type="hidden" name="at" value={at} />
      <Submit look="quiet small" label={t(`undelivered.${what}-name`, { to })}>
        {t(`undelivered.${what}`)}
      </Submit>
    </Form>
  );
}
