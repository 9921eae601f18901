import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { type SealedAnswers, VisitAnswers } from '../records/visit-answers.service.js';
import { noteContext } from '../records/visit-note.js';
import { isoOf } from '../time/wall-clock.js';

/** Everything the clinic keeps about one person, as plain JSON: GDPR articles 15 and 20. */
export interface PersonExport {
  readonly format: 'meridian-person/1';
  readonly takenAt: string;
  readonly clinic: string;
  /** Of the clinic’s first place, IANA. */
  readonly timeZone: string;
  readonly person: ExportedRow;
  /** Other names and addresses they are known by, from records that were merged into this one. */
  readonly alsoKnownAs: readonly ExportedRow[];
  readonly appointments: readonly ExportedRow[];
  readonly courses: readonly ExportedRow[];
  readonly earlierAppointments: readonly ExportedRow[];
  readonly waitlist: readonly ExportedRow[];
  readonly notes: readonly ExportedRow[];
  readonly messages: readonly ExportedRow[];
  readonly noteShares: readonly ExportedRow[];
  readonly emergencyAccess: readonly ExportedRow[];
}

export type ExportedRow = Readonly<Record<string, unknown>>;

type Appointment = ExportedRow &
  SealedAnswers & { readonly start: number; readonly end: number; readonly timeZone: string };
type Note = ExportedRow & { readonly id: string; readonly sealed: Buffer };

/** A copy of their data for one person, handed out by an administrator. The practitioners whose records are in it are told. */
@Injectable()
export class PersonExports {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly answers: VisitAnswers,
    private readonly diaries: DiaryNotices,
  ) {}

  /** @throws Refusal not-found */
  take(by: Pick<StaffActor, 'id' | 'name'>, patientId: string): Promise<PersonExport> {
    return transaction(this.db, async (tx) => {
      const rows = <Row extends ExportedRow>(text: string) => tx.query<Row[]>(text, [patientId]);
      const [person] = await rows(personOf);
      if (!person) throw new Refusal('not-found');
      const appointments = await rows<Appointment>(appointmentsOf);
      const notes = await rows<Note>(notesOf);
      const at = this.clock.now();
      await record(tx, { at, actor: actorOf(by), action: 'patient.exported', subject: patientId });
      await this.tell(tx, by, patientId);
      const [clinic] = (await tx.query(clinicOf)) as [Pick<PersonExport, 'clinic' | 'timeZone'>];
      return {
        format: 'meridian-person/1',
        takenAt: at.toISOString(),
        ...clinic,
        person,
        alsoKnownAs: await rows(mergedOf),
        appointments: appointments.map((one) => this.appointment(one)),
        courses: await rows(coursesOf),
        earlierAppointments: await rows(earlierOf),
        waitlist: await rows(waitlistOf),
        notes: notes.map(({ id, sealed, ...note }) => ({ ...note, text: this.keys.unseal(sealed, noteContext(id)) })),
        messages: await rows(messagesOf),
        noteShares: await rows(sharesOf),
        emergencyAccess: await rows(openingsOf),
      };
    });
  }

  private appointment({ id, note, answers, start, end, timeZone, ...row }: Appointment): ExportedRow {
    const said = this.answers.open({ id, note, answers });
    return { ...row, start: isoOf(timeZone, start), end: isoOf(timeZone, end), timeZone, ...said };
  }

  private async tell(tx: EntityManager, by: Pick<StaffActor, 'id' | 'name'>, patientId: string): Promise<void> {
    const keepers = (await tx.query(keepersOf, [patientId])) as { id: string }[];
    for (const { id: practitionerId } of keepers)
      await this.diaries.exported(tx, { patientId, practitionerId, by: by.name, byId: by.id });
  }
}

const clinicOf = `
  select name as clinic, coalesce((select time_zone from locations order by position, slug limit 1), 'UTC') as "timeZone" from clinic`;
const personOf = `
  select name, email, phone, locale as language, created_at as "knownSince",
    exists (select from unsubscribes u where u.address = lower(email)) as "remindersStopped"
  from patients where id = $1 and erased_at is null and merged_into is null`;
const mergedOf = `
  select name, email, phone, created_at as "knownSince" from patients where merged_into = $1 order by created_at, id`;
