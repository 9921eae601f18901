import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Slots } from '../../../availability/slots.service.js';
import { NextVisits } from '../../../bookings/by-patient/next-visits.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { seeOther } from '../../shared/answer.js';
import { minuteOf, wallOf } from '../../../time/wall-clock.js';
import { personAddress } from '../about/addresses.js';
import { wantedBy } from '../book/choosing.service.js';
import { bookAddress, type Choice, choiceOf, searchSchema } from '../choice.js';

const querySchema = searchSchema
  .pick({ person: true })
  .extend({ from: z.literal('recall').optional().catch(undefined) });

/** The way from the email after a visit to times for the next one: nothing to fill in before, and nothing done by looking. */
@Controller('again')
@Allow('patient-link')
export class RebookController {
  constructor(
    private readonly nextVisits: NextVisits,
    private readonly slots: Slots,
    private readonly attribution: Attribution,
  ) {}

  @Get(':token')
  async choose(@Param('token') token: string, @Query() query: unknown): Promise<Answer> {
    const { visit, day, repeatable, recalled } = await this.nextVisits.byToken(token);
    const { person, from } = parse(querySchema, query);
    const via = from && recalled ? this.attribution.markForRecall() : undefined;
    // Nobody comes for the first time twice: what there is besides stands on the practitioner's page.
    if (!repeatable) return seeOther(personAddress(visit.practitioner, via));
    const choice = choiceOf(visit, { person, via });
    return seeOther(bookAddress(choice, { day: await this.freeDay(choice, visit.location.timeZone, day) }));
  }

  /** The first day from that one on with a free time; the same, where there is none. */
  private async freeDay(choice: Choice, zone: string, day: string): Promise<string> {
    const [found] = await this.slots.starts(wantedBy(choice, choice.treatment));
    const start = found?.starts.find((one) => one >= minuteOf(zone, day, 0));
    return start === undefined ? day : wallOf(zone, start).date;
  }
}
