import { Injectable } from '@nestjs/common';
import { staffActorOf } from '../staff-actor-of.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type AnswersSummary, VisitAnswers } from '../../../records/visit-answers.service.js';
import { VisitNotes } from '../../../records/visit-notes.service.js';
import { questionInWords } from '../../../records/patient-answers.js';
import type { Site } from '../../shared/site.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { shortDay } from '../../../time/wording.js';
import { noteView } from '../records/note-view.js';
import { PatientRows } from './patient-rows.service.js';
import type { SealedRecord } from './patient-view.js';

/** Of a patient what is sealed: to a practitioner their own notes, to reception flags and consents, to others nothing. */
@Injectable()
export class SealedRecords {
  constructor(
    private readonly rows: PatientRows,
    private readonly answers: VisitAnswers,
    private readonly notes: VisitNotes,
  ) {}

  /** `whole`: with the notes, whose every reading is recorded. */
  async view(site: Site, member: StaffMember, id: string, zone: string, whole: boolean): Promise<SealedRecord> {
    const isReception = member.roles.includes('reception');
    const own = whole && member.practitionerId ? await this.rows.latestWith(member.practitionerId, id) : undefined;
    const [summaries, notes] = await Promise.all([
      isReception ? this.answers.summaries(id) : [],
      own === undefined ? null : this.notes.read(staffActorOf(member), own),
    ]);
    const ownerId = member.practitionerId ?? undefined;
    return {
      flagged: new Set(summaries.filter(({ flagged }) => flagged).map(({ reference }) => reference)),
      consents: consentsIn(site, zone, summaries),
      notes: notes?.map((note) => noteView(site, zone, note, { ownerId })) ?? null,
    };
  }
}

/** Each with the day on which it was last agreed to. */
function consentsIn({ t, locale, now }: Site, zone: string, summaries: readonly AnswersSummary[]): readonly string[] {
  const last = new Map<string, Date>();
  for (const { at, consents } of summaries.toReversed()) for (const consent of consents) last.set(consent, at);
  return [...last].map(([consent, at]) =>
    t('patient.consent', { what: questionInWords(consent), day: shortDay(zone, minuteOfInstant(at), locale, now) }),
  );
}
