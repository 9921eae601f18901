import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { keyOf } from '../../../configuration/entity.js';
import { template } from '../../../notifications/template.entity.js';
import { isTemplateKind } from '../../../notifications/message-template.js';
import { templateFaults } from '../../../notifications/template-faults.js';
import { standardText } from '../../../notifications/email/render.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { isLanguage } from '../../../i18n/language.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { type TemplateKey, customTemplate, type Typed, typedIn } from './template-form.js';
import { MessageTemplatePage, type MessageTemplateView } from './message-template-page.js';
import { MessageTemplateViews } from './message-template-views.service.js';
import { MessageTemplatesPage } from './message-templates-page.js';
import { CustomTemplates } from './custom-templates.service.js';
import { PreviewDocument } from './preview-document.js';

const querySchema = z.object({ news: z.enum(['saved', 'reset']).optional().catch(undefined) });
const pressed = z.object({
  do: z.enum(['save', 'trial']).catch('save'),
  seen: z.string().max(60).optional().catch(undefined),
  once: z.string().min(1).max(100).optional().catch(undefined),
});

/** Notifications in the clinic's own words. */
@Controller('admin/message-templates')
@Allow('admin')
export class MessageTemplatesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: MessageTemplateViews,
    private readonly own: CustomTemplates,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const view = await this.views.list(site, member, news && site.t(`templates.news.${news}`));
    return page(<MessageTemplatesPage site={site} view={view} />);
  }

  @Get(':kind/:language')
  async one(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    return this.show(member, keyIn(params));
  }

  @Post(':kind/:language')
  async change(@Staff() member: StaffMember, @Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = keyIn(params);
    const { do: done, seen, once } = parse(pressed, body);
    const typed = typedIn(body);
    const text = customTemplate(typed, standardText(key.kind, key.language));
    try {
      if (done === 'trial') {
        const { email } = member;
        await this.own.trial(member, key, text, once);
        const { t } = await this.siteContext.site();
        return await this.show(
          member,
          key,
          typed,
          { news: t('templates.trial-sent', { email }) },
          stillSeen(seen, 200),
        );
      }
      await this.own.save(member, key, text, seen);
    } catch (fault) {
      const where = { prefix: pathOf('letters', keyOf(template, key)), entity: template };
      const { errors, fault: said, status } = refused(fault, await this.siteContext.site(), where);
      return this.show(member, key, typed, { errors, fault: said }, stillSeen(seen, status), status);
    }
    return seeOther('/admin/message-templates?news=saved');
  }

  @Post(':kind/:language/reset')
  async reset(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    await this.own.drop(member, keyIn(params));
    return seeOther('/admin/message-templates?news=reset');
  }

  /** In the frame: as it is in force … */
  @Get(':kind/:language/preview')
  async stored(@Param() params: unknown): Promise<Answer> {
    const key = keyIn(params);
    return this.preview(key, await this.own.inForce(key));
  }

  /** … or as it is being typed. */
  @Post(':kind/:language/preview')
  async typed(@Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = keyIn(params);
    return this.preview(key, customTemplate(typedIn(body), standardText(key.kind, key.language)));
  }

  private async preview(key: TemplateKey, text: ReturnType<typeof customTemplate>): Promise<Answer> {
    const site = await this.siteContext.site();
    const faults = templateFaults(key.kind, text).map(({ part, message }) => {
      return `${site.t(part === 'title' ? 'templates.heading' : `templates.${part}`)}: ${message}.`;
    });
    const written = await this.views.written(key, text);
    return page(<PreviewDocument site={site} written={written} faults={faults} />, {
      headers: { 'content-security-policy': inFrame, 'x-frame-options': 'SAMEORIGIN' },
    });
  }

  /** `carry`: what the form was filled from; without it, how it stands now. */
  private async show(
    member: StaffMember,
    key: TemplateKey,
    typed?: Typed,
    more: Partial<MessageTemplateView> = {},
    carry: { readonly seen?: string } = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.one(site, member, key, typed, more);
    return page(<MessageTemplatePage site={site} view={{ ...view, carry: { ...view.carry, ...carry } }} />, {
      status,
      headers: { 'content-security-policy': withFrame },
    });
  }
}

/** What is no notification, or no language of the catalogue, is not there. */
function keyIn(params: unknown): TemplateKey {
  const { kind, language } = params as Readonly<Record<string, string>>;
  if (!kind || !language || !isTemplateKind(kind) || !isLanguage(language)) throw new Refusal('not-found');
  return { kind, language };
}

const withFrame =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const inFrame =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
