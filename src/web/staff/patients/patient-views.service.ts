import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import { isUpcoming, minuteOfInstant } from '../../../bookings/booking.js';
import { languageOf } from '../../../i18n/language.js';
import { languageName } from '../../../i18n/languages.js';
import { longPeriod, longTime, shortDay, shortTime } from '../../../time/wording.js';
import { recallDaysOf } from '../../../treatments/terms.js';
import { treatmentName } from '../../patient/in-words.js';
import { RecordMoves, type UndoableMove } from '../../../patients/record-moves.service.js';
import type { Site } from '../../shared/site.js';
import { staffActorOf } from '../staff-actor-of.js';
import { whyUndelivered } from '../undelivered/why-undelivered.js';
import type { SaidLine } from '../visit/visit-contacts.service.js';
import {
  type CourseRow,
  type MessageRow,
  PatientRows,
  type PatientVisitRow,
  perPage,
  type SaidRow,
} from './patient-rows.service.js';
import { SealedRecords } from './sealed-records.service.js';
import type { CourseLine, MessageLine, PatientView, SaidAbout, VisitLine } from './patient-view.js';

/** A patient as their page shows them. */
@Injectable()
export class PatientViews {
  constructor(
    private readonly rows: PatientRows,
    private readonly sealed: SealedRecords,
    private readonly catalogue: Catalogue,
    private readonly moves: RecordMoves,
  ) {}

  /** `page`: of the past visits, from 1. @throws Refusal not-found */
  async view(site: Site, member: StaffMember, id: string, page: number): Promise<PatientView> {
    const by = staffActorOf(member);
    const [record, snapshot, undoable] = await Promise.all([
      this.rows.read(by, id, page),
      this.catalogue.latest(),
      by.everyDiary ? this.moves.undoable(id) : null,
    ]);
    const { patient, counts, household } = record;
    const { locale, now } = site;
    const zone = zoneOf(snapshot, null);
    const { flagged, ...sealed } = await this.sealed.view(site, member, patient.id, zone, page === 1);
    const day = (at: Date) => shortDay(zone, minuteOfInstant(at), locale, now);
    return {
      id: patient.id,
      name: patient.name,
      phone: patient.phone,
      email: patient.email,
      proven: patient.provenAt && day(patient.provenAt),
      language: languageName(languageOf(patient.locale), locale),
      remindersStopped: patient.remindersStopped,
      isRecalled: by.everyDiary && (recalls(snapshot) || !patient.isRecalled) ? patient.isRecalled : null,
      since: day(patient.createdAt),
      says: record.said.map((said) => saidAbout(site, snapshot, said)),
      counts,
      ...sealed,
      ahead: record.ahead.map((visit) => visitLine(site, snapshot, visit, flagged)),
      past: record.past.map((visit) => visitLine(site, snapshot, visit)),
      earlier: record.earlier.map(({ id: visit, startsAt, treatment, practitioner }) => ({
        id: visit,
        when: shortTime(zone, minuteOfInstant(startsAt), locale, now),
        what: [treatment, practitioner].filter(Boolean).join(' · '),
      })),
      courses: record.courses.map((course) => courseLine(site, snapshot, course)),
      page,
      pages: Math.max(1, Math.ceil(counts.past / perPage)),
      messages: record.messages.map((message) => messageLine(site, snapshot, message)),
      household,
      book: bookAddress(patient.id, languageOf(patient.locale), languageOf(snapshot.clinic.locale)),
      waitlist: by.everyDiary ? `/staff/waitlist/new?patient=${patient.id}` : undefined,
      moves: by.everyDiary ? { undoable: undoable && moveInWords(site, zone, undoable) } : null,
      admin: member.roles.includes('admin'),
    };
  }
}

/** Does the clinic invite anybody back? */
const recalls = ({ clinic, treatments }: Snapshot) =>
  treatments.some((treatment) => recallDaysOf(clinic.policy, treatment) > 0);

function moveInWords({ t, locale, now }: Site, zone: string, { id, kind, name, by, at }: UndoableMove) {
  const when = longTime(zone, minuteOfInstant(at), locale, now);
  return {
    id,
    said: t(kind === 'merge' ? 'moves.merged' : 'moves.split-off', { name, when, by: by ?? t('moves.someone') }),
  };
}

