import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { VisitLanguages } from '../../../bookings/by-staff/visit-languages.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { catalogueLanguages } from '../../../i18n/language.js';
import { seeOther } from '../../shared/answer.js';
import { staffActorOf } from '../staff-actor-of.js';
import { Reference } from './reference.decorator.js';

const chosen = z.object({ language: z.enum(['', ...catalogueLanguages]) });

/** A patient who would rather read another language says so on the phone. */
@Controller('staff/visits/:reference/language')
@Allow('practitioner', 'reception', 'admin')
export class VisitLanguageController {
  constructor(private readonly languages: VisitLanguages) {}

  @Post()
  async choose(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { language } = parse(chosen, body);
    await this.languages.choose(staffActorOf(member), reference, language || null);
    return seeOther(`/staff/visits/${reference}?news=language`);
  }
}
