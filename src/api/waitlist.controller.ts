import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Post,
  Put,
  Req,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { negotiated } from '../i18n/language.js';
import { Challenged } from '../platform/http/challenged.decorator.js';
import type { WebRequest } from '../platform/http/request.decorator.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { Offers } from '../waitlist/offers.service.js';
import { Waitlist } from '../waitlist/waitlist.service.js';
import { anyTime } from '../waitlist/wishes.js';
import { bookingOf, bookingSchema } from './booking.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';
import { BearerToken, IdempotencyKey, type KeyOfCaller } from './headers.decorator.js';
import { Refusals } from './refusals.interceptor.js';
import { SchemaPipe } from './schema.pipe.js';
import { askedSchema, entryOf, entrySchema, joinRequest, offerOf, offerSchema, wishesRequest } from './waitlist.js';

const nothing = z.strictObject({});

/** Whoever waits, by the secrets of the links in the messages to them. */
@Controller('api/v1/waitlist')
@UsePipes(SchemaPipe)
@UseInterceptors(Refusals)
export class WaitlistController {
  constructor(
    private readonly waitlist: Waitlist,
    private readonly offers: Offers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Tag('Waitlist')
  @Describe({
    id: 'joinWaitlist',
    does: 'Join the waitlist',
    more: 'For patients whom no time suits. They are sent an email with a button; the answer is the same for everyone. When a time that suits them is freed, it is offered to one patient after another and held for them meanwhile.',
    answers: { status: 202, description: 'The email is on its way.', with: askedSchema },
    refuses: ['bad-input', 'not-found', 'waitlist-off', 'too-many-tries'],
    once: true,
    challenged: true,
  })
  @HttpCode(202)
  @Challenged('api')
  @Allow('public')
  async join(
    @Body({ schema: joinRequest }) body: z.output<typeof joinRequest>,
    @Req() { headers, ip }: WebRequest,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<z.output<typeof askedSchema>> {
    const { patient: contact, wishes = anyTime, text: textWanted, treatment, addOns } = body;
    const language = body.language === undefined ? negotiated(headers['accept-language']) : body.language;
    const request = { treatment, addOns, wishes, contact, language, textWanted, via: 'api' } as const;
    await this.waitlist.join(request, ip, key && { ...key, scope: 'POST /waitlist', body });
    return { status: 'asked' };
  }

  @Get('entry')
  @Tag('Waitlist')
  @Describe({
    id: 'seeWaitlistEntry',
    does: 'Get a place on the waitlist',
    answers: { status: 200, description: 'What the patient waits for.', with: entrySchema },
    byLink: true,
  })
  @Allow('patient-link')
  async entry(@BearerToken() token: string): Promise<z.output<typeof entrySchema>> {
    return entryOf(await this.waitlist.byToken(token));
  }

  @Put('entry')
  @Tag('Waitlist')
  @Describe({
    id: 'changeWaitlistEntry',
    does: 'Change what a patient waits for',
    more: 'Their place on the list stays.',
    answers: { status: 200, description: 'What the patient waits for now.', with: entrySchema },
    refuses: ['bad-input', 'waitlist-over'],
    byLink: true,
  })
  @Allow('patient-link')
  async change(
    @BearerToken() token: string,
    @Body({ schema: wishesRequest }) { wishes }: z.output<typeof wishesRequest>,
  ): Promise<z.output<typeof entrySchema>> {
    return entryOf(await this.waitlist.change(token, wishes));
  }

  @Delete('entry')
  @Tag('Waitlist')
  @Describe({
    id: 'leaveWaitlist',
    does: 'Leave the waitlist',
    answers: { status: 204, description: 'The patient is not on the list, or no longer.' },
    byLink: true,
  })
  @HttpCode(204)
  @Allow('patient-link')
  async leave(@BearerToken() token: string): Promise<void> {
    await this.waitlist.leave(token);
  }

  @Get('offer')
  @Tag('Waitlist')
  @Describe({
    id: 'seeOffer',
    does: 'Get an offer',
    answers: { status: 200, description: 'The time that is held for the patient.', with: offerSchema },
    byLink: true,
  })
  @Allow('patient-link')
  async offer(@BearerToken() token: string): Promise<z.output<typeof offerSchema>> {
    return offerOf(await this.offers.byToken(token));
  }

  @Post('offer/acceptance')
  @Tag('Waitlist')
  @Describe({
    id: 'acceptOffer',
    does: 'Accept an offer',
    more: 'The appointment moves to the time, or the time is booked. Repeating the request returns the same response.',
    answers: { status: 200, description: 'The appointment.', with: bookingSchema },
    refuses: [
      'offer-over',
      'patient-busy',
      'slot-taken',
      'already-cancelled',
      'too-late-to-move',
      'new-patients-only',
      'returning-patients-only',
    ],
    byLink: true,
    once: true,
  })
  @HttpCode(200)
  @Allow('patient-link')
  async accept(
    @BearerToken() token: string,
    @Body({ schema: nothing }) body: z.output<typeof nothing>,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<z.output<typeof bookingSchema>> {
    const once = key && { ...key, scope: 'POST /waitlist/offer/acceptance', body };
    return bookingOf(await this.offers.accept(token, once), this.settings.publicUrl);
  }

  @Post('offer/refusal')
  @Tag('Waitlist')
  @Describe({
    id: 'declineOffer',
    does: 'Decline an offer',
    more: 'The time goes to the next in line, and the patient keeps their place on the list.',
    answers: { status: 200, description: 'The offer.', with: offerSchema },
    refuses: ['offer-over'],
    byLink: true,
    once: true,
  })
  @HttpCode(200)
  @Allow('patient-link')
  async decline(
    @BearerToken() token: string,
    @Body({ schema: nothing }) body: z.output<typeof nothing>,
    @IdempotencyKey() key?: KeyOfCaller,
  ): Promise<z.output<typeof offerSchema>> {
    return offerOf(await this.offers.decline(token, key && { ...key, scope: 'POST /waitlist/offer/refusal', body }));
  }
}