const appointmentsOf = `
  select b.id, b.reference, case b.status when 'held' then 'provisional' else b.status end as status,
    extract(epoch from b.starts_at)::int / 60 as start, extract(epoch from b.ends_at)::int / 60 as end,
    l.time_zone as "timeZone", l.name as location, p.name as practitioner, t.name as treatment,
    array(select a.name from treatments a where a.id = any (b.add_on_ids) order by a.name) as "addOns", b.price, b.currency,
    b.said_name as "bookedAs", b.said_email as "emailGiven", b.said_phone as "phoneGiven", b.language, b.text_wanted as "textMessages", k.label as "cameFrom", b.created_at as "createdAt", b.confirmed_at as "confirmedAt",
    b.cancelled_at as "cancelledAt", b.cancelled_by as "cancelledBy", b.cancel_reason as "cancelReason", b.desk_note as "noteForDesk",
    b.course_position as "numberInCourse", (select planned from courses where id = b.course_id) as "plannedInCourse",
    (select json_agg(json_build_object('answer', c.answer, 'at', c.answered_at) order by c.answered_at)
      from calendar_answers c where c.booking_id = b.id) as "calendarAnswers",
    b.sealed_note as note, b.sealed_answers as answers
  from bookings b join locations l on l.id = b.location_id join practitioners p on p.id = b.practitioner_id
  join treatments t on t.id = b.treatment_id left join links k on k.id = b.via_link_id
  where b.patient_id = $1 order by b.starts_at, b.id`;
const coursesOf = `
  select t.name as treatment, array(select a.name from treatments a where a.id = any (c.add_on_ids) order by a.name) as "addOns",
    c.planned as appointments, c.every_days as "daysApart", c.price, c.currency, c.terms, c.created_at as "createdAt", c.ended_at as "endedAt"
  from courses c join treatments t on t.id = c.treatment_id
  where exists (select from bookings b where b.course_id = c.id and b.patient_id = $1) order by c.created_at, c.id`;
const earlierOf = `
  select starts_at as start, treatment, practitioner from earlier_visits where patient_id = $1 order by starts_at, id`;
const waitlistOf = `
  select e.created_at as since, e.status, e.outcome, e.ended_at as "endedAt", t.name as treatment, e.wishes, b.reference as appointment,
    e.desk_reason as "noteOfDesk", (select json_agg(json_build_object('start', o.starts_at, 'offeredAt', o.offered_at,
      'answer', o.status, 'at', o.ended_at) order by o.offered_at, o.id) from waitlist_offers o where o.entry_id = e.id) as offers
  from waitlist_entries e left join bookings b on b.id = e.booking_id join treatments t on t.id = coalesce(b.treatment_id, e.treatment_id)
  where coalesce(b.patient_id, e.patient_id) = $1 order by e.created_at, e.id`;
const notesOf = `
  select n.id, n.at, n.author, p.name as practitioner, b.reference as appointment, n.corrects is not null as "isCorrection", n.sealed
  from visit_notes n join bookings b on b.id = n.booking_id join practitioners p on p.id = n.practitioner_id
  where b.patient_id = $1 order by n.at, n.id`;
const messagesOf = `
  select m.channel, m.template as kind, m.recipient as "to", b.reference as appointment, m.status, m.posted_at as "writtenAt",
    m.sent_at as "sentAt"
  from notifications m left join bookings b on b.id = m.about
  where (b.patient_id = $1 or m.about = $1)
    and m.recipient in (select unnest(array[email, phone_key]) from patients where $1 in (id, merged_into))
  order by m.posted_at, m.id`;
const sharesOf = `
  select f.name as "from", t.name as "to", h.at, h.revoked_at as "revokedAt"
  from note_shares h join practitioners f on f.id = h.from_id join practitioners t on t.id = h.to_id
  where h.patient_id = $1 order by h.at, h.id`;
const openingsOf = `
  select u."name" as "by", o.at as "from", coalesce(o.closed_at, o.until) as until
  from emergency_access o join staff_auth."user" u on u.id = o.staff_id where o.patient_id = $1 order by o.at, o.id`;
const keepersOf = `
  select n.practitioner_id as id from visit_notes n join bookings b on b.id = n.booking_id where b.patient_id = $1
  union select unnest(array[b.practitioner_id, f.practitioner_id]) from bookings b
    left join former_answer_readers f on f.booking_id = b.id
    where b.patient_id = $1 and coalesce(b.sealed_note, b.sealed_answers) is not null`;
