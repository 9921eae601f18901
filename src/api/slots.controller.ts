import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Slots } from '../availability/slots.service.js';
import { type Answer, json } from '../platform/http/answer.js';
import { Describe } from './describe.decorator.js';
import { SchemaPipe } from './schema.pipe.js';
import { slotsQuery, slotsSchema, slotsText } from './slot.js';

@ApiTags('Finding')
@Controller('api/v1/slots')
@UsePipes(SchemaPipe)
export class SlotsController {
  constructor(private readonly slots: Slots) {}

  @Get()
  @Describe({
    id: 'listSlots',
    does: 'Free times',
    more: 'Where a start is shared by several practitioners, a page may end between them; the next one then begins with that start again.',
    answers: { status: 200, description: 'What can be booked, and where to go on.', with: slotsSchema },
    refuses: ['bad-input', 'not-found', 'place-not-found'],
  })
  @Allow('public')
  async list(@Query({ schema: slotsQuery }) query: z.output<typeof slotsQuery>): Promise<Answer> {
    const { treatment, addOn, practitioner, location, from, to, limit } = query;
    const wanted = { treatment, addOns: addOn, practitioners: practitioner, locations: location };
    return json(slotsText(await this.slots.list(wanted, { from, to, limit })));
  }
}
