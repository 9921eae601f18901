import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { WebhookEndpoints } from '../../../webhooks/webhook-endpoints.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { newSecretCookie } from './new-secret.js';
import { blankWebhook, type TypedWebhook, typedWebhook, filterIn } from './webhook-form.js';
import { WebhookViews } from './webhook-views.service.js';
import { NewWebhookPage, WebhooksPage } from './webhooks-page.js';

const querySchema = z.object({ news: z.literal('removed').optional().catch(undefined) });
const carried = z.object({ once: z.string().max(100).optional().catch(undefined) });

/** Who outside hears of visits, and one more. */
@Controller('admin/webhooks')
@Allow('admin')
@FreshSignIn()
export class WebhooksController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly endpoints: WebhookEndpoints,
    private readonly views: WebhookViews,
    private readonly keys: Keys,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const view = await this.views.list(site, member, news && site.t(`webhook.news.${news}`));
    return page(<WebhooksPage site={site} view={view} />, { personal: true });
  }

  @Get('new')
  async blank(@Staff() member: StaffMember): Promise<Answer> {
    return this.form(member, blankWebhook, {});
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedWebhook(body);
    try {
      const input = filterIn(typed);
      const request = idempotentRequest(`POST /admin/webhooks/new ${member.id}`, parse(carried, body).once, input);
      const { id, secret } = await this.endpoints.add(member, input, request);
      const cookie = newSecretCookie(this.keys, { staffId: member.id, endpointId: id }, secret);
      return seeOther(`/admin/webhooks/${id}?news=added`, { cookies: [cookie] });
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const { locale } = await this.siteContext.site();
      return this.form(member, typed, fieldErrors(fault, locale), fault.status);
    }
  }

  private async form(member: StaffMember, typed: TypedWebhook, errors: FieldErrors, status = 200): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = { member, typed, errors, once: secretToken() };
    return page(<NewWebhookPage site={site} view={view} />, { personal: true, status });
  }
}
