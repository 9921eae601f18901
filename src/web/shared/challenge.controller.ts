import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { Challenge } from '../../platform/http/challenge.service.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { Urgent } from '../../platform/http/urgency.decorator.js';
import { Refusal } from '../../platform/refusal.js';

/** What a form's script works on. */
@Controller('challenge')
@Allow('public')
export class ChallengeController {
  constructor(private readonly challenge: Challenge) {}

  @Get()
  @Urgent('personal')
  @FreelyRead()
  ask(): ReturnType<Challenge['ask']> {
    if (!this.challenge.isOn) throw new Refusal('not-found');
    return this.challenge.ask();
  }
}
