import { Clinic0001 } from '../../migrations/0001-clinic.js';
import { Locations0002 } from '../../migrations/0002-locations.js';
import { Treatments0003 } from '../../migrations/0003-treatments.js';
import { Practitioners0004 } from '../../migrations/0004-practitioners.js';
import { Patients0005 } from '../../migrations/0005-patients.js';
import { Finder0006 } from '../../migrations/0006-finder.js';
import { Bookings0007 } from '../../migrations/0007-bookings.js';
import { Claims0008 } from '../../migrations/0008-claims.js';
import { Accounts0009 } from '../../migrations/0009-accounts.js';
import { Records0010 } from '../../migrations/0010-records.js';
import { Calendars0011 } from '../../migrations/0011-calendars.js';
import { Notifications0012 } from '../../migrations/0012-notifications.js';
import { Configuration0013 } from '../../migrations/0013-configuration.js';
import { Reports0014 } from '../../migrations/0014-reports.js';
import { Webhooks0015 } from '../../migrations/0015-webhooks.js';
import { Imports0016 } from '../../migrations/0016-imports.js';
import { Processes0017 } from '../../migrations/0017-processes.js';
import { RateLimits0018 } from '../../migrations/0018-rate-limits.js';
import { ParkingNotes0019 } from '../../migrations/0019-parking-notes.js';
import { Regions0020 } from '../../migrations/0020-regions.js';
import { HourCycle0021 } from '../../migrations/0021-hour-cycle.js';
import { ProvenAddresses0022 } from '../../migrations/0022-proven-addresses.js';
import { DiaryHolders0023 } from '../../migrations/0023-diary-holders.js';
import { Retention0024 } from '../../migrations/0024-retention.js';
import { Identity0025 } from '../../migrations/0025-identity.js';
import { Brand0026 } from '../../migrations/0026-brand.js';
import { PatientSessions0027 } from '../../migrations/0027-patient-sessions.js';
import { PatientsClaimed0028 } from '../../migrations/0028-patients-claimed.js';
import { Erasures0029 } from '../../migrations/0029-erasures.js';
import { Places0030 } from '../../migrations/0030-places.js';
import { WebhooksOfTreatments0031 } from '../../migrations/0031-webhooks-of-treatments.js';
import { CalendarTitle0032 } from '../../migrations/0032-calendar-title.js';
import { ApiKeys0033 } from '../../migrations/0033-api-keys.js';
import { ProvisionalBookings0034 } from '../../migrations/0034-provisional-bookings.js';
import { EarlierVisits0035 } from '../../migrations/0035-earlier-visits.js';
import { UnprovenShare0036 } from '../../migrations/0036-unproven-share.js';
import { PageTranslations0037 } from '../../migrations/0037-page-translations.js';
import { LapsedPatients0038 } from '../../migrations/0038-lapsed-patients.js';
import { ReturningMonths0039 } from '../../migrations/0039-returning-months.js';
import { BookedMinutes0040 } from '../../migrations/0040-booked-minutes.js';
import { FormDrafts0041 } from '../../migrations/0041-form-drafts.js';
import { RecordMoves0042 } from '../../migrations/0042-record-moves.js';
import { UnprovenAddresses0043 } from '../../migrations/0043-unproven-addresses.js';
import { CancelledAtDesk0044 } from '../../migrations/0044-cancelled-at-desk.js';
import { CancelledByWhom0045 } from '../../migrations/0045-cancelled-by-whom.js';
import { JobDeadlines0046 } from '../../migrations/0046-job-deadlines.js';
import { PutOffSince0047 } from '../../migrations/0047-put-off-since.js';
import { DeskNotes0048 } from '../../migrations/0048-desk-notes.js';
import { OutsideHours0049 } from '../../migrations/0049-outside-hours.js';
import { ReportsByHour0050 } from '../../migrations/0050-reports-by-hour.js';
import { ActivityLog0051 } from '../../migrations/0051-activity-log.js';
import { StaffEmailLinks0052 } from '../../migrations/0052-staff-email-links.js';
import { SealAudit0053 } from '../../migrations/0053-seal-audit.js';
import { IdempotencyCallers0054 } from '../../migrations/0054-idempotency-callers.js';
import { JobSuccesses0055 } from '../../migrations/0055-job-successes.js';
import { Restores0056 } from '../../migrations/0056-restores.js';
import { RequiredMigrations0057 } from '../../migrations/0057-required-migrations.js';
import { RecountReports0058 } from '../../migrations/0058-recount-reports.js';
import { RefusedAttempts0059 } from '../../migrations/0059-refused-attempts.js';
import { CheaperBookingTriggers0060 } from '../../migrations/0060-cheaper-booking-triggers.js';
import { PagesOfLinks0061 } from '../../migrations/0061-pages-of-links.js';
import { LinksByPage0062 } from '../../migrations/0062-links-by-page.js';
import { BlogFeeds0063 } from '../../migrations/0063-blog-feeds.js';
import { BlogBackups0064 } from '../../migrations/0064-blog-backups.js';
import { LocationCurrencies0065 } from '../../migrations/0065-location-currencies.js';
import { LocationPrices0066 } from '../../migrations/0066-location-prices.js';
import { DiscardBeforeRelease0067 } from '../../migrations/0067-discard-before-release.js';
import { ImportNotes0068 } from '../../migrations/0068-import-notes.js';
import { Courses0069 } from '../../migrations/0069-courses.js';
import { CoursesChecked0070 } from '../../migrations/0070-courses-checked.js';
import { Waitlist0071 } from '../../migrations/0071-waitlist.js';
import { OfferedTimes0072 } from '../../migrations/0072-offered-times.js';
import { Recalls0073 } from '../../migrations/0073-recalls.js';
import { CheaperClaims0074 } from '../../migrations/0074-cheaper-claims.js';
import { CheaperConfirmations0075 } from '../../migrations/0075-cheaper-confirmations.js';
import { WebhooksOfCourses0077 } from '../../migrations/0077-webhooks-of-courses.js';
import { ForgottenCourses0078 } from '../../migrations/0078-forgotten-courses.js';
import { WaitlistWebhooks0079 } from '../../migrations/0079-waitlist-webhooks.js';

