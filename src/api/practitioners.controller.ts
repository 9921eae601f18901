import { Controller, Get, Query, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { practitionersQuery, practitionersSchema } from './practitioner.js';
import { PractitionerSearch } from './practitioner-search.service.js';
import { SchemaPipe } from './schema.pipe.js';

@Tag('Finding')
@Controller('api/v1/practitioners')
@UsePipes(SchemaPipe)
export class PractitionersController {
  constructor(private readonly practitioners: PractitionerSearch) {}

  @Get()
  @Describe({
    id: 'listPractitioners',
    does: 'List practitioners with their next available time',
    answers: { status: 200, description: 'Nearest first if `near` is given.', with: practitionersSchema },
    refuses: ['bad-input', 'not-found', 'place-not-found'],
  })
  @Allow('public')
  async list(
    @Query({ schema: practitionersQuery }) query: z.output<typeof practitionersQuery>,
  ): Promise<z.output<typeof practitionersSchema>> {
    return this.practitioners.find(query);
  }
}
