import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Slots } from '../availability/slots.service.js';
import { type Answer, json } from '../platform/http/answer.js';
import { SchemaPipe } from './schema.pipe.js';
import { slotsQuery, slotsText } from './slot.js';

@Controller('api/v1/slots')
@UsePipes(SchemaPipe)
export class SlotsController {
  constructor(private readonly slots: Slots) {}

  @Get()
  @Allow('public')
  async list(@Query({ schema: slotsQuery }) query: z.output<typeof slotsQuery>): Promise<Answer> {
    const { treatment, addOn, practitioner, location, from, to, limit } = query;
    const wanted = { treatment, addOns: addOn, practitioners: practitioner, locations: location };
    return json(slotsText(await this.slots.list(wanted, { from, to, limit })));
  }
}
