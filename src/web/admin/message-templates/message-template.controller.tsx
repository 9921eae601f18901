import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { CustomTemplate } from '../../../notifications/custom-template.js';
import type { templateWords } from '../../../notifications/template.entity.js';
import { templateFaults } from '../../../notifications/template-faults.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { Saving } from '../resource/form.controller.js';
import { carried } from '../resource/requests.js';
import type { At, Params, Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { SettingsController } from '../resource/settings.controller.js';
import { CustomTemplates } from './custom-templates.service.js';
import { MessageTemplatePage } from './message-template-page.js';
import { MessageTemplateViews } from './message-template-views.service.js';
import { PreviewDocument } from './preview-document.js';
import { customTemplate, templateKey, templates } from './templates.js';

/** One message in one language, in the clinic's own words. */
@Controller('admin/message-templates/:kind/:language')
@Allow('admin')
export class MessageTemplateController extends SettingsController<typeof templateWords.fields> {
  protected readonly resource = templates;

  constructor(
    tools: ResourceTools,
    private readonly views: MessageTemplateViews,
    private readonly own: CustomTemplates,
  ) {
    super(tools);
  }

  @Post('reset')
  async reset(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    await this.own.drop(member, this.at(params));
    return seeOther('/admin/message-templates?news=reset');
  }

  /** In the frame: as it is in force … */
  @Get('preview')
  async stored(@Param() params: Params): Promise<Answer> {
    const at = this.at(params);
    return this.preview(at, await this.own.inForce(at));
  }

  /** … or as it is being typed. */
  @Post('preview')
  async typed(@Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const at = this.at(params);
    return this.preview(at, customTemplate(at, this.typedIn(body, at)));
  }

  protected override at({ kind = '', language = '' }: Params): At {
    return { within: kind, slug: language };
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    const site = await this.siteContext.site();
    const { news, fault, status } = shown;
    const view = { member, news, fault, ...(await this.views.one(site, at, shown)) };
    return page(<MessageTemplatePage site={site} view={view} />, {
      personal: true,
      status,
      headers: { 'content-security-policy': withFrame },
    });
  }

  /** The words as they are typed, to whoever asks. */
  protected override async unsaved(
    { t }: Site,
    body: unknown,
    typed: Typed,
    member: StaffMember,
    at: At,
  ): Promise<Shown | undefined> {
    if (said(typed, 'do') !== 'trial') return undefined;
    await this.own.trial(member, at, customTemplate(at, typed), parse(carried, body).once);
    return { typed, news: t('templates.trial-sent', { email: member.email }) };
  }

  protected override saveEntry(member: StaffMember, at: At, typed: Typed, { seen }: Saving): Promise<void> {
    return this.own.save(member, at, typed, seen);
  }

  private async preview(at: At, text: CustomTemplate): Promise<Answer> {
    const key = templateKey(at);
    const site = await this.siteContext.site();
    const faults = templateFaults(key.kind, text).map(({ part, message }) => {
      return `${site.t(part === 'title' ? 'templates.heading' : `templates.${part}`)}: ${message}.`;
    });
    const written = await this.views.written(key, text);
    return page(<PreviewDocument site={site} written={written} faults={faults} />, {
      personal: true,
      headers: { 'content-security-policy': inFrame, 'x-frame-options': 'SAMEORIGIN' },
    });
  }
}

const withFrame =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const inFrame =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
