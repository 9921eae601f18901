import { Clinic0001 } from '../../migrations/0001-clinic.js';
import { PeopleAndRooms0002 } from '../../migrations/0002-people-and-rooms.js';
import { Treatments0003 } from '../../migrations/0003-treatments.js';
import { Opening0004 } from '../../migrations/0004-opening.js';
import { Patients0005 } from '../../migrations/0005-patients.js';
import { Links0006 } from '../../migrations/0006-links.js';
import { Bookings0007 } from '../../migrations/0007-bookings.js';
import { Claims0008 } from '../../migrations/0008-claims.js';
import { Letters0009 } from '../../migrations/0009-letters.js';
import { Audit0010 } from '../../migrations/0010-audit.js';
import { Once0011 } from '../../migrations/0011-once.js';
import { Places0012 } from '../../migrations/0012-places.js';
import { Workers0013 } from '../../migrations/0013-workers.js';
import { Facts0014 } from '../../migrations/0014-facts.js';
import { PlacesAlike0020 } from '../../migrations/0020-places-alike.js';
import { BookingsByLink0021 } from '../../migrations/0021-bookings-by-link.js';
import { AuditChain0070 } from '../../migrations/0070-audit-chain.js';
import { TakenByKey0071 } from '../../migrations/0071-taken-by-key.js';
import { LettersWakeLater0072 } from '../../migrations/0072-letters-wake-later.js';
import { SigningIn0073 } from '../../migrations/0073-signing-in.js';
import { Staff0074 } from '../../migrations/0074-staff.js';
import { BusyCalendars0080 } from '../../migrations/0080-busy-calendars.js';
import { CalendarFeeds0081 } from '../../migrations/0081-calendar-feeds.js';
import { VisitLife0090 } from '../../migrations/0090-visit-life.js';
import { Squeezes0091 } from '../../migrations/0091-squeezes.js';
import { VisitNotes0092 } from '../../migrations/0092-visit-notes.js';
import { PractitionersSetHours0100 } from '../../migrations/0100-practitioners-set-hours.js';
import { HoursChanges0101 } from '../../migrations/0101-hours-changes.js';
import { Reminders0190 } from '../../migrations/0190-reminders.js';
import { LettersMerge0200 } from '../../migrations/0200-letters-merge.js';
import { AfterTheVisit0201 } from '../../migrations/0201-after-the-visit.js';
import { MorningLetters0202 } from '../../migrations/0202-morning-letters.js';
import { LetterStops0191 } from '../../migrations/0191-letter-stops.js';
import { LinksForPosts0250 } from '../../migrations/0250-links-for-posts.js';
import { BlogReadings0251 } from '../../migrations/0251-blog-readings.js';
import { Arrivals0181 } from '../../migrations/0181-arrivals.js';
import { ClinicProposals0180 } from '../../migrations/0180-clinic-proposals.js';
import { HoldsKnowTheHours0102 } from '../../migrations/0102-holds-know-the-hours.js';
import { HandOvers0110 } from '../../migrations/0110-hand-overs.js';
import { RecordOpenings0111 } from '../../migrations/0111-record-openings.js';
import { LettersOvertaken0120 } from '../../migrations/0120-letters-overtaken.js';
import { SqueezeReasons0121 } from '../../migrations/0121-squeeze-reasons.js';
import { TreatmentsSayHowToPrepare0140 } from '../../migrations/0140-treatments-say-how-to-prepare.js';
import { Closures0150 } from '../../migrations/0150-closures.js';
import { Profiles0151 } from '../../migrations/0151-profiles.js';
import { Changes0152 } from '../../migrations/0152-changes.js';
import { Photos0153 } from '../../migrations/0153-photos.js';
import { Terms0160 } from '../../migrations/0160-terms.js';
import { LetterTexts0161 } from '../../migrations/0161-letter-texts.js';
import { LettersAreSettled0171 } from '../../migrations/0171-letters-are-settled.js';
import { ReportsAtOnce0172 } from '../../migrations/0172-reports-at-once.js';
import { SumsAreLockedFirst0173 } from '../../migrations/0173-sums-are-locked-first.js';
import { WhenThingsChanged0260 } from '../../migrations/0260-when-things-changed.js';
import { Placements0270 } from '../../migrations/0270-placements.js';
import { StepsByTime0271 } from '../../migrations/0271-steps-by-time.js';
import { Webhooks0272 } from '../../migrations/0272-webhooks.js';
import { PlacesByPosition0240 } from '../../migrations/0240-places-by-position.js';
import { Reports0170 } from '../../migrations/0170-reports.js';
import { TreatmentsInOtherLanguages0211 } from '../../migrations/0211-treatments-in-other-languages.js';
import { TermsInOtherLanguages0280 } from '../../migrations/0280-terms-in-other-languages.js';
import { VisitsHaveALanguage0210 } from '../../migrations/0210-visits-have-a-language.js';

/** In order; each runs once, in a transaction of its own. */
import { RemindersByText0222 } from '../../migrations/0222-reminders-by-text.js';
import { CalendarAnswers0221 } from '../../migrations/0221-calendar-answers.js';
import { LettersThatDoNotArrive0220 } from '../../migrations/0220-letters-that-do-not-arrive.js';

export const migrations = [
  Clinic0001,
  PeopleAndRooms0002,
  Treatments0003,
  Opening0004,
  Patients0005,
  Links0006,
  Bookings0007,
  Claims0008,
  Letters0009,
  Audit0010,
  Once0011,
  Places0012,
  Workers0013,
  Facts0014,
  PlacesAlike0020,
  BookingsByLink0021,
  AuditChain0070,
  TakenByKey0071,
  LettersWakeLater0072,
  SigningIn0073,
  Staff0074,
  BusyCalendars0080,
  CalendarFeeds0081,
  VisitLife0090,
  Squeezes0091,
  VisitNotes0092,
  PractitionersSetHours0100,
  HoursChanges0101,
  HoldsKnowTheHours0102,
  HandOvers0110,
  RecordOpenings0111,
  LettersOvertaken0120,
  SqueezeReasons0121,
  TreatmentsSayHowToPrepare0140,
  Closures0150,
  Profiles0151,
  Changes0152,
  Photos0153,
  Terms0160,
  LetterTexts0161,
  ClinicProposals0180,
  Reports0170,
  Arrivals0181,
  LettersAreSettled0171,
  ReportsAtOnce0172,
  Reminders0190,
  LettersMerge0200,
  AfterTheVisit0201,
  MorningLetters0202,
  LettersThatDoNotArrive0220,
  CalendarAnswers0221,
  RemindersByText0222,
  SumsAreLockedFirst0173,
  LetterStops0191,
  Placements0270,
  StepsByTime0271,
  Webhooks0272,
  VisitsHaveALanguage0210,
  TreatmentsInOtherLanguages0211,
  LinksForPosts0250,
  PlacesByPosition0240,
  WhenThingsChanged0260,
  BlogReadings0251,
  TermsInOtherLanguages0280,
];
