import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { WebhookEndpoints } from '../../../webhooks/webhook-endpoints.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { newSecretCookie, newSecretIn, noNewSecret } from './new-secret.js';
import { replay, typedWebhook, filterIn } from './webhook-form.js';
import { WebhookPage } from './webhook-page.js';
import { WebhookViews } from './webhook-views.service.js';

const querySchema = z.object({
  news: z.enum(['added', 'saved', 'paused', 'resumed', 'tested', 'again', 'replaced']).optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});
const carried = z.object({ once: z.string().max(100).optional().catch(undefined) });
const Id = () => Param('id', new ParseUUIDPipe());

/** One program that hears of visits. */
@Controller('admin/webhooks/:id')
@Allow('admin')
@FreshSignIn()
export class WebhookController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly endpoints: WebhookEndpoints,
    private readonly views: WebhookViews,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Staff() member: StaffMember,
    @Id() id: string,
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const { news, before } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const secret = newSecretIn(this.keys, { staffId: member.id, endpointId: id }, cookies);
    const view = await this.views.one(site, member, id, {
      before,
      secret,
      news: news && site.t(`webhook.news.${news}`),
    });
    return page(<WebhookPage site={site} view={view} />, { personal: true, ...(secret && { cookies: [noNewSecret] }) });
  }

  @Post()
  async save(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedWebhook(body);
    try {
      await this.endpoints.change(member, id, filterIn(typed));
      return back(id, 'saved');
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const site = await this.siteContext.site();
      const view = await this.views.one(site, member, id, { typed, errors: fieldErrors(fault, site.locale) });
      return page(<WebhookPage site={site} view={view} />, { personal: true, status: fault.status });
    }
  }

  @Post('secret')
  async replaceSecret(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const request = idempotentRequest(`POST /admin/webhooks/secret ${member.id}`, parse(carried, body).once, id);
    const { secret } = await this.endpoints.rotate(member, id, request);
    const cookie = newSecretCookie(this.keys, { staffId: member.id, endpointId: id }, secret);
    return seeOther(`/admin/webhooks/${id}?news=replaced`, { cookies: [cookie] });
  }

  @Post('test')
  async test(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.endpoints.test(member, id);
    return back(id, 'tested');
  }

  @Post('pause')
  async pause(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.endpoints.pause(member, id);
    return back(id, 'paused');
  }

  @Post('resumption')
  async resume(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.endpoints.resume(member, id);
    return back(id, 'resumed');
  }

  /** One message, or all since. */
  @Post('replays')
  async sendAgain(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const wanted = parse(replay, body);
    if ('message' in wanted) await this.endpoints.sendAgain(member, id, wanted.message);
    else {
      const since = new Date(this.clock.now().getTime() - wanted.since * 3_600_000);
      await this.endpoints.sendAllAgain(member, id, since, wanted.which);
    }
    return back(id, 'again');
  }

  @Post('removal')
  async remove(@Staff() member: StaffMember, @Id() id: string): Promise<Answer> {
    await this.endpoints.remove(member, id);
    return seeOther('/admin/webhooks?news=removed');
  }
}

function back(id: string, news: string): Answer {
  return seeOther(`/admin/webhooks/${id}?news=${news}`);
}
