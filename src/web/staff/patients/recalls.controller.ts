import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { RecallWishes } from '../../../bookings/by-staff/recall-wishes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { seeOther } from '../../shared/answer.js';
import { staffActorOf } from '../staff-actor-of.js';
import { patientAddress } from './patient-address.js';
import { PatientId } from './patient-id.decorator.js';

const form = z.object({ wanted: z.enum(['yes', 'no']) });

/** Whether a patient is invited back. */
@Controller('staff/patients/:id/recalls')
@Allow('reception', 'admin')
export class RecallsController {
  constructor(private readonly wishes: RecallWishes) {}

  @Post()
  async set(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    const { wanted } = parse(form, body);
    await this.wishes.set(staffActorOf(member), id, wanted === 'yes');
    return seeOther(patientAddress(id));
  }
}
