import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { apiKey } from '../../../accounts/api-key.entity.js';
import { type ApiKey, ApiKeys } from '../../../accounts/api-keys.service.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { filled, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { parseForm } from '../../../configuration/parse-form.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { shortTime } from '../../../time/wording.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { AdminPage } from '../admin-page.js';
import type { Saving } from '../resource/form.controller.js';
import { ListPage } from '../resource/list-page.js';
import { newSecretCookie, newSecretIn, noNewSecret } from '../resource/new-secret.js';
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
import { ApiKeyForm, ApiKeyPage } from './api-key-page.js';

interface More {
  /** Made a moment ago, and shown this once. */
  readonly secret: string;
}

@Controller('admin/api-keys')
@Allow('admin')
@FreshSignIn()
export class ApiKeysController extends ResourceController<typeof apiKey.fields, More> {
  protected readonly resource = {
    address: () => '/admin/api-keys',
    entity: apiKey,
    named: (typed: Typed) => said(typed, 'name'),
    news: { added: 'added', saved: 'saved' },
  };

  constructor(
    siteContext: SiteContext,
    private readonly apiKeys: ApiKeys,
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
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
    return this.shown(member, params, query, { secret: newSecretIn(this.keys, between, cookies) });
  }

  protected override at(params: Params): At {
    return atOfId(params);
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const [site, all] = await Promise.all([this.siteContext.site(), this.apiKeys.list()]);
    const facts = await this.factsIn(site);
    const entries = all.map((key) => ({
      slug: key.id,
      name: key.name,
      href: `/admin/api-keys/${key.id}`,
      facts: facts(key),
    }));
    return page(<ListPage site={site} view={{ ...shown, member, list: 'api-keys', entries }} />, { status });
  }

  protected async showNew(member: StaffMember, _at: At, form: EntryForm, { fault, status }: Shown): Promise<Answer> {
    const site = await this.siteContext.site();
    const { t } = site;
    const view = { member, fault, errors: form.errors };
    return page(
      <AdminPage site={site} view={view} title={t('api-keys.add')} here={form.action}>
        <ApiKeyForm form={form} submit={t('apiKey.make')} />
      </AdminPage>,
      { status },
    );
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const [site, key] = await Promise.all([this.siteContext.site(), this.apiKeys.one(at.slug)]);
    const facts = await this.factsIn(site);
    const form = formOf(this.entryPage(at), filled(apiKey, key), shown);
    const { news, fault, status, more: { secret } = {} } = shown;
    const { name, revokedAt } = key;
    const about = { name, facts: facts(key), revoked: revokedAt !== null };
    const view = { member, news, fault, errors: form.errors, form, secret, ...about };
    return page(<ApiKeyPage site={site} view={view} />, { status, ...(secret && { cookies: [noNewSecret] }) });
  }

  protected async addEntry(member: StaffMember, _at: At, typed: Typed, { once }: Adding): Promise<Added> {
    const input = parseForm(apiKey, typed);
    const request = idempotentRequest('POST /admin/api-keys/new', once, input, actorOf(member));
    const { id, secret } = await this.apiKeys.add(member, input, request);
    return { slug: id, cookies: [newSecretCookie(this.keys, { staffId: member.id, entryId: id }, secret)] };
  }

  protected saveEntry(member: StaffMember, { slug }: At, typed: Typed, { seen }: Saving): Promise<void> {
    return this.apiKeys.change(member, slug, parseForm(apiKey, typed), seen);
  }

  protected async retireEntry(member: StaffMember, _at: At, id: string): Promise<Answer> {
    await this.apiKeys.revoke(member, id);
    return seeOther('/admin/api-keys?news=revoked');
  }

  protected override async blankForm(): Promise<Typed> {
    return filled(apiKey, { scopes: ['bookings'], perMinute: 60 });
  }

  /** Times are on the clock of the clinic's first location. */
  private async factsIn({ t, locale, now }: Site): Promise<(key: ApiKey) => string[]> {
    const { locations } = await this.catalogue.latest();
    const zone = locations[0]?.timeZone ?? 'Etc/UTC';
    const when = (at: Date) => shortTime(zone, Math.floor(at.getTime() / 60_000), locale, now);
    return ({ scopes, perMinute, usedAt, revokedAt }) => [
      ...scopes.map((scope) => t(`apiKey.scope.${scope}`)),
      t('apiKey.limit', { count: perMinute }),
      usedAt ? t('apiKey.used', { at: when(usedAt) }) : t('apiKey.unused'),
      ...(revokedAt ? [t('apiKey.revoked', { at: when(revokedAt) })] : []),
    ];
  }
}
