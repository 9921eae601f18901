import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Allow } from '../accounts/allow.decorator.js';
import { Challenge } from '../platform/http/challenge.service.js';
import { Urgent } from '../platform/http/urgency.decorator.js';
import { Refusal } from '../platform/refusal.js';
import { challengeSchema } from './challenge.js';
import { Describe } from './describe.decorator.js';
import { Tag } from './description.decorator.js';

@Tag('Booking')
@Controller('api/v1/challenge')
export class ApiChallengeController {
  constructor(private readonly challenge: Challenge) {}

  @Get()
  @Urgent('personal')
  @Describe({
    id: 'getChallenge',
    does: 'Get a challenge',
    more: 'For clients without an API key. Find a number so that the SHA-256 of `<challenge>:<number>` begins with `bits` zero bits, and send that text as the header `Proof-Of-Work` with one request. 404 if this server asks for no proof.',
    answers: { status: 200, description: 'A challenge for one request.', with: challengeSchema },
    refuses: ['not-found'],
  })
  @Allow('public')
  ask(): z.output<typeof challengeSchema> {
    if (!this.challenge.isOn) throw new Refusal('not-found');
    return this.challenge.ask();
  }
}
