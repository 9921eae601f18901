import { Body, Param, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { type BrokenClinic, whole } from '../../../clinic-file/broken-clinic.js';
import { pathOf } from '../../../clinic-file/entry-edits.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Fields } from '../../../configuration/entity.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { StaffLayoutProps } from '../../staff/staff-layout.js';
import { AdminPage } from '../admin-page.js';
import type { Saving } from './form.controller.js';
import { orderSchema } from './requests.js';
import type { At, Params, Resource, Shown } from './resource.js';
import { type Added, type Adding, ResourceController } from './resource.controller.js';
import type { ResourceTools } from './resource-tools.service.js';

export type PageExtras = Pick<StaffLayoutProps, 'styles' | 'scripts'>;

/** The pages of a list of the clinic file, which also has an order; what was archived can be brought back. */
export abstract class ClinicResourceController<
  F extends Fields,
  More extends object = object,
> extends ResourceController<F, More> {
  protected abstract override readonly resource: Resource<F>;
  /** The field that says which entry is to be restored. */
  protected readonly restoredBy: 'id' | 'code' | 'key' = 'id';

  constructor(protected readonly tools: ResourceTools) {
    super(tools.siteContext);
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { slug, by, order } = parse(orderSchema, body);
    const at = { ...this.at(params), slug: slug ?? '' };
    const { list, moved, inOrder } = this.resource;
    if (!by && !inOrder) throw new BadInput([{ path: 'by', message: 'fault.missing' }]);
    return this.orList(member, at, async () => {
      await this.tools.edits.change(member, { action: `${list}.ordered` }, (file) =>
        by || !inOrder ? moved(file, at, by === 'up' ? -1 : 1) : inOrder(file, at, order),
      );
      return seeOther(this.listAddress(at));
    });
  }

  @Post('restore')
  async restore(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const key = parse(z.object({ [this.restoredBy]: z.string().max(80) }), body)[this.restoredBy]!;
    const at = this.at(params);
    return this.orList(member, at, async () => {
      const { slug, name, dropped } = await this.tools.retired.bringBack(member, this.table, key);
      return seeOther(this.landing({ ...at, slug }, 'returned', name, dropped));
    });
  }

  protected async addEntry(
    member: StaffMember,
    at: At,
    typed: Typed,
    { once, faults }: Adding,
  ): Promise<Added | Answer> {
    const { tools, resource } = this;
    const [takenIn, { file }] = await Promise.all([this.takenSlugs(at), tools.edits.current()]);
    const draft = resource.saved(file, at, typed, takenIn(file));
    whole(draft.file, [...draft.faults, ...faults]);
    const scope = `POST ${resource.address(at)}/new`;
    const request = once ? { key: once, caller: actorOf(member), scope, body: typed } : undefined;
    return tools.idempotency.run(request, async (tx) => {
      let { slug } = at;
      await tools.edits.within(tx, member, { action: `${resource.noun}.added` }, (now) => {
        slug = slugOf(resource.named(typed), takenIn(now));
        return resource.saved(now, { ...at, slug }, typed, takenIn(now)).file;
      });
      await this.alsoAdded(tx, member, { ...at, slug }, typed);
      return { slug };
    });
  }

  /** What is made together with a new entry, or neither is. */
  protected async alsoAdded(_tx: EntityManager, _member: StaffMember, _at: At, _typed: Typed): Promise<void> {}

  protected async saveEntry(member: StaffMember, at: At, typed: Typed, saving: Saving): Promise<Answer | undefined> {
    const { tools, resource } = this;
    const what = { action: `${resource.noun}.changed`, subject: await this.idOf(at) } as const;
    await tools.save(member, what, resource, at, typed, saving);
    return undefined;
  }

  protected override idOf(at: At): Promise<string> {
    return this.tools.idOf(this.table, at);
  }

  /** @throws Refusal not-found: a closure ends, and never comes back */
  private get table() {
    const { list } = this.resource;
    if (list === 'closures') throw new Refusal('not-found');
    return list;
  }

  /** A page with nothing but the form of a new entry. */
  protected async newPage(
    member: StaffMember,
    at: At,
    { errors = {}, fault, news, status }: Shown<More>,
    form: (site: Site, file: ClinicFile) => VNode,
  ): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.tools.edits.current()]);
    const title = site.t(this.resource.newTitle);
    return page(
      <AdminPage
        site={site}
        view={{ member, fault, news, errors }}
        title={title}
        here={`${this.resource.address(at)}/new`}
        back={this.back(site, file, at)}
        {...this.extras(site)}
      >
        {form(site, file)}
      </AdminPage>,
      { status },
    );
  }

  /** What the page of a new entry is drawn and moved with. */
  protected extras(_site: Site): PageExtras {
    return {};
  }

  /** The page above that of an entry, where the list of pages does not have it. */
  protected back(
    _site: Site,
    _file: ClinicFile,
    _at: At,
  ): { readonly href: string; readonly text: string } | undefined {
    return undefined;
  }

  /** The address shown after the order was changed. */
  protected listAddress(at: At): string {
    return this.resource.address(at);
  }

  protected override async newSlug(at: At, typed: Typed): Promise<string> {
    const [takenIn, { file }] = await Promise.all([this.takenSlugs(at), this.tools.edits.current()]);
    return slugOf(this.resource.named(typed), takenIn(file));
  }

  /** Slugs in use, and those of archived entries, which are never given to another. */
  private async takenSlugs(at: At): Promise<(file: ClinicFile) => ReadonlySet<string>> {
    const gone = await this.retiredSlugs(at);
    return (file) => new Set([...this.resource.slugs(file, at), ...gone]);
  }

  protected async retiredSlugs({ within }: At): Promise<readonly string[]> {
    const list = this.table;
    const { retired } = this.tools;
    if (list === 'links') return (await retired.links()).map(({ code }) => code);
    const gone = list === 'treatments' ? await retired.treatments() : await retired.list(list, within || undefined);
    return gone.map(({ slug }) => slug);
  }

  /** Faults that stand elsewhere in the clinic file than its own fields, beside the fields of the form. */
  protected override faultsOf(fault: BrokenClinic, at: At): FormFaults {
    const { entity, path } = this.resource;
    return formFaults(fault, pathOf(...path(at))(fault.draft), entity);
  }
}
