import { Body, Controller, Delete, Get, HttpCode, Param, Put, UseInterceptors, UsePipes } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { Refusal } from '../platform/refusal.js';
import { EarlierTimes } from '../waitlist/earlier-times.service.js';
import { anyTime } from '../waitlist/wishes.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { BearerToken, IdempotencyKey, type KeyOfCaller } from './headers.decorator.js';
import { Refusals } from './refusals.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';
import { earlierRequest, entryOf, entrySchema } from './waitlist.js';

type Entry = z.output<typeof entrySchema>;

/** Patients who have an appointment and want an earlier time. */
@Controller('api/v1/bookings/:reference/earlier-time')
@UsePipes(SchemaPipe)
@UseInterceptors(Refusals)
export class EarlierTimeController {
  constructor(
    private readonly rows: BookingRows,
    private readonly earlier: EarlierTimes,
  ) {}

  @Put()
  @Tag('Waitlist')
  @Describe({
    id: 'wantEarlierTime',
    does: 'Ask for an earlier time',
    more: 'When an earlier time that suits the patient is freed, it is offered to them and held for a while. Sent again, only what suits them changes.',
    answers: { status: 200, description: 'What the patient waits for.', with: entrySchema },
    refuses: ['bad-input', 'waitlist-off', 'not-confirmed', 'already-cancelled', 'too-late-to-move'],
    ofOneVisit: true,
    once: true,
  })
  @Allow('patient-link')
  async join(
    @Param('reference') reference: string,
    @BearerToken() token: string,
    @Body({ schema: earlierRequest }) body: z.output<typeof earlierRequest>,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<Entry> {
    await this.its(reference, token);
    const { wishes = anyTime, text: textWanted } = body;
    const once = key && { ...key, scope: `PUT /bookings/${reference}/earlier-time`, body };
    return entryOf(await this.earlier.join(token, wishes, { textWanted, via: 'api' }, once));
  }

  @Get()
  @Tag('Waitlist')
  @Describe({
    id: 'seeEarlierTime',
    does: 'See whether an earlier time is wanted',
    answers: { status: 200, description: 'What the patient waits for.', with: entrySchema },
    ofOneVisit: true,
  })
  @Allow('patient-link')
  async see(@Param('reference') reference: string, @BearerToken() token: string): Promise<Entry> {
    await this.its(reference, token);
    const entry = await this.earlier.of(token);
    if (!entry) throw new Refusal('not-found');
    return entryOf(entry);
  }

  @Delete()
  @Tag('Waitlist')
  @Describe({
    id: 'wantNoEarlierTime',
    does: 'Stop asking for an earlier time',
    answers: { status: 204, description: 'The patient is not on the list, or no longer.' },
    ofOneVisit: true,
  })
  @HttpCode(204)
  @Allow('patient-link')
  async leave(@Param('reference') reference: string, @BearerToken() token: string): Promise<void> {
    await this.its(reference, token);
    await this.earlier.leave(token);
  }

  private async its(reference: string, token: string): Promise<void> {
    const { booking } = await this.rows.byLink(token);
    if (booking.reference !== reference) throw new Refusal('not-found');
  }
}
