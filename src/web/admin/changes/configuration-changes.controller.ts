import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { decisionsIn } from '../../staff/hours/decision-form.js';
import { ConfigurationChangePages } from './configuration-change-pages.service.js';

const querySchema = z.object({ all: z.enum(['keep', 'move', 'cancel']).optional().catch(undefined) });

/** A place closes, somebody leaves, a room goes: what becomes of the visits, and for three minutes the way back. */
@Controller('admin/changes/:id')
@Allow('admin')
export class ConfigurationChangesController {
  constructor(private readonly changing: ConfigurationChangePages) {}

  @Get()
  change(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    return this.changing.show(member, id, { all: parse(querySchema, query).all });
  }

  @Post()
  decide(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    return this.changing.decide(member, id, decisionsIn(body));
  }

  @Post('undo')
  undo(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    return this.changing.undo(member, id);
  }
}
