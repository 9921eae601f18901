import { Controller, Get, UseGuards } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { Scrapes } from '../../health/scrapes.service.js';
import { type Answer, file } from '../../platform/http/answer.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { LoopbackGuard } from '../../platform/http/loopback.guard.js';
import { Urgent } from '../../platform/http/urgency.decorator.js';

/** For a Prometheus on this machine. */
@Controller('metrics')
@Allow('public')
@UseGuards(LoopbackGuard)
export class MetricsController {
  constructor(private readonly scrapes: Scrapes) {}

  @Get()
  @FreelyRead()
  @Urgent('always')
  async read(): Promise<Answer> {
    const { text, type } = await this.scrapes.read();
    return file(text, type);
  }
}
