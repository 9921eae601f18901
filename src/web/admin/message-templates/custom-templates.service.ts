import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditAction } from '../../../accounts/audit-action.js';
import { record } from '../../../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { whole } from '../../../clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Notification } from '../../../notifications/notification.js';
import type { CustomTemplate } from '../../../notifications/custom-template.js';
import { MessageTemplates } from '../../../notifications/message-templates.service.js';
import { Outbox } from '../../../notifications/outbox.service.js';
import { Clock } from '../../../platform/clock.js';
import { transaction } from '../../../platform/database.client.js';
import { secretToken } from '../../../platform/ids.random.js';
import type { At } from '../resource/resource.js';
import { templateIn, templateKey, templates, withTemplate } from './templates.js';
import { MessageTemplateViews } from './message-template-views.service.js';

/** The clinic's own words for a notification: kept, tried, dropped. */
@Injectable()
export class CustomTemplates {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly texts: MessageTemplates,
    private readonly views: MessageTemplateViews,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** As it is stored, even where it does not fit. */
  async inForce(at: At): Promise<CustomTemplate> {
    const key = templateKey(at);
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.views.unfit(key)]);
    return unfit?.text ?? templateIn(file, key) ?? {};
  }

  /** @throws BrokenClinic; Refusal changed-meanwhile */
  save(by: StaffMember, at: At, typed: Typed, seen: string | undefined): Promise<void> {
    return this.change(by, templates.action, at, (file) => templates.saved(file, at, typed).file, seen);
  }

  /** The notification goes out in the standard text again. */
  drop(by: StaffMember, at: At): Promise<void> {
    return this.change(by, 'message-template.reset', at, (file) => withTemplate(file, templateKey(at), {}));
  }

  /** The notification as typed to whoever asks. The same form sent twice sends one. @throws BrokenClinic */
  async trial(by: StaffMember, at: At, text: CustomTemplate, once = secretToken()): Promise<void> {
    const key = templateKey(at);
    whole(withTemplate((await this.edits.current()).file, key, text));
    const sample = await this.views.sample(key, by.name);
    const notification = {
      key: `trial/${by.id}/${once}`,
      ...sample,
      data: { ...sample.data, trial: text },
      to: by.email,
      about: null,
      at: this.clock.now(),
    } as Notification;
    await this.outbox.post(this.db, notification);
  }

  private change(
    by: StaffMember,
    action: AuditAction,
    at: At,
    edit: (file: ClinicFile) => ClinicFile,
    seen?: string,
  ): Promise<void> {
    const key = templateKey(at);
    return transaction(this.db, async (tx) => {
      const part = (file: ClinicFile) => templates.filled(file, at);
      let isStandard = false;
      await this.edits.within(tx, by, { action, part, seen }, (file) => {
        const edited = edit(file);
        isStandard = !templateIn(edited, key);
        return edited;
      });
      if (!isStandard) return;
      // What no longer fits is no part of the clinic file, which therefore cannot drop it.
      const dropped = await this.texts.forgetUnfit(tx, key.kind, key.language);
      const entry = { kind: 'letters', key: `${key.kind}/${key.language}`, name: '', what: 'removed', fields: [] };
      const detail = { differences: [entry] };
      if (dropped) await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: null, detail });
    });
  }
}
