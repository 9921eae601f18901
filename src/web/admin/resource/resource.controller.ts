import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Fields } from '../../../configuration/entity.js';
import { filled } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { Cookie } from '../../../platform/http/cookie.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import type { Fault } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { refused } from '../../staff/refused.js';
import { FormController } from './form.controller.js';
import { carried, listSchema } from './requests.js';
import {
  addressOf,
  type At,
  type EntryForm,
  type ListShown,
  type Params,
  type ResourcePages,
  type Shown,
} from './resource.js';

export interface Adding {
  /** The same form sent twice adds one. */
  readonly once?: string;
  readonly faults: readonly Fault[];
}

export interface Added {
  readonly slug: string;
  readonly cookies?: readonly Cookie[];
}

/**
 * The pages of a list: list, new, edit, retire. A resource extends it with its own path and policy, says what its pages
 * look like, and keeps its entries.
 */
export abstract class ResourceController<F extends Fields, More extends object = object> extends FormController<
  F,
  More
> {
  protected abstract override readonly resource: ResourcePages<F>;

  protected abstract showList(member: StaffMember, at: At, shown: ListShown): Promise<Answer>;
  protected abstract showNew(member: StaffMember, at: At, form: EntryForm<More>, shown: Shown<More>): Promise<Answer>;
  /** Or answers with the page of decisions. @throws BadInput; Refusal idempotency-key-reused */
  protected abstract addEntry(member: StaffMember, at: At, typed: Typed, adding: Adding): Promise<Added | Answer>;
  protected abstract retireEntry(member: StaffMember, at: At, id: string): Promise<Answer>;

  @Get()
  async list(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    const { news, page } = parse(listSchema, query);
    const site = await this.siteContext.site();
    return this.showList(member, this.at(params), { page, news: news && this.newsText(site, news) });
  }

  @Get('new')
  async blank(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    const at = this.at(params);
    const { news } = parse(listSchema, query);
    const site = await this.siteContext.site();
    return this.newForm(member, at, {
      typed: await this.blankForm(at, query),
      news: news && this.newsText(site, news),
    });
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const within = this.at(params);
    const typed = await this.completed(this.typedIn(body, within), body);
    const { once, another } = parse(carried, body);
    const site = await this.siteContext.site();
    const unsaved = await this.unsaved(site, body, typed, member, within);
    if (unsaved) return this.newForm(member, within, { typed, ...unsaved });
    const [slug, { faults = [], more }] = await Promise.all([this.newSlug(within, typed), this.check(site, typed)]);
    const at = { ...within, slug };
    try {
      const added = await this.addEntry(member, at, typed, { once, faults });
      if (!('slug' in added)) return added;
      const { cookies = [], ...made } = added;
      if (another)
        return seeOther(`${this.resource.address(within)}/new?news=${this.resource.news.added}`, { cookies });
      const isOpenNow = await this.siteContext.hasOpened(site);
      const landing = this.landing({ ...at, ...made }, 'added', this.resource.named(typed));
      return seeOther(isOpenNow ? '/admin' : landing, { cookies });
    } catch (fault) {
      return this.newForm(member, at, { typed, ...this.wrong(fault, site, at), more });
    }
  }

  @Get(':slug')
  show(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    return this.shown(member, params, query);
  }

  @Post(':slug')
  save(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    return this.saved(member, params, body);
  }

  @Post(':slug/retirement')
  async retire(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = this.at(params);
    const id = await this.idOf(at);
    return this.orList(member, at, () => this.retireEntry(member, at, id));
  }

  protected newForm(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const { typed = {}, errors = {}, more = {} } = shown;
    const action = `${this.resource.address(at)}/new`;
    return this.showNew(member, at, { action, typed, errors, carry: { once: secretToken() }, more }, shown);
  }

  /** The address shown after an entry was added, saved or brought back, with its message. */
  protected landing(at: At, done: 'added' | 'saved' | 'returned', _name: string, dropped = 0): string {
    const news = done === 'returned' ? done : this.resource.news[done];
    return `${this.entryPage(at)}?news=${news}${dropped > 0 ? `&misfits=${dropped}` : ''}`;
  }

  protected afterwards(at: At, typed: Typed): string {
    return this.landing(at, 'saved', this.resource.named(typed));
  }

  protected entryPage(at: At): string {
    return addressOf(this.resource, at);
  }

  protected async blankForm(_at: At, _query: unknown): Promise<Typed> {
    return filled(this.resource.entity, {});
  }

  /** The id of an entry's row: its slug, unless overridden. @throws Refusal not-found */
  protected async idOf({ slug }: At): Promise<string> {
    return slug;
  }

  /** The slug of a new entry, where it is made from its name. */
  protected async newSlug(_at: At, _typed: Typed): Promise<string> {
    return '';
  }

  /** A refusal is shown above the list. */
  protected async orList(member: StaffMember, at: At, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.siteContext.site());
      return this.showList(member, at, { page: 1, fault: said, status });
    }
  }
}
