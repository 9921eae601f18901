import type { MigrationInterface, QueryRunner } from 'typeorm';

const triggerOn = (columns: readonly string[]) => `
drop trigger booking_webhooks_on_update on bookings;
create trigger booking_webhooks_on_update after update on bookings for each row
when (new.status <> 'held' and (old.status = 'held' or (old.status = 'cancelled') <> (new.status = 'cancelled')
  or (old.status = 'done') <> (new.status = 'done')
  or new.status <> 'cancelled' and (${columns.map((name) => `old.${name}`).join(', ')})
    is distinct from (${columns.map((name) => `new.${name}`).join(', ')})))
execute function queue_webhooks();
`;

const place = ['starts_at', 'ends_at', 'practitioner_id', 'location_id'];

/** A patient who reschedules may choose another treatment: a change that webhooks hear of, also where the time stays. */
export class WebhooksOfTreatments0031 implements MigrationInterface {
  name = 'WebhooksOfTreatments1763800000031';

  async up(db: QueryRunner): Promise<void> {
    await db.query(triggerOn([...place, 'treatment_id']));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(triggerOn(place));
  }
}
