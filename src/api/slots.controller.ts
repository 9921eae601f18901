import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { type Answer, json } from '../platform/http/answer.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { SchemaPipe } from './schema.pipe.js';
import { SlotSearch } from './slot-search.service.js';
import { slotsQuery, slotsJson, slotsSchema } from './slot.js';

@Tag('Finding')
@Controller('api/v1/slots')
@UsePipes(SchemaPipe)
export class SlotsController {
  constructor(private readonly slots: SlotSearch) {}

  @Get()
  @Describe({
    id: 'listSlots',
    does: 'List available times',
    more: 'A page never splits slots that start at the same time, unless there are more of them than `limit`.',
    answers: { status: 200, description: 'Available times, and where the next page starts.', with: slotsSchema },
    refuses: ['bad-input', 'not-found', 'place-not-found'],
  })
  @Allow('public')
  async list(@Query({ schema: slotsQuery }) query: z.output<typeof slotsQuery>): Promise<Answer> {
    return json(slotsJson(await this.slots.find(query)));
  }
}
