import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type BrokenClinic, whole } from '../../../clinic-file/broken-clinic.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import { type FormFaults, formFaults } from '../../../clinic-file/form-faults.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Fields } from '../../../configuration/entity.js';
import { filled, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, type Fault } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { refused, type Refused, stillSeen } from '../../staff/refused.js';
import { StaffPage } from '../../staff/staff-page.js';
import { carried, entrySchema, listSchema, orderSchema } from './requests.js';
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

/**
 * The pages of a list of the clinic file: list, order, new, edit, retire, restore. A resource extends it with its own
 * path and policy, and says what its pages look like.
 */
export abstract class ResourceController<F extends Fields, More extends object = object> {
  protected abstract readonly resource: Resource<F>;
  /** The field that says which entry is to be restored. */
  protected readonly restoredBy: 'id' | 'code' | 'key' = 'id';

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
    const { slug, by, order } = parse(orderSchema, body);
    const at = { ...atOf(params), slug: slug ?? '' };
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
    const at = atOf(params);
    return this.orList(member, at, async () => {
      const { slug, name, dropped } = await this.tools.retired.bringBack(member, this.resource.list, key);
      return seeOther(this.landing({ ...at, slug }, 'returned', name, dropped));
    });
  }

  @Get('new')
  async blank(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = atOf(params);
    return this.newForm(member, at, { typed: await this.blankForm(at) });
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { tools, resource } = this;
    const at = atOf(params);
    const typed = this.typedIn(body, at);
    const { once } = parse(carried, body);
    const site = await tools.siteContext.site();
    const beside = await this.beside(site, body, typed);
    if (beside) return this.newForm(member, at, { typed, ...beside });
    const [{ file }, gone, checked] = await Promise.all([
      tools.edits.current(),
      this.retiredSlugs(at),
      this.check(site, typed),
    ]);
    const named = resource.named(typed);
    const slug = slugOf(named, new Set([...resource.slugs(file, at), ...gone]));
    try {
      const draft = resource.saved(file, { ...at, slug }, typed);
      whole(draft.file, [...draft.faults, ...(checked.faults ?? [])]);
      const scope = `POST ${resource.address(at)}/new`;
      const made = await tools.idempotency.run(once ? { key: once, scope, body: typed } : undefined, async (tx) => {
        let given = slug;
        await tools.edits.within(tx, member, { action: `${resource.noun}.added` }, (now) => {
          given = slugOf(named, new Set([...resource.slugs(now, at), ...gone]));
          return resource.saved(now, { ...at, slug: given }, typed).file;
        });
        return { slug: given };
      });
      return seeOther(this.landing({ ...at, ...made }, 'added', named));
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
    const typed = this.typedIn(body, at);
    const { seen } = parse(carried, body);
    const [site, id] = await Promise.all([tools.siteContext.site(), tools.idOf(resource.list, at)]);
    const beside = await this.beside(site, body, typed);
    if (beside) return this.showEntry(member, at, { typed, seen, ...beside });
    const checked = await this.check(site, typed, { ...at, id });
    const { file } = await tools.edits.current();
    try {
      const { faults } = resource.saved(file, at, typed);
      await tools.edits.change(
        member,
        {
          action: `${resource.noun}.changed`,
          subject: id,
          part: (now) => resource.filled(now, at),
          seen,
          faults: [...faults, ...(checked.faults ?? [])],
        },
        (now) => {
          // Still there.
          resource.filled(now, at);
          return resource.saved(now, at, typed).file;
        },
      );
      return seeOther(this.landing(at, 'saved', resource.named(typed)));
    } catch (fault) {
      const wrong = this.wrong(fault, site, at);
      return this.showEntry(member, at, { typed, ...stillSeen(seen, wrong.status), ...wrong, more: checked.more });
    }
  }

  @Post(':slug/retirement')
  async retire(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = atOf(params);
    const id = await this.tools.idOf(this.resource.list, at);
    return this.orList(member, at, () => this.retireEntry(member, at, id));
  }

  private newForm(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const { typed = {}, errors = {}, more = {} } = shown;
    const action = `${this.resource.address(at)}/new`;
    return this.showNew(member, at, { action, typed, errors, carry: { once: secretToken() }, more }, shown);
  }

  /** The page of a new one with nothing on it but its form. */
  protected async newPage(
    member: StaffMember,
    at: At,
    { errors = {}, fault, status }: Shown<More>,
    form: (site: Site, file: ClinicFile) => VNode,
  ): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.tools.siteContext.site(), this.tools.edits.current()]);
    const title = site.t(this.resource.words.title);
    return page(
      <StaffPage
        site={site}
        view={{ member, fault, errors }}
        title={title}
        back={this.back(site, file, at)}
        here="/admin"
      >
        {form(site, file)}
      </StaffPage>,
      { personal: true, status },
    );
  }

  /** From the page of an entry to where all are. */
  protected back({ t }: Site, _file: ClinicFile, at: At): { readonly href: string; readonly text: string } {
    return { href: this.listAddress(at), text: t(this.resource.words.back) };
  }

  /** Where one comes to after an entry was added, saved or brought back, and what is said there. */
  protected landing(at: At, done: 'added' | 'saved' | 'returned', _name: string, dropped = 0): string {
    const news = done === 'returned' ? done : this.resource.news[done];
    return `${this.entryPage(at)}?news=${news}${dropped > 0 ? `&misfits=${dropped}` : ''}`;
  }

  protected entryPage(at: At): string {
    return addressOf(this.resource, at);
  }

  /** Where one comes to after the order was changed. */
  protected listAddress(at: At): string {
    return this.resource.address(at);
  }

  protected typedIn(body: unknown, _at: At): Typed {
    return typedIn(body);
  }

  protected async blankForm(_at: At): Promise<Typed> {
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
  protected async retiredSlugs({ within }: At): Promise<readonly string[]> {
    const { list } = this.resource;
    const { retired } = this.tools;
    if (list === 'links') return (await retired.links()).map(({ code }) => code);
    const gone = list === 'treatments' ? await retired.treatments() : await retired.list(list, within || undefined);
    return gone.map(({ slug }) => slug);
  }

  /** Faults that stand elsewhere in the clinic file than its own fields, beside the fields of the form. */
  protected faultsOf(fault: BrokenClinic, at: At): FormFaults {
    const { entity, path } = this.resource;
    return formFaults(fault, pathOf(...path(at))(fault.draft), entity);
  }

  private wrong(fault: unknown, site: Site, at: At): Refused {
    const { errors, ...more } = refused(fault, site, (broken) => this.faultsOf(broken, at));
    // As the fields stand in the form; what is none of the entity's own comes last.
    const fields = Object.keys(this.resource.entity.fields);
    const rank = (name: string) => {
      const place = fields.indexOf(name.split('.')[0]!);
      return place < 0 ? fields.length : place;
    };
    const sorted = Object.entries(errors).toSorted(([a], [b]) => rank(a) - rank(b));
    return { errors: Object.fromEntries(sorted), ...more };
  }

  /** What cannot be done is said above the list. */
  private async orList(member: StaffMember, at: At, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.tools.siteContext.site());
      return this.showList(member, at, { page: 1, fault: said, status });
    }
  }
}
