import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { entryOf } from '../configuration/entries.js';
import { link } from '../finder/link.entity.js';
import { LinkTable } from '../finder/link.table.js';
import type { LinkEntry } from '../clinic-file/link-edits.js';

/** Links that were taken down: their codes are never given to another, since they may still stand on a page. */
@Injectable()
export class RetiredLinks {
  constructor(private readonly db: DataSource) {}

  async list(): Promise<readonly LinkEntry[]> {
    const rows = await this.db.manager.find(LinkTable, {
      where: { active: false },
      order: { position: 'asc', code: 'asc' },
    });
    return rows.map((row) => entryOf(link, row));
  }
}
