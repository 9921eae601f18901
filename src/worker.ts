import type { INestApplicationContext } from '@nestjs/common';
import { AuditChain } from './accounts/audit-chain.service.js';
import { RefreshCalendars } from './availability/calendars/refresh-calendars.job.js';
import { RefusedAttempts } from './accounts/refused-attempts.service.js';
import { SignIn } from './accounts/sign-in.service.js';
import { StaffDrafts } from './accounts/staff-drafts.service.js';
import { Claims } from './availability/claims.service.js';
import { Admissions } from './bookings/admissions.service.js';
import { DailyDigests } from './bookings/notices/daily-digest.job.js';
import { Remind } from './bookings/notices/remind.job.js';
import { FollowUp } from './bookings/notices/follow-up.job.js';
import { OfferFreedTimes } from './waitlist/offer-freed-times.job.js';
import { Recall } from './bookings/notices/recall.job.js';
import { UsualVisits } from './bookings/usual-visits.job.js';
import { SendNotifications } from './notifications/send-notifications.job.js';
import { Restores } from './backup/restores.service.js';
import { KeepOffered } from './reports/keep-offered.job.js';
import { SumUpDays } from './reports/sum-up-days.job.js';
import { Retention } from './privacy/retention.service.js';
import { ReadFeeds } from './import/posts/read-feeds.job.js';
import { RunImports } from './import/run-imports.job.js';
import { DeliverWebhooks } from './webhooks/deliver-webhooks.job.js';
import { WebhookLog } from './webhooks/webhook-log.service.js';
import { PatientSessions } from './patients/patient-sessions.service.js';
import { DatabaseWatch } from './platform/database-watch.client.js';
import { Jobs } from './platform/jobs.service.js';
import { Idempotency } from './platform/idempotency.service.js';
import { RateLimits } from './platform/rate-limits.service.js';

/** Everything that happens without anybody asking, and how often, in seconds. Any number of workers share it. */
export async function startWorker(
  app: INestApplicationContext,
  databaseUrl: string,
  end?: (why: string) => void,
): Promise<Jobs> {
  const notifications = app.get(SendNotifications, { strict: false });
  const claims = app.get(Claims, { strict: false });
  const remind = app.get(Remind, { strict: false });
  const followUp = app.get(FollowUp, { strict: false });
  const freedTimes = app.get(OfferFreedTimes, { strict: false });
  const recall = app.get(Recall, { strict: false });
  const dailyDigests = app.get(DailyDigests, { strict: false });
  const calendars = app.get(RefreshCalendars, { strict: false });
  const refused = app.get(RefusedAttempts, { strict: false });
  const usualVisits = app.get(UsualVisits, { strict: false });
  const idempotency = app.get(Idempotency, { strict: false });
  const signIn = app.get(SignIn, { strict: false });
  const drafts = app.get(StaffDrafts, { strict: false });
  const admissions = app.get(Admissions, { strict: false });
  const patientSessions = app.get(PatientSessions, { strict: false });
  const limits = app.get(RateLimits, { strict: false });
  const sumUp = app.get(SumUpDays, { strict: false });
  const keepOffered = app.get(KeepOffered, { strict: false });
  const audit = app.get(AuditChain, { strict: false });
  const feeds = app.get(ReadFeeds, { strict: false });
  const imports = app.get(RunImports, { strict: false });
  const webhooks = app.get(DeliverWebhooks, { strict: false });
  const retention = app.get(Retention, { strict: false });
  const webhookLog = app.get(WebhookLog, { strict: false });
  const restores = app.get(Restores, { strict: false });
  /** For whatever sends something, or writes what is to be sent. */
  const unlessHeld = { unless: () => restores.isHeld() };

  const { sockets } = app.get(DatabaseWatch, { strict: false });
  const jobs = new Jobs(databaseUrl, end && { sockets, end })
    .every('notifications', 2, (stopping) => notifications.run(stopping), { alongside: true, ...unlessHeld })
    .wakeOn('notifications', 'notifications')
    .every('webhooks', 2, (stopping) => webhooks.run(stopping), { alongside: true, ...unlessHeld })
    .every('seal-audit', 1, (stopping) => audit.seal(stopping))
    .every('note-audit-head', 3600, () => audit.noteHead())
    .every('release-holds', 60, () => claims.sweep())
    .every('waitlist', 5, (stopping) => freedTimes.run(stopping), unlessHeld)
    .every('remind', 30, (stopping) => remind.run(stopping), unlessHeld)
    .every('follow-up', 60, () => followUp.run(), unlessHeld)
    .every('recall', 600, (stopping) => recall.run(stopping), unlessHeld)
    .every('daily-digests', 30, (stopping) => dailyDigests.run(stopping), unlessHeld)
    .every('refresh-calendars', 60, (stopping) => calendars.run(stopping), { alongside: true })
    .every('read-feeds', 60, (stopping) => feeds.run(stopping), { alongside: true })
    .every('sum-up-days', 30, (stopping) => sumUp.run(stopping), { deadlineSeconds: 600 })
    .every('keep-offered-time', 1200, (stopping) => keepOffered.run(stopping), { deadlineSeconds: 900 })
    .every('count-usual-visits', 86_400, () => usualVisits.run(), { deadlineSeconds: 600 })
    .every('imports', 5, (stopping) => imports.run(stopping), { deadlineSeconds: 3600 })
    .wakeOn('imports', 'imports')
    .every('retention', 86_400, (stopping) => retention.apply(stopping), { deadlineSeconds: 3600 })
    .every('forget-webhooks', 3600, () => webhookLog.forget())
    .every('forget-sign-ins', 3600, () => signIn.forget())
    .every('tell-refused-attempts', 300, () => refused.tell())
    .every('forget-form-drafts', 300, () => drafts.forget())
    .every('forget-patient-sessions', 3600, () => patientSessions.forget())
    .every('forget-rate-limits', 3600, () => limits.deleteEnded())
    .every('forget-networks', 3600, () => admissions.forget())
    .every('forget-idempotency-keys', 3600, () => idempotency.forget());
  await jobs.start();
  return jobs;
}
