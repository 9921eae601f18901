import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Changes } from '../../../changes/changes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Id } from '../../../platform/http/request.decorator.js';
import { ChangePages } from '../../staff/changes/change-pages.service.js';

/** A location closes, somebody leaves, a room goes: what becomes of the visits, and for three minutes the way back. */
@Controller('admin/changes/:id')
@Allow('admin')
export class ConfigurationChangesController {
  constructor(
    private readonly pages: ChangePages,
    private readonly changes: Changes,
  ) {}

  @Get()
  show(@Staff() member: StaffMember, @Id() id: string, @Query() query: unknown): Promise<Answer> {
    return this.pages.show(member, () => this.changes.ofConfiguration(id), query);
  }

  @Post()
  decide(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    return this.pages.decide(member, () => this.changes.ofConfiguration(id), body);
  }

  @Post('undo')
  undo(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    return this.pages.undo(member, () => this.changes.ofConfiguration(id));
  }
}
