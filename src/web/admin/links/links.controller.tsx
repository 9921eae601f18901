import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { linkDetails, withLink, withLinkMoved } from '../../../clinic-file/link-edits.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { filled, said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { Idempotency } from '../../../platform/idempotency.service.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { LinkFields } from './link-fields.js';
import { asksToGuess, linkIn, typedLink } from './link-form.js';
import { NewLinkPage } from './link-page.js';
import { LinkSaving } from './link-saving.service.js';
import { LinkViews } from './link-views.service.js';
import { LinksPage } from './links-page.js';
import { entryAddress } from '../resource/address.js';

const querySchema = z.object({
  news: z.literal('retired').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const order = z.object({ slug: z.string().max(80), by: z.enum(['up', 'down']) });
const back = z.object({ code: z.string().max(80) });
const carried = z.object({ once: z.string().max(60).optional().catch(undefined) });
const personal = { personal: true };

/** Calls to action, in order, and new ones. Nothing here has an address that could be a link's. */
@Controller('admin/links')
@Allow('admin')
export class LinksController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
    private readonly idempotency: Idempotency,
    private readonly saving: LinkSaving,
    private readonly views: LinkViews,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const site = await this.siteContext.site();
    const { news, page: asked } = parse(querySchema, query);
    const view = await this.views.list(site, member, asked, { news: news && site.t(`links.news.${news}`) });
    return page(<LinksPage site={site} view={view} />, personal);
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { slug, by } = parse(order, body);
    await this.edits.change(member, { action: 'links.ordered' }, (file) =>
      withLinkMoved(file, slug, by === 'up' ? -1 : 1),
    );
    return seeOther('/admin/links');
  }

  @Post('restore')
  async bringBack(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { code } = parse(back, body);
    await this.retired.bringBack(member, 'links', code);
    return seeOther(`${entryAddress('/admin/links', code)}?news=returned`);
  }

  @Get('new')
  async blank(@Staff() member: StaffMember): Promise<Answer> {
    return this.form(member, filled(linkDetails, {}));
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const typed = typedLink(body);
    const { once } = parse(carried, body);
    if (asksToGuess(body)) {
      const { typed: shown, guessed } = await this.views.guessed(await this.siteContext.site(), typed);
      return this.form(member, shown, { guessed });
    }
    const [{ file }, gone] = await Promise.all([this.edits.current(), this.retired.links()]);
    const code = slugOf(said(typed, 'label'), new Set([...file.links, ...gone].map((one) => one.code)));
    const link = linkIn(typed, code);
    const request = once ? { key: once, scope: 'POST /admin/links/new', body: typed } : undefined;
    const wrong = await this.saving.save(typed, code, withLink(file, link), async () => {
      const made = await this.idempotency.run(request, async (tx) => {
        await this.edits.within(tx, member, { action: 'link.added' }, (now) => {
          if (now.links.some((one) => one.code === code)) throw new Refusal('changed-meanwhile');
          return withLink(now, link);
        });
        return { code };
      });
      return seeOther(`${entryAddress('/admin/links', made.code)}?news=added`);
    });
    if (!('errors' in wrong)) return wrong;
    const { errors, suggestions, fault, status } = wrong;
    return this.form(member, typed, { errors, suggestions }, fault, status);
  }

  private async form(
    member: StaffMember,
    typed: Typed,
    more: Partial<LinkFields> = {},
    fault?: string,
    status = 200,
  ): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.edits.current()]);
    const carry = { once: secretToken() };
    const fields = this.views.fields(site, file, { action: '/admin/links/new', typed, carry, ...more });
    return page(<NewLinkPage site={site} view={{ member, fields, fault }} />, { ...personal, status });
  }
}
