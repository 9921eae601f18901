import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { treatmentsOf, treatmentsSchema } from './treatment.js';

@Tag('Finding')
@Controller('api/v1/treatments')
export class TreatmentsController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @Describe({
    id: 'listTreatments',
    does: 'List treatments',
    answers: {
      status: 200,
      description: 'Treatments that can be booked online, in the clinic’s order.',
      with: treatmentsSchema,
    },
  })
  @Allow('public')
  async list(): Promise<z.output<typeof treatmentsSchema>> {
    return treatmentsOf(await this.catalogue.current());
  }
}
