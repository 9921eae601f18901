import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { ClinicFiles } from '../changes/clinic-files.service.js';
import { Clock } from '../platform/clock.js';
import { type Read, readSnapshot } from '../platform/read-snapshot.js';
import { isoOf } from '../time/wall-clock.js';

/** What the file says of itself, for whoever opens it in ten years. */
const about = [
  'Everything this clinic knows in the open: its configuration (clinic), its patients, every visit and its letters.',
  'visits refer to patients by id, and to locations, practitioners, treatments, add-ons and links by the slugs of clinic; one that left the configuration keeps its slug. start and end carry the offset of the place; price is in minor units of currency.',
  'courses are appointments that were booked together: a visit says of which course it is, and which number (numberInCourse) of those planned.',
  'letters say what was sent about a visit and when, not to whom nor what it said.',
  'Not here: notes and screening answers, which are sealed and belong to the practitioners; passwords, keys, secret links and the audit trail.',
];

/** The whole clinic as one JSON document, written while it is read. */
@Injectable()
export class FullExport {
  constructor(
    private readonly db: DataSource,
    private readonly files: ClinicFiles,
    private readonly clock: Clock,
  ) {}

  /** That it was taken is in the audit trail before the first bit is. */
  async take(by: StaffMember): Promise<AsyncGenerator<string>> {
    const now = this.clock.now();
    const head = { format: 'meridian-clinic/1', takenAt: now.toISOString(), about, clinic: await this.files.export() };
    const pieces = readSnapshot(this.db, (read) => document(head, read));
    await record(this.db, { at: now, actor: actorOf(by), action: 'clinic.exported', subject: null });
    return pieces;
  }
}

async function* document(head: object, read: Read): AsyncGenerator<string> {
  // Its closing brace comes last, after the lists.
  yield JSON.stringify(head, null, 2).slice(0, -2);
  for (const [name, text] of Object.entries(lists)) {
    yield `,\n  "${name}": [`;
    let first = true;
    for await (const rows of read<Row>(text)) {
      yield rows.map((row, at) => `${first && at === 0 ? '' : ','}\n    ${JSON.stringify(inLocalTime(row))}`).join('');
      first = false;
    }
    yield first ? ']' : '\n  ]';
  }
  yield '\n}\n';
}

type Row = Readonly<Record<string, unknown>>;

/** A visit's times are those of its place. */
function inLocalTime({ timeZone, start, end, ...row }: Row): Row {
  if (typeof timeZone !== 'string') return row;
  return { ...row, start: isoOf(timeZone, Number(start)), end: isoOf(timeZone, Number(end)), timeZone };
}

const minute = (column: string) => `(date_part('epoch', ${column}) / 60)::int`;

const lists: Readonly<Record<string, string>> = {
  patients: `
    select id, name, email, phone, locale, created_at as "since", merged_into as "mergedInto" from patients order by id`,
  visits: `
    select b.reference, b.status, b.patient_id as patient, l.slug as location, pr.slug as practitioner, t.slug as treatment,
      array(select a.slug from unnest(b.add_on_ids) with ordinality x (id, n) join treatments a on a.id = x.id order by n) as "addOns",
      l.time_zone as "timeZone", ${minute('b.starts_at')} as start, ${minute('b.ends_at')} as end, b.price, b.currency,
      b.cancel_notice_minutes as "cancelNoticeMinutes", b.overbook_reason as "overbookReason", k.code as link, b.via_placement as placement,
      b.course_id as course, b.course_position as "numberInCourse",
      b.created_at as "createdAt", b.confirmed_at as "confirmedAt", b.arrived_at as "arrivedAt", b.started_at as "startedAt",
      b.done_at as "doneAt", b.missed_at as "missedAt", b.cancelled_at as "cancelledAt", b.cancelled_by as "cancelledBy",
      b.cancel_reason as "cancelReason", b.desk_note as "noteForDesk", b.text_wanted as "textWanted",
      (select a.answer from calendar_answers a where a.booking_id = b.id and a.sequence = b.sequence) as "calendarAnswer",
      coalesce((select json_agg(json_build_object('resource', f.resource, 'kind', f.kind, 'from', f.from_at, 'until', f.until_at)
        order by f.from_at, f.kind) from claim_facts f where f.reference = b.reference and f.kind <> 'practitioner'), '[]') as rooms
    from bookings b
    join locations l on l.id = b.location_id
    join practitioners pr on pr.id = b.practitioner_id
    join treatments t on t.id = b.treatment_id
    left join links k on k.id = b.via_link_id
    where b.status <> 'held' order by b.id`,
  courses: `
    select c.id, t.slug as treatment,
      array(select a.slug from unnest(c.add_on_ids) with ordinality x (id, n) join treatments a on a.id = x.id order by n) as "addOns",
      c.planned, c.every_days as "everyDays", c.price, c.currency, c.terms, c.created_at as "createdAt", c.ended_at as "endedAt"
    from courses c join treatments t on t.id = c.treatment_id
    where exists (select from bookings b where b.course_id = c.id and b.status <> 'held') order by c.id`,
  letters: `
    select l.channel, l.template as kind, b.reference as visit, l.status, l.posted_at as "postedAt", l.sent_at as "sentAt", l.failed_at as "failedAt"
    from notifications l left join bookings b on b.id = l.about order by l.id`,
};
