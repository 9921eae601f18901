import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** When places, people and treatments last changed, by their ids; the database writes it down. */
@Injectable()
export class LastModified {
  constructor(private readonly db: DataSource) {}

  async all(): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.db.query<{ id: string; at: Date }[]>(`select id, changed_at as at from last_modified`);
    return new Map(rows.map(({ id, at }) => [id, at]));
  }
}
