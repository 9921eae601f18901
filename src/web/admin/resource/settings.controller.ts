import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import type { Fields } from '../../../configuration/entity.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { FormController, type Saving } from './form.controller.js';
import type { At, Params, Settings } from './resource.js';
import type { ResourceTools } from './resource-tools.service.js';

/** One page of settings, with its own path and policy. */
export abstract class SettingsController<F extends Fields, More extends object = object> extends FormController<
  F,
  More
> {
  protected abstract override readonly resource: Settings<F>;

  constructor(protected readonly tools: ResourceTools) {
    super(tools.siteContext);
  }

  @Get()
  show(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    return this.shown(member, params, query);
  }

  @Post()
  save(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    return this.saved(member, params, body);
  }

  protected async saveEntry(member: StaffMember, at: At, typed: Typed, saving: Saving): Promise<void> {
    const what = { action: this.resource.action, subject: await this.subject(at) };
    await this.tools.save(member, what, this.resource, at, typed, saving);
  }

  /** Its id, if the audit trail knows it by one. @throws Refusal not-found */
  protected async subject(_at: At): Promise<string | undefined> {
    return undefined;
  }

  protected afterwards(): string {
    return this.resource.afterwards;
  }

  protected override faultsOf(fault: BrokenClinic, at: At): FormFaults {
    const { entity, path } = this.resource;
    return formFaults(fault, path(at)(fault.draft), entity);
  }
}