/** In the patient's language, unless it is the clinic's. */
function bookAddress(patient: string, language: string, clinics: string): string {
  const query = new URLSearchParams({ patient, back: 'patient', ...(language !== clinics && { language }) });
  return `/staff/book?${query.toString()}`;
}

/** `flagged`: of visits ahead, which are shown with all there is to know of them. */
export function visitLine(
  site: Site,
  snapshot: Snapshot,
  visit: PatientVisitRow,
  flagged?: ReadonlySet<string>,
): VisitLine {
  const { byId } = snapshot;
  const { reference, status, unreached } = visit;
  const zone = zoneOf(snapshot, visit.locationId);
  const [start, end] = [minuteOfInstant(visit.startsAt), minuteOfInstant(visit.endsAt)];
  const { locale, now } = site;
  const addOns = visit.addOnIds.map((id) => byId.treatment.get(id)!);
  return {
    reference,
    status,
    unreached,
    flagged: flagged?.has(reference) ?? false,
    when: flagged ? longPeriod(zone, start, end, locale, now) : shortTime(zone, start, locale, now),
    what: treatmentName(site, byId.treatment.get(visit.treatmentId)!, addOns),
    with: byId.practitioner.get(visit.practitionerId)!.name,
    place: byId.location.get(visit.locationId)!.name,
    mayChange: isUpcoming(visit),
  };
}

function courseLine(site: Site, { byId }: Snapshot, course: CourseRow): CourseLine {
  const { t } = site;
  const { id, planned, everyDays, done, ahead, endedAt, reference } = course;
  const addOns = course.addOnIds.map((one) => byId.treatment.get(one)!);
  const name = treatmentName(site, byId.treatment.get(course.treatmentId)!, addOns);
  return {
    id,
    href: `/staff/visits/${reference}`,
    what: [name, t('course.rhythm', { count: planned, days: everyDays })].join(' · '),
    progress: [t('patient.course', { done, planned, ahead }), endedAt ? t('patient.course-ended') : '']
      .filter(Boolean)
      .join(' · '),
  };
}

function saidAbout({ locale, now }: Site, snapshot: Snapshot, row: SaidRow): SaidAbout {
  const { saidName: name, saidPhone: phone, saidEmail: email, reference } = row;
  const says = Object.entries({ name, phone, email }) as [SaidLine['what'], string | null][];
  return {
    reference,
    when: shortTime(zoneOf(snapshot, row.locationId), minuteOfInstant(row.startsAt), locale, now),
    says: says.flatMap(([what, said]) => (said === null ? [] : [{ what, said }])),
  };
}

function messageLine({ t, locale, now }: Site, snapshot: Snapshot, message: MessageRow): MessageLine {
  const { id, channel, template, to, reference, fault, undeliveredAt } = message;
  const state = stateOf(message);
  const what = t(`undelivered.template.${template}`);
  const at = undeliveredAt ?? message.sentAt ?? message.postedAt;
  const inWords = (instant: Date) =>
    shortTime(zoneOf(snapshot, message.locationId), minuteOfInstant(instant), locale, now);
  const when = inWords(at);
  const why = undeliveredAt ? whyUndelivered(t, fault, state === 'delayed') : '';
  return {
    id,
    reference,
    what: channel === 'text' ? t('undelivered.by-text', { what }) : what,
    about: message.startsAt && inWords(message.startsAt),
    said: [t(`patient.message.${state}`, { to, when }), why].filter(Boolean).join(' '),
    failed: state === 'failed' || state === 'delayed',
  };
}

type MessageState = 'waiting' | 'delayed' | 'sent' | 'failed' | 'phoned' | 'superseded';

function stateOf({ status, undeliveredAt, settled }: MessageRow): MessageState {
  if (status === 'superseded') return 'superseded';
  if (status === 'failed') return settled ? 'phoned' : 'failed';
  if (status === 'sent') return 'sent';
  return undeliveredAt ? 'delayed' : 'waiting';
}

/** On whose clock: the visit's place, and otherwise the clinic's first. */
function zoneOf({ byId, locations }: Snapshot, locationId: string | null): string {
  return ((locationId && byId.location.get(locationId)) || locations[0])?.timeZone ?? 'UTC';
}
