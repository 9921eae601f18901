import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { type SessionEnd, Sessions } from '../../../accounts/sessions.service.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';

/** For the script that says in time that one will be signed out. */
@Controller('staff/session')
@Allow('staff')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  look(@Staff() { session }: StaffMember): Promise<SessionEnd> {
    return this.sessions.endOf(session.id);
  }

  /** The guard has noticed that somebody is there. */
  @Post()
  @HttpCode(200)
  stay(@Staff() { session }: StaffMember): Promise<SessionEnd> {
    return this.sessions.endOf(session.id);
  }
}
