import { Body, Controller, Delete, HttpCode, Param, Post, UseInterceptors, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Holds } from '../bookings/holds.service.js';
import { IdempotencyKey } from './headers.decorator.js';
import { holdOf, holdRequest, type holdSchema } from './hold.js';
import { LocalTimes } from './local-times.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';

@Controller('api/v1/holds')
@UsePipes(SchemaPipe)
@UseInterceptors(LocalTimes)
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  @Post()
  @Allow('public')
  async hold(
    @Body({ schema: holdRequest }) body: z.output<typeof holdRequest>,
    @IdempotencyKey() key?: string,
  ): Promise<z.output<typeof holdSchema>> {
    return holdOf(await this.holds.hold(body, key === undefined ? undefined : { key, scope: 'POST /holds', body }));
  }

  @Delete(':hold')
  @HttpCode(204)
  @Allow('public')
  async release(@Param('hold') hold: string): Promise<void> {
    await this.holds.release(hold);
  }
}
