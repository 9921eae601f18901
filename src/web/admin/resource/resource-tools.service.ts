import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits, type Recorded } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Fields } from '../../../configuration/entity.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { Idempotency } from '../../../platform/idempotency.service.js';
import { Refusal } from '../../../platform/refusal.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ChangePages } from '../../staff/changes/change-pages.service.js';
import type { Saving } from './form.controller.js';
import {
  addressOf,
  type At,
  type ClinicPart,
  type EntryForm,
  formOf,
  type Resource,
  type Settings,
  type Shown,
} from './resource.js';

/** What the pages of every resource work with. */
@Injectable()
export class ResourceTools {
  constructor(
    private readonly db: DataSource,
    readonly siteContext: SiteContext,
    readonly edits: ClinicEdits,
    readonly retired: RetiredEntries,
    readonly idempotency: Idempotency,
    readonly changing: ChangePages,
  ) {}

  /** The form of an entry, as it stands or with what was typed. @throws Refusal not-found */
  async form<F extends Fields, More extends object>(
    resource: Resource<F> | Settings<F>,
    at: At,
    shown: Shown<More>,
  ): Promise<EntryForm<More>> {
    const action = 'list' in resource ? addressOf(resource, at) : resource.address(at);
    return formOf(action, resource.filled((await this.edits.current()).file, at), shown);
  }

  /** What was typed, in the place of what stands there. @throws BrokenClinic; Refusal not-found, changed-meanwhile */
  async save<F extends Fields>(
    by: StaffMember,
    what: Pick<Recorded, 'action' | 'subject'>,
    { filled, saved }: ClinicPart<F>,
    at: At,
    typed: Typed,
    { seen, faults }: Saving,
  ): Promise<void> {
    const unread = saved((await this.edits.current()).file, at, typed).faults;
    const part = (file: ClinicFile) => filled(file, at);
    await this.edits.change(by, { ...what, part, seen, faults: [...unread, ...faults] }, (now) => {
      // Throws unless it is still there.
      part(now);
      return saved(now, at, typed).file;
    });
  }

  /** @throws Refusal not-found */
  async idOf(
    table: 'links' | 'locations' | 'practitioners' | 'rooms' | 'equipment' | 'treatments',
    { slug, within }: At,
    via: Pick<DataSource, 'query'> = this.db,
  ): Promise<string> {
    const key = table === 'links' ? 'code' : 'slug';
    const among =
      table === 'treatments'
        ? 'and kind = $2'
        : 'and location_id = (select id from locations where slug = $2 and active)';
    const [found] = await via.query<{ id: string }[]>(
      `select id from ${table} where ${key} = $1 and active ${within && among}`,
      within ? [slug, within] : [slug],
    );
    if (!found) throw new Refusal('not-found');
    return found.id;
  }
}
