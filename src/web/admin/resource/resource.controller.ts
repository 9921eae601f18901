import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { whole } from '../../../clinic-file/broken-clinic.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import type { Fields } from '../../../configuration/entity.js';
import { filled, readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import type { Fault } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { refused, type Refused, stillSeen } from '../../staff/refused.js';
import {
  addressOf,
  type At,
  atOf,
  type Form,
  type ListShown,
  type Params,
  type Resource,
  type Shown,
} from './resource.js';
import type { ResourceTools } from './resource-tools.service.js';

/** What was found out about the values of a form, beyond what the clinic file says of them. */
interface Checked<More extends object> {
  readonly faults?: readonly Fault[];
  readonly more?: Partial<More>;
}

const listSchema = z.object({
  news: z.string().max(20).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const entrySchema = z.object({
  news: z.string().max(20).optional().catch(undefined),
  misfits: z.coerce.number().int().positive().optional().catch(undefined),
});
const orderSchema = z.object({ slug: z.string().max(80), by: z.enum(['up', 'down']) });
const carried = z.object({
  once: z.string().max(60).optional().catch(undefined),
  seen: z.string().max(60).optional().catch(undefined),
});

/**
 * The pages of a list of the clinic file: list, order, new, edit, retire, restore. A resource extends it with its own
 * path and policy, and says what its pages look like.
 */
export abstract class ResourceController<F extends Fields, More extends object = object> {
  protected abstract readonly resource: Resource<F>;
  /** The field that says which entry is to be restored. */
  protected readonly restoredBy: 'id' | 'code' = 'id';

  constructor(protected readonly tools: ResourceTools) {}

  protected abstract showList(member: StaffMember, at: At, shown: ListShown): Promise<Answer>;
  protected abstract showNew(member: StaffMember, at: At, form: Form<More>, shown: Shown<More>): Promise<Answer>;
  /** The page of an entry, as it stands or with what was typed. @throws Refusal not-found */
  protected abstract showEntry(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer>;
  protected abstract retireEntry(member: StaffMember, at: At, id: string): Promise<Answer>;
  protected abstract newsText(site: Site, news: string, misfits?: number): string | undefined;

  @Get()
  async list(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    const { news, page } = parse(listSchema, query);
    const site = await this.tools.siteContext.site();
    return this.showList(member, atOf(params), { page, news: news && this.newsText(site, news) });
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { slug, by } = parse(orderSchema, body);
    const at = { ...atOf(params), slug };
    const { list, moved } = this.resource;
    await this.tools.edits.change(member, { action: `${list}.ordered` }, (file) =>
      moved(file, at, by === 'up' ? -1 : 1),
    );
    return seeOther(this.listAddress(at));
  }

  @Post('restore')
  async restore(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const key = parse(z.object({ [this.restoredBy]: z.string().max(80) }), body)[this.restoredBy]!;
    const at = atOf(params);
    try {
      const { slug, dropped } = await this.tools.retired.bringBack(member, this.resource.list, key);
      return seeOther(`${this.entryPage({ ...at, slug })}?news=returned${dropped > 0 ? `&misfits=${dropped}` : ''}`);
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.tools.siteContext.site());
      return this.showList(member, at, { page: 1, fault: said, status });
    }
  }

  @Get('new')
  async blank(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    return this.newForm(member, atOf(params), { typed: await this.blankForm() });
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { tools, resource } = this;
    const at = atOf(params);
    const typed = this.typedIn(body);
    const { once } = parse(carried, body);
    const site = await tools.siteContext.site();
    const beside = await this.beside(site, body, typed);
    if (beside) return this.newForm(member, at, { typed, ...beside });
    const { value, faults } = readForm(resource.entity, typed);
    const [{ file }, gone, checked] = await Promise.all([
      tools.edits.current(),
      this.retiredSlugs(at),
      this.check(site, typed),
    ]);
    const slug = slugOf(resource.named(value), new Set([...resource.slugs(file, at), ...gone]));
    const wrong = [...faults, ...(checked.faults ?? [])];
    try {
      whole(resource.saved(file, { ...at, slug }, value, typed), wrong);
      const scope = `POST ${resource.address(at)}/new`;
      const made = await tools.idempotency.run(once ? { key: once, scope, body: typed } : undefined, async (tx) => {
        let given = slug;
        await tools.edits.within(tx, member, { action: `${resource.noun}.added` }, (now) => {
          given = slugOf(resource.named(value), new Set([...resource.slugs(now, at), ...gone]));
          return resource.saved(now, { ...at, slug: given }, value, typed);
        });
        return { slug: given };
      });
      return seeOther(`${this.entryPage({ ...at, ...made })}?news=${resource.news.added}`);
    } catch (fault) {
      return this.newForm(member, at, { typed, ...this.wrong(fault, site, { ...at, slug }), more: checked.more });
    }
  }

  @Get(':slug')
  async show(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    const { news, misfits } = parse(entrySchema, query);
    const site = await this.tools.siteContext.site();
    return this.showEntry(member, atOf(params), { news: news && this.newsText(site, news, misfits) });
  }

  @Post(':slug')
  async save(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { tools, resource } = this;
    const at = atOf(params);
    const typed = this.typedIn(body);
    const { seen } = parse(carried, body);
    const [site, id] = await Promise.all([tools.siteContext.site(), tools.idOf(resource.list, at)]);
    const beside = await this.beside(site, body, typed);
    if (beside) return this.showEntry(member, at, { typed, seen, ...beside });
    const checked = await this.check(site, typed, { ...at, id });
    try {
      const { value, faults } = readForm(resource.entity, typed);
      await tools.edits.change(
        member,
        {
          action: `${resource.noun}.changed`,
          subject: id,
          part: (file) => resource.filled(file, at),
          seen,
          faults: [...faults, ...(checked.faults ?? [])],
        },
        (file) => resource.saved(file, at, value, typed),
      );
      return seeOther(`${this.entryPage(at)}?news=${resource.news.saved}`);
    } catch (fault) {
      const wrong = this.wrong(fault, site, at);
      return this.showEntry(member, at, { typed, ...stillSeen(seen, wrong.status), ...wrong, more: checked.more });
    }
  }

  @Post(':slug/retirement')
  async retire(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = atOf(params);
    return this.retireEntry(member, at, await this.tools.idOf(this.resource.list, at));
  }

  private newForm(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const { typed = {}, errors = {}, more = {} } = shown;
    const action = `${this.resource.address(at)}/new`;
    return this.showNew(member, at, { action, typed, errors, carry: { once: secretToken() }, more }, shown);
  }

  /** Where one comes to after an entry was saved. */
  protected entryPage(at: At): string {
    return addressOf(this.resource, at);
  }

  /** Where one comes to after the order was changed. */
  protected listAddress(at: At): string {
    return this.resource.address(at);
  }

  protected typedIn(body: unknown): Typed {
    return typedIn(body);
  }

  protected async blankForm(): Promise<Typed> {
    return filled(this.resource.entity, {});
  }

  /** Some buttons of a form only fill in more of it: what it then shows. Undefined: it is to be saved. */
  protected async beside(_site: Site, _body: unknown, _typed: Typed): Promise<Shown<More> | undefined> {
    return undefined;
  }

  /** `there`: the entry that is changed; none for a new one. */
  protected async check(_site: Site, _typed: Typed, _there?: At & { readonly id: string }): Promise<Checked<More>> {
    return {};
  }

  /** Slugs that were given before are never given to another. */
  protected async retiredSlugs({ location }: At): Promise<readonly string[]> {
    const { list } = this.resource;
    const gone =
      list === 'links'
        ? (await this.tools.retired.links()).map(({ code }) => ({ slug: code }))
        : await this.tools.retired.list(list, location || undefined);
    return gone.map(({ slug }) => slug);
  }

  private wrong(fault: unknown, site: Site, at: At): Refused {
    const { entity, path } = this.resource;
    return refused(fault, site, { prefix: pathOf(...path(at)), entity });
  }
}
