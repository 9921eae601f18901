import type { MigrationInterface, QueryRunner } from 'typeorm';

const place = ['starts_at', 'ends_at', 'practitioner_id', 'location_id', 'treatment_id'];
// That a patient arrives, is treated and leaves changes nothing that is counted. The sequence: a visit that is rescheduled
// may claim other minutes, though it begins and ends as before.
const counted = [
  ...place,
  'patient_id',
  'sequence',
  'price',
  'currency',
  'via_link_id',
  'confirmed_at',
  'cancelled_at',
];
const reported = [...counted, 'cancelled_by', "status = 'held'", "status = 'cancelled'", "status = 'no-show'"];
const row = (alias: string, terms: readonly string[]) => `(${terms.map((term) => `${alias}.${term}`).join(', ')})`;

const isReported = `${row('old', reported)} is distinct from ${row('new', reported)}`;
const isTold = `(old.status = 'held' or (old.status = 'cancelled') <> (new.status = 'cancelled')
    or (old.status = 'done') <> (new.status = 'done')
    or new.status <> 'cancelled' and ${row('old', place)} is distinct from ${row('new', place)})`;

const reports = (onlyIf: string) => `
create or replace function report_booking_changed() returns trigger language plpgsql as $$
begin${onlyIf}
  if tg_op <> 'INSERT' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (old.location_id, old.starts_at, old.ends_at, old.patient_id, coalesce(old.confirmed_at, old.created_at));
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (new.location_id, new.starts_at, new.ends_at, new.patient_id, coalesce(new.confirmed_at, new.created_at));
  end if;
  return null;
end $$;`;

const webhooks = (onlyIf: string) => `
create or replace function queue_webhooks() returns trigger language plpgsql as $$
declare
  what text := case
    when tg_op = 'INSERT' then 'booking.created'
    when old.status = 'held' then 'booking.created'
    when new.status = 'cancelled' then 'booking.cancelled'
    when new.status = 'done' then 'booking.done'
    when old.status in ('cancelled', 'done') then 'booking.restored'
    else 'booking.moved' end;
begin${onlyIf}
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object(
      'reference', new.reference, 'status', new.status, 'sequence', new.sequence, 'now', webhook_place(new),
      'before', case when what = 'booking.moved' then webhook_place(old) end,
      'cancelledBy', case when what = 'booking.cancelled' then new.cancelled_by end))
    from webhook_endpoints e where what = any(e.events);
  return null;
end $$;`;

const unless = (condition: string) => `
  if tg_op = 'UPDATE' and not ${condition} then
    return null;
  end if;`;

const up = `
-- The condition of a trigger is copied, parsed and prepared by every statement that writes its table; that of its function,
-- once a session.
${reports(unless(`(${isReported})`))}
${webhooks(unless(isTold))}
drop trigger visit_updated on bookings;
create trigger visit_updated after update of ${counted.join(', ')}, cancelled_by, status on bookings for each row
when (new.status <> 'held') execute function report_booking_changed();
drop trigger booking_webhooks_on_update on bookings;
create trigger booking_webhooks_on_update after update of ${place.join(', ')}, status on bookings for each row
when (new.status <> 'held') execute function queue_webhooks();
`;

const down = `
drop trigger visit_updated on bookings;
create trigger visit_updated after update on bookings for each row
when (new.status <> 'held' and ${isReported}) execute function report_booking_changed();
drop trigger booking_webhooks_on_update on bookings;
create trigger booking_webhooks_on_update after update on bookings for each row
when (new.status <> 'held' and ${isTold}) execute function queue_webhooks();
${reports('')}
${webhooks('')}
`;

/** Reports and webhooks hear of the same changes as before. */
export class CheaperBookingTriggers0060 implements MigrationInterface {
  name = 'CheaperBookingTriggers1763800000060';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
