import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database.client.js';
import { type ClosureRow, ClosureTable } from './closure.table.js';

/** When a location is closed, as it stands in the table. */
@Injectable()
export class Closures {
  constructor(private readonly db: DataSource) {}

  of(locationId: string, via: Pick<Tx, 'find'> = this.db.manager): Promise<ClosureRow[]> {
    return via.find(ClosureTable, { where: { locationId }, order: { fromDate: 'asc', fromMinute: 'asc', id: 'asc' } });
  }
}
