import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { FailedLetters } from '../../../health/failed-letters.service.js';
import { Health } from '../../../health/health.service.js';
import { MachineryState } from '../../../health/machinery.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { House } from '../../shared/house.service.js';
import { lettersArrival } from '../../staff/letters/letters.controller.js';
import { HealthPage } from './health-page.js';

/** How the service is, in full. */
@Controller('admin/health')
@Allow('admin')
export class HealthPageController {
  constructor(
    private readonly house: House,
    private readonly health: Health,
    private readonly letters: FailedLetters,
    private readonly machinery: MachineryState,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(lettersArrival, query);
    const [site, looked, letters, machinery] = await Promise.all([
      this.house.site(),
      this.health.look(),
      this.letters.list(member),
      this.machinery.read(),
    ]);
    const now = this.clock.now();
    const view = { member, looked, letters, machinery, now, news: news && site.t(`undelivered.news.${news}`) };
    return page(<HealthPage site={site} view={view} />, { personal: true });
  }
}
