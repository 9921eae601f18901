import { Controller, Get } from '@nestjs/common';
import { Allow } from '../../accounts/allow.decorator.js';
import { Health } from '../../health/health.service.js';
import { outages } from '../../health/trouble.js';
import { FreelyRead } from '../../platform/http/freely-read.decorator.js';
import { type Answer, json } from '../../platform/http/answer.js';
import { Urgent } from '../../platform/http/urgency.decorator.js';

/** Whether the service is well, for whatever watches it; what exactly is wrong is for the logs and the administrators. */
@Controller('healthz')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get()
  @Allow('public')
  @FreelyRead()
  @Urgent('always')
  async answer(): Promise<Answer> {
    const { troubles } = await this.health.look();
    const problems = troubles.filter((trouble) => outages.has(trouble));
    const body = problems.length === 0 ? { status: 'ok' } : { status: 'unwell', problems };
    return json(JSON.stringify(body), { status: problems.length === 0 ? 200 : 503 });
  }
}
