import { EntitySchema } from 'typeorm';
import type { Clinic, Policy } from './clinic.js';

export interface ClinicRow extends Clinic {
  /** Always 1: there is one clinic. */
  readonly id: number;
  /** Grows with every change of the configuration. */
  readonly version: string;
}

const PolicyColumns = new EntitySchema<Policy>({
  name: 'Policy',
  columns: {
    minNoticeMinutes: { name: 'min_notice_minutes', type: 'integer' },
    horizonDays: { name: 'horizon_days', type: 'integer' },
    cancelNoticeMinutes: { name: 'cancel_notice_minutes', type: 'integer' },
    startEveryMinutes: { name: 'start_every_minutes', type: 'integer' },
    holdMinutes: { name: 'hold_minutes', type: 'integer' },
    practitionersSetHours: { name: 'practitioners_set_hours', type: 'boolean' },
    lateCancellation: { name: 'late_cancellation', type: 'text' },
    noShow: { name: 'no_show', type: 'text' },
    translations: { name: 'terms_translations', type: 'jsonb' },
    reminders: { type: 'integer', array: true },
    afterVisitMinutes: { name: 'after_visit_minutes', type: 'integer', nullable: true },
    quietHours: { name: 'quiet_hours', type: 'jsonb', nullable: true },
  },
});

export const ClinicTable = new EntitySchema<ClinicRow>({
  name: 'Clinic',
  tableName: 'clinic',
  columns: {
    id: { type: 'smallint', primary: true },
    version: { type: 'bigint' },
    name: { type: 'text' },
    currency: { type: 'text' },
    locale: { type: 'text' },
  },
  embeddeds: { policy: { schema: PolicyColumns, prefix: false } },
});
