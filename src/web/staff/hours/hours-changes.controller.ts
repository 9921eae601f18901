import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Changes } from '../../../changes/changes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { ChangePages, type Find } from '../changes/change-pages.service.js';
import { staffActorOf } from '../staff-actor-of.js';

/** A change of hours: what becomes of the visits it displaces, and for three minutes the way back. */
@Controller('staff/hours/:practitioner/changes/:id')
@Allow('practitioner', 'reception', 'admin')
export class HoursChangesController {
  constructor(
    private readonly pages: ChangePages,
    private readonly changes: Changes,
  ) {}

  @Get()
  show(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    return this.pages.show(member, this.find(member, slug, id), query);
  }

  @Post()
  decide(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    return this.pages.decide(member, this.find(member, slug, id), body);
  }

  @Post('undo')
  undo(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
  ): Promise<Answer> {
    return this.pages.undo(member, this.find(member, slug, id));
  }

  private find(member: StaffMember, slug: string, id: string): Find {
    return () => this.changes.ofHours(staffActorOf(member), slug, id);
  }
}
