import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { decisionsIn } from '../../staff/hours/decision-form.js';
import { HouseChanging } from './house-changing.service.js';

const arrival = z.object({ all: z.enum(['keep', 'move', 'cancel']).optional().catch(undefined) });

/** A place closes, somebody leaves, a room goes: what becomes of the visits, and for three minutes the way back. */
@Controller('admin/changes/:id')
@Allow('admin')
export class HouseChangesController {
  constructor(private readonly changing: HouseChanging) {}

  @Get()
  change(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    return this.changing.show(member, id, { all: parse(arrival, query).all });
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
