import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { filled, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { parseForm } from '../../../configuration/parse-form.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { webhook } from '../../../webhooks/webhook.entity.js';
import { webhookEvents } from '../../../webhooks/webhook.js';
import { WebhookEndpoints } from '../../../webhooks/webhook-endpoints.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { AdminPage } from '../admin-page.js';
import type { Saving } from '../resource/form.controller.js';
import { ListPage } from '../resource/list-page.js';
import { newSecretCookie, newSecretIn, noNewSecret } from '../resource/new-secret.js';
import { carried } from '../resource/requests.js';
import {
  type At,
  atOfId,
  type EntryForm,
  formOf,
  type ListShown,
  type Params,
  type Shown,
} from '../resource/resource.js';
import { type Added, type Adding, ResourceController } from '../resource/resource.controller.js';
import { ForPrograms } from './for-programs.js';
import { replaySchema } from './replays.js';
import { WebhookForm, WebhookPage } from './webhook-page.js';
import { WebhookViews } from './webhook-views.service.js';

const logSchema = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

interface More {
  /** Made a moment ago, and shown this once. */
  readonly secret: string;
  /** Of the log, what is older than this. */
  readonly before: string;
}

/** Programs outside that hear of visits. */
@Controller('admin/webhooks')
@Allow('admin')
@FreshSignIn()
export class WebhooksController extends ResourceController<typeof webhook.fields, More> {
  protected readonly resource = {
    address: () => '/admin/webhooks',
    entity: webhook,
    named: (typed: Typed) => said(typed, 'name'),
    news: { added: 'added', saved: 'saved' },
  };

  constructor(
    siteContext: SiteContext,
    private readonly endpoints: WebhookEndpoints,
    private readonly views: WebhookViews,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {
    super(siteContext);
  }

  @Get(':slug')
  override show(
    @Staff() member: StaffMember,
    @Param() params: Params,
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const between = { staffId: member.id, entryId: this.at(params).slug };
    return this.shown(member, params, query, {
      secret: newSecretIn(this.keys, between, cookies),
      before: parse(logSchema, query).before,
    });
  }

  @Post(':slug/secret')
  async replaceSecret(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { slug: id } = this.at(params);
    const request = idempotentRequest('POST /admin/webhooks/secret', parse(carried, body).once, id, actorOf(member));
    const { secret } = await this.endpoints.rotate(member, id, request);
    return seeOther(`/admin/webhooks/${id}?news=replaced`, { cookies: [this.secretCookie(member, id, secret)] });
  }

  @Post(':slug/test')
  test(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    return this.done(params, 'tested', (id) => this.endpoints.test(member, id));
  }

  @Post(':slug/pause')
  pause(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    return this.done(params, 'paused', (id) => this.endpoints.pause(member, id));
  }

  @Post(':slug/resumption')
  resume(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    return this.done(params, 'resumed', (id) => this.endpoints.resume(member, id));
  }

  /** One message, or all since. */
  @Post(':slug/replays')
  sendAgain(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const wanted = parse(replaySchema, body);
    return this.done(params, 'again', (id) => {
      if ('message' in wanted) return this.endpoints.sendAgain(member, id, wanted.message);
      const since = new Date(this.clock.now().getTime() - wanted.since * 3_600_000);
      return this.endpoints.sendAllAgain(member, id, since, wanted.which);
    });
  }

  protected override at(params: Params): At {
    return atOfId(params);
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = { ...shown, member, list: 'webhooks', entries: await this.views.entries(site) } as const;
    return page(
      <ListPage site={site} view={view}>
        <ForPrograms />
      </ListPage>,
      { status },
    );
  }

  protected async showNew(member: StaffMember, _at: At, form: EntryForm, { fault, status }: Shown): Promise<Answer> {
    const site = await this.siteContext.site();
    const { t } = site;
    const view = { member, fault, errors: form.errors };
    return page(
      <AdminPage site={site} view={view} title={t('webhook.new')} here={form.action}>
        <WebhookForm form={form} submit={t('webhook.make')} />
      </AdminPage>,
      { status },
    );
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const [site, endpoint] = await Promise.all([this.siteContext.site(), this.endpoints.one(at.slug)]);
    const form = formOf(this.entryPage(at), filled(webhook, endpoint), shown);
    const { news, fault, status, more: { secret, before } = {} } = shown;
    const view = { member, news, fault, errors: form.errors, form, secret };
    return page(<WebhookPage site={site} view={{ ...view, ...(await this.views.one(site, endpoint, before)) }} />, {
      status,
      ...(secret && { cookies: [noNewSecret] }),
    });
  }

  protected async addEntry(member: StaffMember, _at: At, typed: Typed, { once }: Adding): Promise<Added> {
    const input = parseForm(webhook, typed);
    const request = idempotentRequest('POST /admin/webhooks/new', once, input, actorOf(member));
    const { id, secret } = await this.endpoints.add(member, input, request);
    return { slug: id, cookies: [this.secretCookie(member, id, secret)] };
  }

  protected saveEntry(member: StaffMember, { slug }: At, typed: Typed, { seen }: Saving): Promise<void> {
    return this.endpoints.change(member, slug, parseForm(webhook, typed), seen);
  }

  protected async retireEntry(member: StaffMember, _at: At, id: string): Promise<Answer> {
    await this.endpoints.remove(member, id);
    return seeOther('/admin/webhooks?news=removed');
  }

  protected override async blankForm(): Promise<Typed> {
    return filled(webhook, { events: [...webhookEvents] });
  }

  private async done(params: Params, news: string, work: (id: string) => Promise<void>): Promise<Answer> {
    const at = this.at(params);
    await work(at.slug);
    return seeOther(`${this.entryPage(at)}?news=${news}`);
  }

  private secretCookie({ id: staffId }: StaffMember, entryId: string, secret: string): Cookie {
    return newSecretCookie(this.keys, { staffId, entryId }, secret);
  }
}
