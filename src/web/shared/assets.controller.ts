import { Controller, Get, Param, Req } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import type { Answer } from '../../platform/http/answer.js';
import type { WebRequest } from '../../platform/http/request.decorator.js';
import { Urgent } from '../../platform/http/urgency.decorator.js';
import { Refusal } from '../../platform/refusal.js';
import { Assets } from './assets.service.js';

@Controller()
@Allow('public')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get('assets/:name')
  @FreelyRead()
  @Urgent('always')
  async asset(@Param('name') name: string, @Req() request: WebRequest): Promise<Answer> {
    const answer = await this.assets.answer(name, request.headers['accept-encoding']);
    if (!answer) throw new Refusal('not-found');
    return answer;
  }
}
