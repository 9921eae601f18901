import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { treatmentsOf, type treatmentsSchema } from './treatment.js';

@Controller('api/v1/treatments')
export class TreatmentsController {
  constructor(private readonly catalogue: Catalogue) {}

  @Get()
  @Allow('public')
  async list(): Promise<z.output<typeof treatmentsSchema>> {
    return treatmentsOf(await this.catalogue.current());
  }
}
