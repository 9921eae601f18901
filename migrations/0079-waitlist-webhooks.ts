import type { MigrationInterface, QueryRunner } from 'typeorm';

const minute = (column: string) => `(extract(epoch from ${column}) / 60)::bigint`;

const up = `
-- Whoever waits is an id: nobody's name is told, nor what for. Messages about one entry reach an endpoint one after another, as those
-- about one visit do, by the id of the entry.
create function queue_entry_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.id, jsonb_strip_nulls(jsonb_build_object('entry', new.id, 'status', new.status, 'outcome', new.outcome,
      'reference', (select reference from bookings where id = new.booking_id)))
    from (select case new.status when 'waiting' then 'waitlist.joined' else 'waitlist.ended' end as what) w
      join webhook_endpoints e on w.what = any(e.events);
  return null;
end $$;
create trigger entry_webhooks_on_insert after insert on waitlist_entries
  for each row when (new.status = 'waiting') execute function queue_entry_webhooks();
create trigger entry_webhooks_on_update after update of status on waitlist_entries
  for each row when (new.status <> old.status) execute function queue_entry_webhooks();

create function queue_offer_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_messages (endpoint_id, type, booking_id, facts)
    select e.id, what, new.entry_id, jsonb_strip_nulls(jsonb_build_object('entry', new.entry_id, 'offer', new.id, 'status', new.status,
      'heldUntil', ${minute('new.expires_at')},
      'reference', (select b.reference from waitlist_entries w join bookings b on b.id = w.booking_id where w.id = new.entry_id),
      'now', (select jsonb_build_object('start', ${minute('new.starts_at')}, 'end', ${minute('new.ends_at')},
          'practitioner', (select slug from practitioners where id = new.practitioner_id), 'location', l.slug, 'timeZone', l.time_zone)
        from locations l where l.id = new.location_id)))
    from (select case new.status when 'open' then 'waitlist.offered' when 'accepted' then 'waitlist.accepted'
        else 'waitlist.offer-ended' end as what) w
      join webhook_endpoints e on w.what = any(e.events);
  return null;
end $$;
create trigger offer_webhooks_on_insert after insert on waitlist_offers
  for each row execute function queue_offer_webhooks();
create trigger offer_webhooks_on_update after update of status on waitlist_offers
  for each row when (new.status <> old.status) execute function queue_offer_webhooks();
`;

const down = `
drop trigger entry_webhooks_on_insert on waitlist_entries;
drop trigger entry_webhooks_on_update on waitlist_entries;
drop trigger offer_webhooks_on_insert on waitlist_offers;
drop trigger offer_webhooks_on_update on waitlist_offers;
drop function queue_entry_webhooks();
drop function queue_offer_webhooks();
`;

/** Webhooks tell of the waitlist. */
export class WaitlistWebhooks0079 implements MigrationInterface {
  name = 'WaitlistWebhooks1763800000079';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
