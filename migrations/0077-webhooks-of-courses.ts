import type { MigrationInterface, QueryRunner } from 'typeorm';

const place = ['starts_at', 'ends_at', 'practitioner_id', 'location_id', 'treatment_id'];
const row = (alias: string) => `(${place.map((column) => `${alias}.${column}`).join(', ')})`;

const webhooks = (facts: string) => `
create or replace function queue_webhooks() returns trigger language plpgsql as $$
declare
  what text := case
    when tg_op = 'INSERT' then 'booking.created'
    when old.status = 'held' then 'booking.created'
    when new.status = 'cancelled' then 'booking.cancelled'
    when new.status = 'done' then 'booking.done'
    when old.status in ('cancelled', 'done') then 'booking.restored'
    else 'booking.moved' end;
begin
  if tg_op = 'UPDATE' and not (old.status = 'held' or (old.status = 'cancelled') <> (new.status = 'cancelled')
    or (old.status = 'done') <> (new.status = 'done')
    or new.status <> 'cancelled' and ${row('old')} is distinct from ${row('new')}) then
    return null;
  end if;
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object(
      'reference', new.reference, 'status', new.status, 'sequence', new.sequence, ${facts}'now', webhook_place(new),
      'before', case when what = 'booking.moved' then webhook_place(old) end,
      'cancelledBy', case when what = 'booking.cancelled' then new.cancelled_by end))
    from webhook_endpoints e where what = any(e.events);
  return null;
end $$;`;

const ofCourse = `'course', (
        select jsonb_build_object('id', c.id, 'position', new.course_position, 'planned', c.planned,
          'done', (select count(*) from bookings d where d.course_id = c.id and d.status = 'done'))
        from courses c where c.id = new.course_id),
      `;

const up = `
-- A message about a visit of a course says which of its visits it is, as the API does.
${webhooks(ofCourse)}
`;

const down = `
${webhooks('')}
`;

/** Webhooks say which visit of a course they are about. */
export class WebhooksOfCourses0077 implements MigrationInterface {
  name = 'WebhooksOfCourses1763800000077';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
