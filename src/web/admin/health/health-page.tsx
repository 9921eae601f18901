import type { VNode } from 'preact';
import type { FailedNotification } from '../../../health/failed-notifications.service.js';
import type { JobState, SystemStatus } from '../../../health/system-status.service.js';
import type { HealthReport } from '../../../health/trouble.js';
import { ago } from '../../../time/wording.js';
import { Section } from '../../shared/section.js';
import type { Site } from '../../shared/site.js';
import { Table } from '../../shared/table.js';
import { useSite } from '../../shared/use-site.js';
import { UndeliveredRows } from '../../staff/undelivered/undelivered-rows.js';
import { AdminPage } from '../admin-page.js';
import type { StaffView } from '../../staff/staff-page.js';
import { told, TroubleInWords } from '../../shared/trouble.js';
import { bytesIn } from './in-bytes.js';
import type { PageProps, ViewProps } from '../../staff/page-props.js';
import { numberFormat } from '../../../time/intl.js';

export interface HealthView extends StaffView {
  readonly looked: HealthReport;
  readonly notifications: readonly FailedNotification[];
  readonly systemStatus: SystemStatus;
  readonly now: Date;
}

/** How the service is: first what is wrong and what to do, then everything it is known by. */
export function HealthPage({ site, view }: PageProps<HealthView>): VNode {
  const { t } = site;
  const { looked, notifications } = view;
  return (
    <AdminPage view={view} title={t('health.title')} here="/admin/health">
      {looked.troubles.length === 0 ? (
        <p class="lead">{t('health.well')}</p>
      ) : (
        <ul class="troubles">
          {told(looked).map((trouble) => (
            <li key={trouble} class="notice bad">
              <TroubleInWords
                member={view.member}
                trouble={trouble}
                count={looked.failedNotifications}
                here="/admin/health"
              />
            </li>
          ))}
        </ul>
      )}
      <Section id="notifications-head" title={t('health.emails')}>
        <Outbox view={view} />
        {notifications.length > 0 && <h3>{t('undelivered.failed')}</h3>}
        <UndeliveredRows notifications={notifications} at="/admin/health" />
      </Section>
      <Limits view={view} />
      <Calendars view={view} />
      <Jobs view={view} />
      <Database view={view} />
    </AdminPage>
  );
}

function Outbox({ view: { systemStatus } }: ViewProps<HealthView>): VNode {
  const { t, locale } = useSite();
  const { waiting, oldestMinutes, sentToday, putOff } = systemStatus.outbox;
  return (
    <dl class="facts">
      <div>
        <dt>{t('health.waiting')}</dt>
        <dd>
          {t('health.waiting-count', { count: waiting })}
          {oldestMinutes !== null && oldestMinutes >= 1 && (
            <span class="soft">{t('health.oldest', { age: ago(oldestMinutes, locale) })}</span>
          )}
          {putOff > 0 && <span class="soft">{t('health.deferred', { count: putOff })}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('health.sent')}</dt>
        <dd>{t('health.sent-count', { count: sentToday })}</dd>
      </div>
    </dl>
  );
}

function Limits({ view: { systemStatus } }: ViewProps<HealthView>): VNode {
  const { t } = useSite();
  return (
    <Section id="limits-head" title={t('health.limits')}>
      {systemStatus.unexpectedProxy && <p class="notice bad">{t('health.proxy')}</p>}
      {systemStatus.limits.length === 0 ? (
        <p>{t('health.limits-none')}</p>
      ) : (
        <ul class="plain">
          {systemStatus.limits.map(({ what, count }) => (
            <li key={what}>{t(`health.limits.${what}`, { count })}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Calendars({ view: { systemStatus, now } }: ViewProps<HealthView>): VNode {
  const { t, locale } = useSite();
  const minutesSince = (at: Date) => (now.getTime() - at.getTime()) / 60_000;
  return (
    <Section id="calendars-head" title={t('health.calendars')}>
      {systemStatus.calendars.length === 0 ? (
        <p>{t('health.calendars-well')}</p>
      ) : (
        <ul class="rows">
          {systemStatus.calendars.map(({ practitioner, slug, label, readAt, failedSince }) => (
            <li key={`${slug} ${label}`}>
              <span>
                <a href={`/staff/calendars/${slug}`}>{t('health.calendar', { label, practitioner })}</a>
                <span class="soft">
                  {readAt ? t('health.read', { age: ago(minutesSince(readAt), locale) }) : t('health.never-read')}
                  {failedSince && ` ${t('health.failing-since', { age: ago(minutesSince(failedSince), locale) })}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Jobs({ view: { systemStatus } }: ViewProps<HealthView>): VNode {
  const site = useSite();
  const { t, locale } = site;
  const { jobs, workers } = systemStatus;
  return (
    <Section id="jobs-head" title={t('health.jobs')}>
      <p>
        {workers.length === 0
          ? t('health.workers-none')
          : t('health.workers', { count: workers.length, age: secondsAgo(workers[0]!.secondsAgo, site) })}
      </p>
      <Table
        caption={t('health.jobs')}
        head={[t('health.job'), t('health.every'), t('health.last'), t('health.state')]}
        rows={jobs.map((job) => [
          job.job,
          secondsLong(job.everySeconds, locale),
          secondsAgo(job.secondsAgo, site),
          t(`health.state.${stateOf(job)}`),
        ])}
        bad={(row) => stateOf(jobs[row]!) !== 'well'}
      />
    </Section>
  );
}

function Database({ view: { systemStatus } }: ViewProps<HealthView>): VNode {
  const { t, locale } = useSite();
  const { version, bytes, tables } = systemStatus.database;
  const rows = numberFormat(locale);
  return (
    <Section id="database-head" title={t('health.database')}>
      <p>{t('health.database-size', { size: bytesIn(bytes, locale), version })}</p>
      <Table
        caption={t('health.database')}
        head={[t('health.table'), t('health.size'), t('health.rows')]}
        rows={tables.map((table) => [table.name, bytesIn(table.bytes, locale), rows.format(table.rows)])}
      />
    </Section>
  );
}

function stateOf({ late, failed }: JobState): 'late' | 'failed' | 'well' {
  if (late) return 'late';
  return failed ? 'failed' : 'well';
}

function secondsAgo(seconds: number, { t, locale }: Site): string {
  return seconds < 60
    ? t('health.seconds-ago', { count: Math.max(0, Math.round(seconds)) })
    : ago(seconds / 60, locale);
}

function secondsLong(seconds: number, locale: string): string {
  const [unit, size] =
    seconds < 60 ? (['second', 1] as const) : seconds < 3600 ? (['minute', 60] as const) : (['hour', 3600] as const);
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / size));
}
