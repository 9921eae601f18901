import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { NextVisits } from '../../../bookings/by-patient/next-visits.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { seeOther } from '../../shared/answer.js';
import { bookAddress, choiceOf } from '../choice.js';

/** The way from the email after a visit to times for the next one: nothing to fill in before, and nothing done by looking. */
@Controller('again')
@Allow('patient-link')
export class RebookController {
  constructor(private readonly nextVisits: NextVisits) {}

  @Get(':token')
  async choose(@Param('token') token: string): Promise<Answer> {
    const { visit, day, repeatable } = await this.nextVisits.byToken(token);
    // Nobody comes for the first time twice: what there is besides stands on the practitioner's page.
    if (!repeatable) return seeOther(`/practitioners/${encodeURIComponent(visit.practitioner.slug)}`);
    return seeOther(bookAddress(choiceOf(visit), { day }));
  }
}
