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

  /** All of it goes and all of it comes; what stays keeps its id. The caller keeps others out, and records it. */
  async replace(tx: Pick<Tx, 'delete' | 'insert'>, locationId: string, closures: readonly ClosureRow[]): Promise<void> {
    await tx.delete(ClosureTable, { locationId });
    await tx.insert(ClosureTable, [...closures]);
  }
}
