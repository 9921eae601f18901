import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { linkOf, withLink, withoutLink } from '../../../clinic-file/link-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Link } from '../../../finder/link.js';
import { Links } from '../../../finder/links.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { file, page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { asksToGuess, linkIn, typedLink } from './link-form.js';
import { LinkPage } from './link-page.js';
import { LinkSaving } from './link-saving.service.js';
import { LinkSnippetPreview } from './link-snippet-preview.js';
import { LinkViews } from './link-views.service.js';
import { entryAddress } from '../resource/address.js';
import { Slug } from '../resource/slug.decorator.js';

const querySchema = z.object({ news: z.enum(['added', 'saved', 'returned']).optional().catch(undefined) });
const carried = z.object({ seen: z.string().max(60).optional().catch(undefined) });

/** The page shows its link in frames. */
const shown = {
  personal: true,
  headers: {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
};
const inFrame = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  'x-frame-options': 'SAMEORIGIN',
};

/** One call to action: what it says, where it leads, and its end. */
@Controller('admin/links/:code')
@Allow('admin')
export class LinkController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly links: Links,
    private readonly saving: LinkSaving,
    private readonly views: LinkViews,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Slug('code') code: string, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const view = await this.views.one(site, member, code, { news: news && site.t(`link.news.${news}`) });
    return page(<LinkPage site={site} view={view} />, shown);
  }

  /** In the frame: a form of it as it looks on a page. */
  @Get('preview/:form')
  async preview(@Slug('code') code: string, @Param('form') form: string): Promise<Answer> {
    if (form !== 'link' && form !== 'button') throw new Refusal('not-found');
    const site = await this.siteContext.site();
    const html = this.views.linkSnippets(await this.known(code))[form];
    return page(<LinkSnippetPreview site={site} html={html} />, { personal: true, headers: inFrame });
  }

  /** For posters: a fifth of the square may be lost and it is still read. */
  @Get('square.svg')
  async square(@Slug('code') code: string): Promise<Answer> {
    const { square } = this.views.linkSnippets(await this.known(code));
    return file(renderSVG(square, { ecc: 'Q', border: 4 }), 'image/svg+xml');
  }

  @Post()
  async save(@Staff() member: StaffMember, @Slug('code') code: string, @Body() body: unknown): Promise<Answer> {
    const typed = typedLink(body);
    const { seen } = parse(carried, body);
    if (asksToGuess(body)) {
      const site = await this.siteContext.site();
      const fields = { ...(await this.views.guessed(site, typed)), carry: { seen } };
      return page(<LinkPage site={site} view={await this.views.one(site, member, code, { fields })} />, shown);
    }
    const link = linkIn(typed, code);
    const part = (file: ClinicFile) => linkOf(file, code);
    const what = { action: 'link.changed', subject: (await this.known(code)).id, part, seen };
    const { file } = await this.edits.current();
    const wrong = await this.saving.save(typed, code, withLink(file, link), async () => {
      await this.edits.change(member, what, (now) => (part(now), withLink(now, link)));
      return seeOther(`${entryAddress('/admin/links', code)}?news=saved`);
    });
    if (!('errors' in wrong)) return wrong;
    const { errors, suggestions, fault, status } = wrong;
    // Overtaken, it comes with the fingerprint of how it stands now: who saves again has read the sentence.
    const carry = status === 409 ? {} : { carry: { seen } };
    const site = await this.siteContext.site();
    const view = await this.views.one(site, member, code, { fault, fields: { typed, errors, suggestions, ...carry } });
    return page(<LinkPage site={site} view={view} />, { ...shown, status });
  }

  /** What was booked through it stays counted. */
  @Post('retirement')
  async retire(@Staff() member: StaffMember, @Slug('code') code: string): Promise<Answer> {
    const what = { action: 'link.retired', subject: (await this.known(code)).id };
    await this.edits.change(member, what, (file) => withoutLink(file, code));
    return seeOther('/admin/links?news=retired');
  }

  /** @throws Refusal not-found */
  private async known(code: string): Promise<Link> {
    const link = await this.links.byCode(code);
    if (!link) throw new Refusal('not-found');
    return link;
  }
}
