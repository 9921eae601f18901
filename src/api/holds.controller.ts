import { Body, Controller, Delete, HttpCode, Param, Post, UseInterceptors, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Holds } from '../bookings/holding/holds.service.js';
import { Challenged } from '../platform/http/challenged.decorator.js';
import { CountedAs } from '../platform/http/counted.decorator.js';
import { From, type Origin } from '../platform/http/origin.decorator.js';
import { Describe } from './describe.decorator.js';
import { described, Tag } from './description.decorator.js';
import { IdempotencyKey, type KeyOfCaller } from './headers.decorator.js';
import { exampleHold, holdOf, holdRequest, holdSchema } from './hold.js';
import { Refusals } from './refusals.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';

@Tag('Booking')
@Controller('api/v1/holds')
@UsePipes(SchemaPipe)
@UseInterceptors(Refusals)
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  @Post()
  @CountedAs('held')
  @Describe({
    id: 'holdTime',
    does: 'Hold a time',
    answers: { status: 201, description: 'The time is held until `expiresAt`.', with: holdSchema },
    refuses: ['bad-input', 'not-found', 'slot-taken', 'slot-not-offered'],
    once: true,
    challenged: true,
  })
  @Challenged('api')
  @Allow('public')
  async hold(
    @Body({ schema: holdRequest }) body: z.output<typeof holdRequest>,
    @IdempotencyKey() key?: KeyOfCaller,
    @From() origin?: Origin,
  ): Promise<z.output<typeof holdSchema>> {
    return holdOf(await this.holds.hold({ ...body, origin }, key && { ...key, scope: 'POST /holds', body }));
  }

  @Delete(':hold')
  @Describe({
    id: 'releaseHold',
    does: 'Release a hold',
    answers: { status: 204, description: 'The time is available again, or already was.' },
    refuses: ['bad-input'],
  })
  @described(({ ApiParam }) => [ApiParam({ name: 'hold', schema: { type: 'string' }, example: exampleHold })])
  @HttpCode(204)
  @Allow('public')
  async release(@Param('hold') hold: string): Promise<void> {
    await this.holds.release(hold);
  }
}