/** In order; each runs once, in a transaction of its own unless it says otherwise. */
export const migrations = [
  Clinic0001,
  Locations0002,
  Treatments0003,
  Practitioners0004,
  Patients0005,
  Finder0006,
  Bookings0007,
  Claims0008,
  Accounts0009,
  Records0010,
  Calendars0011,
  Notifications0012,
  Configuration0013,
  Reports0014,
  Webhooks0015,
  Imports0016,
  Processes0017,
  RateLimits0018,
  ParkingNotes0019,
  Regions0020,
  HourCycle0021,
  ProvenAddresses0022,
  DiaryHolders0023,
  Retention0024,
  Identity0025,
  Brand0026,
  PatientSessions0027,
  PatientsClaimed0028,
  Erasures0029,
  Places0030,
  WebhooksOfTreatments0031,
  CalendarTitle0032,
  ApiKeys0033,
  ProvisionalBookings0034,
  EarlierVisits0035,
  UnprovenShare0036,
  PageTranslations0037,
  LapsedPatients0038,
  ReturningMonths0039,
  BookedMinutes0040,
  FormDrafts0041,
  RecordMoves0042,
  UnprovenAddresses0043,
  CancelledAtDesk0044,
  CancelledByWhom0045,
  JobDeadlines0046,
  PutOffSince0047,
  DeskNotes0048,
  OutsideHours0049,
  ReportsByHour0050,
  ActivityLog0051,
  StaffEmailLinks0052,
  SealAudit0053,
  IdempotencyCallers0054,
  JobSuccesses0055,
  Restores0056,
  RequiredMigrations0057,
  RecountReports0058,
  RefusedAttempts0059,
  CheaperBookingTriggers0060,
  PagesOfLinks0061,
  LinksByPage0062,
  BlogFeeds0063,
  BlogBackups0064,
  LocationCurrencies0065,
  LocationPrices0066,
  DiscardBeforeRelease0067,
  ImportNotes0068,
  Courses0069,
  CoursesChecked0070,
  Waitlist0071,
  OfferedTimes0072,
  Recalls0073,
  CheaperClaims0074,
  CheaperConfirmations0075,
  WebhooksOfCourses0077,
  ForgottenCourses0078,
  WaitlistWebhooks0079,
];
