import { Controller, Get, Param } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { entryAt, withoutEntry } from '../../../clinic-file/entry-edits.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Refusal } from '../../../platform/refusal.js';
import { file, page, seeOther } from '../../shared/answer.js';
import { ButtonLink } from '../../shared/button-link.js';
import type { Site } from '../../shared/site.js';
import { ListPage } from '../resource/list-page.js';
import { type At, atOf, type EntryForm, type ListShown, type Params, type Shown } from '../resource/resource.js';
import { ClinicResourceController } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LinkForm, type LinkMore } from './link-fields.js';
import { LinkPage } from './link-page.js';
import { LinkSnippetPreview } from './link-snippet-preview.js';
import { LinkViews } from './link-views.service.js';
import { links } from './links.js';
import { NearPlaces } from './near-places.service.js';

/** The page shows its link in frames. */
const framing = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};
const inFrame = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  'x-frame-options': 'SAMEORIGIN',
};

/** Calls to action on pages and posters: what they say, where they lead, and their end. */
@Controller('admin/links')
@Allow('admin')
export class LinksController extends ClinicResourceController<(typeof links)['entity']['fields'], LinkMore> {
  protected readonly resource = links;
  protected override readonly restoredBy = 'code';

  constructor(
    tools: ResourceTools,
    private readonly views: LinkViews,
    private readonly places: NearPlaces,
  ) {
    super(tools);
  }

  /** In the frame: a form of it as it looks on a page. */
  @Get(':slug/preview/:form')
  async preview(@Param() params: Params, @Param('form') form: string): Promise<Answer> {
    if (form !== 'link' && form !== 'button') throw new Refusal('not-found');
    const [site, snippets] = await Promise.all([this.tools.siteContext.site(), this.snippets(params)]);
    return page(<LinkSnippetPreview site={site} html={snippets[form]} />, { headers: inFrame });
  }

  /** For posters: a fifth of the square may be lost and it is still read. */
  @Get(':slug/square.svg')
  async square(@Param() params: Params): Promise<Answer> {
    const { square } = await this.snippets(params);
    return file(renderSVG(square, { ecc: 'Q', border: 4 }), 'image/svg+xml; charset=utf-8');
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const site = await this.tools.siteContext.site();
    const { t } = site;
    const { waiting, ...listed } = await this.views.list(site, shown.page);
    const view = { ...shown, ...listed, member, list: 'links' } as const;
    const ways = <ButtonLink href="/admin/links/posts">{t('links.add-posts')}</ButtonLink>;
    return page(
      <ListPage site={site} view={view} ways={ways}>
        {waiting > 0 && (
          <p>
            <a href="/admin/links/posts#new-posts">{t('links.new-posts', { count: waiting })}</a>
          </p>
        )}
        <p>
          <a href="/admin/link-report">{t('links.reports')}</a>
        </p>
      </ListPage>,
      { status },
    );
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm<LinkMore>, shown: Shown<LinkMore>): Promise<Answer> {
    return this.newPage(member, at, shown, (site, clinic) => (
      <LinkForm fields={this.views.fields(site, clinic, form)} />
    ));
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown<LinkMore>): Promise<Answer> {
    const [site, form] = await Promise.all([this.tools.siteContext.site(), this.tools.form(links, at, shown)]);
    const { fault, news, status } = shown;
    const view = { ...(await this.views.one(site, at.slug, form)), member, fault, news };
    return page(<LinkPage site={site} view={view} />, { headers: framing, status });
  }

  /** What was booked through it stays counted. */
  protected async retireEntry(member: StaffMember, { slug }: At, id: string): Promise<Answer> {
    const what = { action: 'link.retired', subject: id } as const;
    await this.tools.edits.change(member, what, (now) => withoutEntry(now, 'links', slug));
    return seeOther('/admin/links?news=retired');
  }

  /** A place that was chosen with a button of its own stands for the one that was typed. */
  protected override typedIn(body: unknown, at: At): Typed {
    const typed = super.typedIn(body, at);
    return typed.place ? { ...typed, near: typed.place } : typed;
  }

  /** Somebody asks what the title speaks for, and saves nothing yet. */
  protected override async unsaved(site: Site, _body: unknown, typed: Typed): Promise<Shown<LinkMore> | undefined> {
    return said(typed, 'do') === 'guess' ? this.views.guessed(site, typed) : undefined;
  }

  protected override async check(_site: Site, typed: Typed) {
    const { fault, suggestions } = await this.places.check(said(typed, 'near').trim());
    return { faults: fault ? [{ path: 'near', message: fault }] : [], more: { suggestions } };
  }

  private async snippets(params: Params) {
    const { file } = await this.tools.edits.current();
    return this.views.linkSnippets(entryAt(file, 'links', atOf(params).slug));
  }
}
