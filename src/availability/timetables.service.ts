import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database.client.js';
import { ExceptionTable } from '../practitioners/exception.table.js';
import { TimeOffTable } from '../practitioners/time-off.table.js';
import type { Timetable } from './timetable.js';
import { WeeklyHoursTable } from '../practitioners/weekly-hours.table.js';

/** The hours of one practitioner, as they stand in the tables. */
@Injectable()
export class Timetables {
  constructor(private readonly db: DataSource) {}

  async of(practitionerId: string, via: Pick<Tx, 'find'> = this.db.manager): Promise<Timetable> {
    const where = { practitionerId };
    return {
      hours: await via.find(WeeklyHoursTable, { where, order: { weekday: 'asc', fromMinute: 'asc', id: 'asc' } }),
      exceptions: await via.find(ExceptionTable, { where, order: { date: 'asc', locationId: 'asc' } }),
      timeOff: await via.find(TimeOffTable, { where, order: { from: 'asc', id: 'asc' } }),
    };
  }
}
