import { Body, Controller, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { AcceptedContacts } from '../../../bookings/by-staff/accepted-contacts.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { backSchema, patientAddress } from '../patients/patient-address.js';
import { staffActorOf } from '../staff-actor-of.js';
import { Reference } from './reference.decorator.js';

/** The desk accepts what a booking says of its patient. */
@Controller('staff/visits/:reference/contact')
@Allow('reception', 'admin')
export class SaidContactController {
  constructor(private readonly accepted: AcceptedContacts) {}

  @Post()
  async accept(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { back } = parse(backSchema, body);
    try {
      const patientId = await this.accepted.accept(staffActorOf(member), reference);
      return seeOther(
        back && patientId ? patientAddress(patientId, 'accepted') : `/staff/visits/${reference}?news=contact`,
      );
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'patient-known') throw fault;
      return seeOther(`/staff/visits/${reference}?known=${String(fault.values['id'])}`);
    }
  }
}
