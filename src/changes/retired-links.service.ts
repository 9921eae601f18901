import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
    return rows.map(({ code, label, treatment, addOns, near, practitioner, title, page, sites }) => ({
      code,
      label,
      treatment: treatment ?? undefined,
      addOns: [...addOns],
      near: near ?? undefined,
      practitioner: practitioner ?? undefined,
      title: title ?? undefined,
      page: page ?? undefined,
      sites: [...sites],
    }));
  }
}
