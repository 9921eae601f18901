import type { DataSource } from 'typeorm';
import { DiaryNotices } from '../../src/accounts/diary-notices.service.js';
import { ClinicFiles } from '../../src/changes/clinic-files.service.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { type Clock, FrozenClock } from '../../src/platform/clock.js';

const november = new FrozenClock(new Date('2026-11-01T12:00:00Z'));

/** For a test without the application. */
export const clinicFiles = (db: DataSource, clock: Clock = november): ClinicFiles =>
  new ClinicFiles(db, clock, diaryNotices(clock));

export const diaryNotices = (clock: Clock = november): DiaryNotices =>
  new DiaryNotices(new Outbox({ publicUrl: 'http://clinic.test' }), clock);
