import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { ReminderPreferences } from '../../../bookings/by-patient/reminder-preferences.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { pathOf, type WebRequest } from '../../../platform/http/request.decorator.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { RemindersPage } from './reminders-page.js';

const pressed = z.object({ do: z.enum(['stop', 'resume']).catch('stop') });

/**
 * The way out that every reminder has (RFC 8058). Looking changes nothing, since mail scanners follow links. A mail program
 * posts to the same address by itself, as a form of either kind, and wants no redirect; once more does no harm.
 */
@Controller('reminders')
@Allow('patient-link')
export class RemindersController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly preferences: ReminderPreferences,
  ) {}

  @Get(':token')
  async ask(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    return this.show(request, token, false);
  }

  @Post(':token')
  @AcceptsFiles({ megabytes: 0.01 })
  async change(@Param('token') token: string, @Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const wanted = parse(pressed, body ?? {}).do === 'resume';
    await this.preferences.setByToken(token, wanted);
    return this.show(request, token, true);
  }

  private async show(request: WebRequest, token: string, changed: boolean): Promise<Answer> {
    const { wanted, language } = await this.preferences.byToken(token);
    const site = await this.siteContext.siteFor(request, language, pathOf(request));
    return page(<RemindersPage site={site} view={{ wanted, changed }} />, { personal: true });
  }
}
