import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Claims } from '../../src/availability/claims.service.js';
import { Confirmations } from '../../src/bookings/by-patient/confirm.service.js';
import { Outbox } from '../../src/notifications/outbox.service.js';

/** Faults that somebody could make tomorrow, each with how it is made in a process, and in the database. */
const faults: Readonly<Record<string, { readonly inProcess?: () => void; readonly inDatabase?: string }>> = {
  /** Two who want one time do not wait for each other, and no constraint stops them. */
  'skip-lock': {
    inDatabase: `
      alter table claims drop constraint claims_never_overlap;
      create or replace function lock_days(ids uuid[], from_ats timestamptz[], until_ats timestamptz[]) returns void
        language plpgsql as $$ begin perform pg_sleep(0.02); end $$`,
  },
  /** Every message is written twice. */
  'double-message': {
    inProcess: () => {
      const post = Reflect.get(Outbox.prototype, 'post');
      Outbox.prototype.post = function (this: Outbox, tx, ...all) {
        return post.call(this, tx, ...all, ...all.map((one) => ({ ...one, key: `${one.key}/again` })));
      };
    },
  },
  /** The time of an appointment that is canceled is free some seconds later. */
  'late-release': {
    inProcess: () => {
      const free = Reflect.get(Claims.prototype, 'free');
      Claims.prototype.free = async function (this: Claims, _tx, bookingId) {
        const { db } = this as unknown as { db: DataSource };
        setTimeout(() => void free.call(this, db, bookingId).catch(() => undefined), 5000);
      };
    },
  },
  /** An appointment that moves keeps its old time and does not take the new one. */
  'forget-claim': {
    inProcess: () => {
      Claims.prototype.take = () => Promise.resolve();
    },
  },
  /** What a patient wrote stands in the log. */
  'leak-note': {
    inProcess: () => {
      const confirmIn = Reflect.get(Confirmations.prototype, 'confirmIn');
      Confirmations.prototype.confirmIn = function (this: Confirmations, tx, hold, details) {
        new Logger('bookings').log('confirmed', { note: details.note });
        return confirmIn.call(this, tx, hold, details);
      };
    },
  },
};

/** In this process. @throws Error: there is no such fault */
export function plant(name: string): void {
  const fault = faults[name];
  if (!fault) throw new Error(`no fault is called ${name}: ${Object.keys(faults).join(', ')}`);
  fault.inProcess?.();
}

/** In the database of an experiment, where the fault that is asked for is one of the database. */
export async function plantInDatabase(ownerUrl: string, name = process.env['MERIDIAN_BREAK']): Promise<void> {
  const sql = name ? faults[name]?.inDatabase : undefined;
  if (!sql) return;
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
